import { type FileHandle, open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ByteSource, PlanningError, text } from '../engine/index.ts';
import type { FileBase } from '../workers/messages.ts';

/** Opens a file for the engine; the terminal knows folders only. */
export function diskSource(base: FileBase, name: string): Promise<ByteSource> {
  if (typeof base === 'string') return fileSource(base, name);
  throw new Error('the terminal host opens files by folder and name');
}

/** Opens a file of the disk by name relative to a folder; only the bytes asked for are read. */
export async function fileSource(base: string, name: string): Promise<ByteSource> {
  const path = resolve(base, name);
  const size = await stat(path).catch(() => null);
  if (size === null || !size.isFile()) throw missing(name, path, size !== null);
  return {
    name,
    byteLength: size.size,
    async slice(start, end) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size.size) - start));
      const handle = await open(path, 'r');
      try {
        return bytes.buffer.slice(0, await fill(handle, bytes, start));
      } finally {
        await handle.close();
      }
    },
  };
}

/** Reads until the buffer is full or the file ends; returns how much came in. */
async function fill(handle: FileHandle, bytes: Uint8Array, start: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

function missing(name: string, path: string, isFolder: boolean): PlanningError {
  return new PlanningError('input', 'missing-file', {
    text: isFolder
      ? text(`${name} 是文件夹，应为文件`, `${name} is a folder, a file was expected`)
      : text(`没有文件 ${name}（查找 ${path}）`, `there is no file ${name} (looked for ${path})`),
    remedy: text('检查文件名和所在文件夹', 'check the name and the folder'),
    at: { file: name },
  });
}

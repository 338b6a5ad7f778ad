import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ByteSource, PlanningError, text } from '../engine/index.ts';
import type { FileBase } from '../workers/messages.ts';

/** Opens a file for the engine; the terminal knows folders only. */
export function diskSource(base: FileBase, name: string): Promise<ByteSource> {
  if (typeof base !== 'string') return Promise.reject(new Error('the terminal host opens files by folder and name'));
  return fileSource(base, name);
}

/**
 * Opens a file of the disk by name relative to a folder; only the bytes asked for are read. The file stays open as long
 * as the thread lives: a raster is read block by block, and opening it each time costs more than reading. Reading holds
 * up the thread, which is never that of a page.
 */
async function fileSource(base: string, name: string): Promise<ByteSource> {
  const path = resolve(base, name);
  const file = opened(path, name);
  return {
    name,
    byteLength: file.size,
    async slice(start, end) {
      // Not filled with zeros first, and never part of Node's shared pool: the buffer is handed over whole.
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(end, file.size) - start));
      const filled = fill(file.descriptor, bytes, start);
      const buffer = bytes.buffer as ArrayBuffer;
      return filled === bytes.length ? buffer : buffer.slice(0, filled);
    },
  };
}

interface OpenFile {
  readonly descriptor: number;
  readonly size: number;
}

const OPEN_FILES = new Map<string, OpenFile>();

function opened(path: string, name: string): OpenFile {
  const known = OPEN_FILES.get(path);
  if (known !== undefined && fstatSync(known.descriptor).size === known.size) return known;
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    throw missing(name, path, false);
  }
  const status = fstatSync(descriptor);
  if (!status.isFile()) {
    closeSync(descriptor);
    throw missing(name, path, true);
  }
  const file = { descriptor, size: status.size };
  OPEN_FILES.set(path, file);
  return file;
}

/** Reads until the buffer is full or the file ends; returns how much came in. */
function fill(descriptor: number, bytes: Uint8Array, start: number): number {
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(descriptor, bytes, filled, bytes.length - filled, start + filled);
    if (count === 0) break;
    filled += count;
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

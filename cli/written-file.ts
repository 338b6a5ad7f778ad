import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { type ByteSink, PlanningError, text } from '../engine/index.ts';

/** A file that appears under its name only once it is complete. */
export interface WrittenFile extends ByteSink {
  /** Ends the file and gives it its name. */
  keep(): void;
  /** Leaves nothing behind; without effect after `keep`. */
  drop(): void;
}

/** Begins a file beside where it will stand; throws `PlanningError` (`cannot-write`) where none can be. */
export function writtenFile(path: string): WrittenFile {
  const draft = `${path}.part`;
  const descriptor = opened(draft, path);
  let open = true;
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    },
    keep() {
      closeSync(descriptor);
      open = false;
      renameSync(draft, path);
    },
    drop() {
      if (!open) return;
      open = false;
      closeSync(descriptor);
      rmSync(draft, { force: true });
    },
  };
}

function opened(draft: string, path: string): number {
  try {
    return openSync(draft, 'w');
  } catch (error) {
    throw new PlanningError('input', 'cannot-write', {
      text: text(`写不了文件 ${path}：${String(error)}`, `${path} cannot be written: ${String(error)}`),
      remedy: text('检查文件夹是否存在、是否可写', 'check that the folder is there and can be written'),
      at: { file: path },
    });
  }
}

import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { ByteSink } from '../engine/index.ts';

/** A file that appears under its name only once it is complete. */
export interface WrittenFile extends ByteSink {
  /** Ends the file and gives it its name. */
  keep(): void;
  /** Leaves nothing behind; without effect after `keep`. */
  drop(): void;
}

/** Begins a file beside where it will stand. */
export function writtenFile(path: string): WrittenFile {
  const draft = `${path}.part`;
  const descriptor = openSync(draft, 'w');
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

import type { Wording } from './input-error.ts';
import { damaged } from './tiff-errors.ts';
import { type TiffFile, uint64 } from './tiff-file.ts';
import { bytesOfType } from './tiff-tags.ts';

/** Directories followed at most; our own setting, GDAL stops at 65,535. */
const MOST_DIRECTORIES = 65_536;

/** One entry of a directory: where its values lie and how many they are. Nothing of it is read yet. */
export interface TiffEntry {
  readonly type: number;
  readonly count: number;
  /** Position in the file of the first value. */
  readonly at: number;
}

/** One image file directory. */
export interface TiffDirectory {
  readonly file: TiffFile;
  /** From 1. */
  readonly number: number;
  readonly entries: ReadonlyMap<number, TiffEntry>;
}

/**
 * The chain of directories, each read when asked for. Throws `PlanningError` code `truncated-raster` when one lies
 * beyond the end, `damaged-raster` when the chain runs in a circle or its parts overlap.
 */
export async function* directoriesOf(file: TiffFile): AsyncGenerator<TiffDirectory, void, void> {
  const { source } = file;
  const visited = new Set<number>();
  // Directories that overlap could make a small file cost as much as a large one.
  let bytesLeft = source.byteLength;
  let at = file.firstDirectory;
  for (let number = 1; at !== 0 || number === 1; number++) {
    if (visited.has(at)) {
      throw damaged(source.name, [
        `第 ${number} 个目录（IFD）又指回 ${at} 字节处，目录链成环`,
        `directory ${number} points back to byte ${at}: the chain of directories is a circle`,
      ]);
    }
    visited.add(at);
    const { directory, next, bytes } = await readDirectory(file, at, number);
    bytesLeft -= bytes;
    if (bytesLeft < 0 || number > MOST_DIRECTORIES) {
      throw damaged(source.name, [
        `前 ${number} 个目录（IFD）合计超过文件的 ${source.byteLength} 字节，或多于 ${MOST_DIRECTORIES} 个`,
        `its first ${number} directories are longer than the file's ${source.byteLength} bytes, or more than ${MOST_DIRECTORIES}`,
      ]);
    }
    yield directory;
    at = next;
  }
}

interface ReadDirectory {
  readonly directory: TiffDirectory;
  readonly next: number;
  readonly bytes: number;
}

async function readDirectory(file: TiffFile, at: number, number: number): Promise<ReadDirectory> {
  const { littleEndian, big } = file;
  const what: Wording = [`第 ${number} 个目录（IFD，起于 ${at}）`, `directory ${number} (IFD, from byte ${at})`];
  if (at < (big ? 16 : 8)) {
    throw damaged(file.source.name, [`${what[0]} 落在文件头之内`, `${what[1]} lies inside the file header`]);
  }
  const [countBytes, entryBytes, linkBytes] = big ? ([8, 20, 8] as const) : ([2, 12, 4] as const);
  const head = await file.view(at, countBytes, what);
  const count = big ? uint64(head, 0, littleEndian) : head.getUint16(0, littleEndian);
  const bytes = countBytes + count * entryBytes + linkBytes;
  const view = await file.view(at, bytes, [`${what[0]} 有 ${count} 项`, `${what[1]} has ${count} entries`]);
  const entries = new Map<number, TiffEntry>();
  for (let k = 0; k < count; k++) {
    const place = countBytes + k * entryBytes;
    const tag = view.getUint16(place, littleEndian);
    const type = view.getUint16(place + 2, littleEndian);
    const values = big ? uint64(view, place + 4, littleEndian) : view.getUint32(place + 4, littleEndian);
    const inside = place + (big ? 12 : 8);
    const fits = values * bytesOfType(type) <= (big ? 8 : 4);
    const offset = big ? uint64(view, inside, littleEndian) : view.getUint32(inside, littleEndian);
    // Of a tag given twice libtiff takes the first as well.
    if (!entries.has(tag)) entries.set(tag, { type, count: values, at: fits ? at + inside : offset });
  }
  const link = countBytes + count * entryBytes;
  const next = big ? uint64(view, link, littleEndian) : view.getUint32(link, littleEndian);
  return { directory: { file, number, entries }, next, bytes };
}

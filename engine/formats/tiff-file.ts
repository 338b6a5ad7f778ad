import type { ByteSource } from './format.ts';
import type { Wording } from './input-error.ts';
import { damaged, truncated } from './tiff-errors.ts';

/** Bytes read at the front: a cloud-optimised file of usual size has its directories there. */
const HEAD_BYTES = 8192;
/** Bytes read around a value that lies elsewhere; doubled at each such read up to the last. */
const FIRST_WINDOW = 4096;
const LAST_WINDOW = 65_536;

const HEADER: Wording = ['文件头', 'the file header'];

/** An opened TIFF: its byte order, its kind, and bounded access to its bytes. */
export interface TiffFile {
  readonly source: ByteSource;
  readonly littleEndian: boolean;
  /** Whether it is a BigTIFF, with 64-bit offsets. */
  readonly big: boolean;
  /** Where the first directory starts. */
  readonly firstDirectory: number;
  /** Bytes `at … at + length`; throws `truncated-raster` naming `what` before reading when the file has not so many. */
  view(at: number, length: number, what: Wording): Promise<DataView>;
}

/** Reads the header of a TIFF. Throws `PlanningError` code `truncated-raster` or `damaged-raster`. */
export async function openTiffFile(source: ByteSource): Promise<TiffFile> {
  const view = windowedView(source);
  const head = await view(0, 8, HEADER);
  const order = head.getUint16(0);
  const littleEndian = order === 0x4949;
  const version = head.getUint16(2, littleEndian);
  if ((!littleEndian && order !== 0x4d4d) || (version !== 42 && version !== 43)) {
    const found = `${hex(order)} ${hex(head.getUint16(2))}`;
    throw damaged(source.name, [
      `文件头应为 II 或 MM 加版本号 42 或 43，实际为 ${found}`,
      `the header should be II or MM with version 42 or 43, it is ${found}`,
    ]);
  }
  if (version === 42) {
    return { source, littleEndian, big: false, firstDirectory: head.getUint32(4, littleEndian), view };
  }
  const offsetBytes = head.getUint16(4, littleEndian);
  if (offsetBytes !== 8) {
    throw damaged(source.name, [
      `BigTIFF 偏移量应为 8 字节，实际为 ${offsetBytes}`,
      `BigTIFF offsets should have 8 bytes, the header says ${offsetBytes}`,
    ]);
  }
  const wide = await view(8, 8, HEADER);
  return { source, littleEndian, big: true, firstDirectory: uint64(wide, 0, littleEndian), view };
}

/** An unsigned 64-bit number; beyond 2^53 only its size is right, which no file's length reaches. */
export function uint64(view: DataView, at: number, littleEndian: boolean): number {
  const low = view.getUint32(littleEndian ? at : at + 4, littleEndian);
  const high = view.getUint32(littleEndian ? at + 4 : at, littleEndian);
  return high * 2 ** 32 + low;
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function windowedView(source: ByteSource): TiffFile['view'] {
  let head: DataView | null = null;
  let last: { readonly start: number; readonly view: DataView } | null = null;
  let windowBytes = FIRST_WINDOW;
  const read = async (start: number, length: number, what: Wording): Promise<DataView> => {
    const bytes = await source.slice(start, start + length);
    if (bytes.byteLength < length) throw truncated(source, start + length, what);
    return new DataView(bytes);
  };
  return async (at, length, what) => {
    const end = at + length;
    if (!(end <= source.byteLength)) throw truncated(source, end, what);
    head ??= await read(0, Math.min(HEAD_BYTES, source.byteLength), what);
    if (end <= head.byteLength) return new DataView(head.buffer, at, length);
    if (last === null || at < last.start || end > last.start + last.view.byteLength) {
      if (length >= windowBytes) return read(at, length, what);
      last = { start: at, view: await read(at, Math.min(windowBytes, source.byteLength - at), what) };
      windowBytes = Math.min(2 * windowBytes, LAST_WINDOW);
    }
    return new DataView(last.view.buffer, at - last.start, length);
  };
}

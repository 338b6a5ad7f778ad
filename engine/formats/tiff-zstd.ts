const FRAME = 0xfd2fb528;
const RLE = 1;

/**
 * The first ZSTD frame of `bytes`, and nothing after it, with `length` written as its content size (RFC 8878, section
 * 3.1.1). libtiff leaves the size out; a decoder told the size needs no more memory than that and fails when the
 * content differs. Throws `Error` when there is no whole frame, or when it names another size.
 */
export function sizedFrame(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 6 || view.getUint32(0, true) !== FRAME) throw new Error('no ZSTD frame');
  const descriptor = view.getUint8(4);
  const isSingleSegment = (descriptor & 32) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >>> 6] as number;
  const windowBytes = isSingleSegment ? 0 : 1;
  const start = 5 + windowBytes + dictionaryBytes + sizeBytes;
  const end = endOfBlocks(bytes, start) + ((descriptor & 4) !== 0 ? 4 : 0);
  if (end > bytes.length) throw new Error(`ZSTD frame of ${end} bytes, ${bytes.length} are there`);
  const named = sizeBytes === 0 ? length : sizeOf(view, start - sizeBytes, sizeBytes);
  if (named !== length) throw new Error(`ZSTD frame of ${named} decoded bytes`);
  const head = 5 + windowBytes + dictionaryBytes;
  const out = new Uint8Array(head + 8 + end - start);
  out.set(bytes.subarray(0, head));
  out[4] = descriptor | 0b1100_0000;
  const size = new DataView(out.buffer);
  size.setUint32(head, length, true);
  out.set(bytes.subarray(start, end), head + 8);
  return out;
}

/** The content size that the first frame names, or `undefined`. */
export function namedSize(bytes: Uint8Array): number | undefined {
  const descriptor = bytes[4] ?? 0;
  const isSingleSegment = (descriptor & 32) !== 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >>> 6] as number;
  const at = 5 + (isSingleSegment ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] as number);
  if (sizeBytes === 0 || at + sizeBytes > bytes.length) return undefined;
  return sizeOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at, sizeBytes);
}

function sizeOf(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  if (bytes === 4) return view.getUint32(at, true);
  return Number(view.getBigUint64(at, true));
}

function endOfBlocks(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 3 <= bytes.length; ) {
    const header = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
    const type = (header >>> 1) & 3;
    if (type > 2) throw new Error(`ZSTD block of type ${type}`);
    at += 3 + (type === RLE ? 1 : header >>> 3);
    if ((header & 1) === 1) return at;
  }
  throw new Error('ZSTD frame without a last block');
}

import type { Inflate } from './format.ts';
import { neededBytes } from './tiff-block-table.ts';
import type { TiffImage } from './tiff-image.ts';
import { inflatePortably } from './tiff-inflate.ts';
import { decodeLerc } from './tiff-lerc.ts';
import { decodeLzw } from './tiff-lzw.ts';
import { decodePackBits } from './tiff-packbits.ts';
import { namedSize, sizedFrame } from './tiff-zstd.ts';

/** The bytes of a block after decompression: whole rows, before any predictor is undone. */
export interface DecodedBytes {
  readonly bytes: Uint8Array;
  /** Whether nobody else holds the bytes. */
  readonly owned: boolean;
}

/**
 * Decompresses one block to at least the bytes its rows need (`neededBytes`). Throws any `Error` when the stream is
 * broken or gives fewer or more than a block; its message tells why in English.
 */
export async function decodeBytes(
  ...[image, block, stored, inflate]: [TiffImage, number, Uint8Array<ArrayBuffer>, Inflate | undefined]
): Promise<DecodedBytes> {
  const needed = neededBytes(image, block);
  const most = image.rowBytes * image.blockHeight;
  const forwards = image.reversed ? reversedBits(stored) : stored;
  const bytes = await decompress(image, forwards, { needed, most, inflate: inflate ?? inflatePortably });
  if (bytes.length < needed || bytes.length > most) {
    throw new Error(`${bytes.length} bytes, ${needed} expected`);
  }
  return {
    bytes: bytes.length === needed ? bytes : bytes.subarray(0, needed),
    owned: image.compression !== 1,
  };
}

const LERC = 34887;
const ZSTD = 50000;

interface Bounds {
  /** Bytes that must come. */
  readonly needed: number;
  /** Bytes that may come: the last strip may be filled up. */
  readonly most: number;
  readonly inflate: Inflate;
}

function decompress(
  image: TiffImage,
  stored: Uint8Array<ArrayBuffer>,
  { needed, most, inflate }: Bounds,
): Uint8Array | Promise<Uint8Array> {
  switch (image.compression) {
    case 1:
      return stored;
    case 5:
      return decodeLzw(stored, needed);
    case 8:
    case 32946:
      return inflate(stored, most);
    case 32773:
      return decodePackBits(stored, needed);
    case LERC:
      return lerc(image, stored, { needed, most, inflate });
    default:
      return zstd(stored, needed, most);
  }
}

/** Rows that a block may hold: all, or those that remain for the last strip. */
function rowsOf({ rowBytes, blockHeight }: TiffImage, needed: number): readonly number[] {
  return [needed / rowBytes, blockHeight];
}

async function zstd(stored: Uint8Array<ArrayBuffer>, needed: number, most: number): Promise<Uint8Array> {
  const decode = borrowedDecoder(ZSTD);
  const named = namedSize(stored);
  if (named !== undefined || needed === most) {
    const size = named ?? needed;
    if (size < needed || size > most) throw new Error(`ZSTD of ${size} bytes`);
    return decode(sizedFrame(stored, size));
  }
  // The last strip may hold the remaining rows or be filled up, and the frame does not say which.
  const remaining = await decode(sizedFrame(stored, needed));
  return remaining.length === needed ? remaining : decode(sizedFrame(stored, most));
}

/** LERC compresses what TIFF calls its own additional compression: LercParameters holds 0 none, 1 DEFLATE, 2 ZSTD. */
async function lerc(
  image: TiffImage,
  stored: Uint8Array<ArrayBuffer>,
  { needed, most, inflate }: Bounds,
): Promise<Uint8Array> {
  const additional = image.lercParameters[1] ?? 0;
  // A blob that cannot be compressed holds the cells, a bit of mask for each, and headers.
  const mostBlob = most + Math.ceil(most / 8) + 65_536;
  let blob: Uint8Array = stored;
  if (additional === 1) blob = await inflate(stored, mostBlob);
  else if (additional === 2) {
    const size = namedSize(stored);
    if (size === undefined || size > mostBlob) throw new Error(`LERC with ZSTD of ${size} bytes`);
    blob = await borrowedDecoder(ZSTD)(sizedFrame(stored, size));
  } else if (additional !== 0) throw new Error(`LERC with additional compression ${additional}`);
  const shape = { width: image.blockWidth, rows: rowsOf(image, needed), samples: image.samplesPerBlock };
  const decode = borrowedDecoder(LERC, { LercParameters: [4, 0] });
  return decodeLerc(blob, { ...shape, bits: image.bits, format: image.format }, decode);
}

/** A decoder of the geotiff package, which costs 35 ms to load and is loaded for such files only. */
function borrowedDecoder(
  compression: number,
  more: Record<string, unknown> = {},
): (stored: Uint8Array<ArrayBuffer>) => Promise<Uint8Array> {
  return async (stored) => {
    const { getDecoder } = await import('geotiff');
    const layout = { tileWidth: 0, tileHeight: 0, predictor: 1, bitsPerSample: 8, planarConfiguration: 1 };
    const decoder = await getDecoder(compression, { ...layout, ...more });
    const { buffer, byteOffset, byteLength } = stored;
    const whole = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
    return new Uint8Array(await decoder.decode(whole));
  };
}

function reversedBits(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes);
  for (let k = 0; k < out.length; k++) {
    let b = out[k] as number;
    b = ((b & 0x55) << 1) | ((b >>> 1) & 0x55);
    b = ((b & 0x33) << 2) | ((b >>> 2) & 0x33);
    out[k] = ((b & 15) << 4) | (b >>> 4);
  }
  return out;
}

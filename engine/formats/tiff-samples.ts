import type { RasterBlock } from '../layer/raster.ts';
import type { TiffImage } from './tiff-image.ts';
import { LITTLE, undoDifferencing, undoDifferencing64, undoFloatPredictor } from './tiff-predictor.ts';

/** Samples as typed arrays; 64-bit integers are doubles, exact up to 2^53. */
export type Samples = RasterBlock['values'];

/** What of an image says how the bytes of a block become numbers. */
type Layout = Pick<
  TiffImage,
  'bits' | 'format' | 'sampleType' | 'predictor' | 'blockWidth' | 'samplesPerBlock' | 'rowBytes' | 'littleEndian'
>;

/**
 * The samples of a decoded block, all bands of a cell together, row by row. `bytes` are changed where `owned` says
 * that nobody else holds them; else the result may share their memory.
 */
export function samplesOf(layout: Layout, bytes: Uint8Array, owned: boolean): Samples {
  const { bits, format, predictor, blockWidth, samplesPerBlock } = layout;
  const rowLength = blockWidth * samplesPerBlock;
  if (predictor === 3) {
    const plain = undoFloatPredictor(bytes, { rowLength, samples: samplesPerBlock, bytesPerSample: bits / 8 });
    return numbersOfBytes(layout, plain, LITTLE);
  }
  if (bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64)
    return numbersOfBytes(layout, bytes, layout.littleEndian);
  const size = bits / 8;
  const swaps = size > 1 && layout.littleEndian !== LITTLE;
  // Typed arrays must start at a multiple of their element's size.
  const isAligned = bytes.byteOffset % size === 0;
  const native = isAligned && (owned || (!swaps && predictor === 1)) ? bytes : bytes.slice();
  if (swaps) swapBytes(native, size);
  if (predictor === 2) {
    if (size === 8) undoDifferencing64(words(native), rowLength, samplesPerBlock);
    else
      undoDifferencing(size === 1 ? native : size === 2 ? halves(native) : words(native), rowLength, samplesPerBlock);
  }
  return format === 3 && bits === 16 ? floatsOfHalves(halves(native)) : numbersOfBytes(layout, native, LITTLE);
}

/** One band of the samples of a block, cut to `width` × `height` cells; a view where nothing must be moved. */
export function bandOfSamples(
  samples: Samples,
  { blockWidth, samplesPerBlock }: Pick<TiffImage, 'blockWidth' | 'samplesPerBlock'>,
  { width, height, band }: { readonly width: number; readonly height: number; readonly band: number },
): Samples {
  if (samplesPerBlock === 1 && width === blockWidth) {
    return samples.length === width * height ? samples : samples.subarray(0, width * height);
  }
  const out = emptySamples(samples, width * height);
  for (let row = 0; row < height; row++) {
    const from = row * blockWidth * samplesPerBlock + band;
    if (samplesPerBlock === 1) out.set(samples.subarray(from, from + width), row * width);
    else {
      for (let column = 0, k = from; column < width; column++, k += samplesPerBlock) {
        out[row * width + column] = samples[k] as number;
      }
    }
  }
  return out;
}

/** Zeros in the array type of a sample type such as `uint16`. */
export function zerosOf(sampleType: string, length: number): Samples {
  switch (sampleType) {
    case 'uint8':
      return new Uint8Array(length);
    case 'int8':
      return new Int8Array(length);
    case 'uint16':
      return new Uint16Array(length);
    case 'int16':
      return new Int16Array(length);
    case 'uint32':
      return new Uint32Array(length);
    case 'int32':
      return new Int32Array(length);
    case 'float32':
      return new Float32Array(length);
    default:
      return new Float64Array(length);
  }
}

function emptySamples(like: Samples, length: number): Samples {
  const make = like.constructor as new (length: number) => Samples;
  return new make(length);
}

/** Whole-width samples are native here; narrow ones are taken from the bits, highest first. */
function numbersOfBytes(layout: Layout, bytes: Uint8Array, littleEndian: boolean): Samples {
  const { bits, format, sampleType } = layout;
  const { buffer, byteOffset } = bytes;
  const length = Math.floor((8 * bytes.length) / bits);
  if (bits === 24 && format === 3) return floatsOfThreeBytes(bytes, littleEndian);
  if (bits === 16 && format === 3) return floatsOfHalves(halves(bytes));
  if (bits === 64 && format !== 3) return doublesOfLongs(words(bytes), format === 2);
  if (bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64) return unpackBits(layout, bytes);
  switch (sampleType) {
    case 'uint8':
      return bytes;
    case 'int8':
      return new Int8Array(buffer, byteOffset, length);
    case 'uint16':
      return new Uint16Array(buffer, byteOffset, length);
    case 'int16':
      return new Int16Array(buffer, byteOffset, length);
    case 'uint32':
      return new Uint32Array(buffer, byteOffset, length);
    case 'int32':
      return new Int32Array(buffer, byteOffset, length);
    case 'float32':
      return new Float32Array(buffer, byteOffset, length);
    default:
      return new Float64Array(buffer, byteOffset, length);
  }
}

function halves({ buffer, byteOffset, length }: Uint8Array): Uint16Array {
  return new Uint16Array(buffer, byteOffset, length >>> 1);
}

function words({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length >>> 2);
}

function swapBytes(bytes: Uint8Array, size: number): void {
  if (size === 2) {
    const values = halves(bytes);
    for (let k = 0; k < values.length; k++) values[k] = ((values[k] as number) << 8) | ((values[k] as number) >>> 8);
    return;
  }
  const values = words(bytes);
  for (let k = 0; k < values.length; k++) {
    const v = values[k] as number;
    values[k] = (v << 24) | ((v & 0xff00) << 8) | ((v >>> 8) & 0xff00) | (v >>> 24);
  }
  if (size === 4) return;
  for (let k = 0; k + 1 < values.length; k += 2) {
    const first = values[k] as number;
    values[k] = values[k + 1] as number;
    values[k + 1] = first;
  }
}

function doublesOfLongs(pairs: Uint32Array, signed: boolean): Float64Array {
  const values = new Float64Array(pairs.length >>> 1);
  const [low, high] = LITTLE ? [0, 1] : [1, 0];
  for (let k = 0; k < values.length; k++) {
    const upper = pairs[2 * k + high] as number;
    values[k] = (signed ? upper | 0 : upper) * 2 ** 32 + (pairs[2 * k + low] as number);
  }
  return values;
}

/** IEEE 754 half precision: 5 bits of exponent, 10 of fraction. */
function floatsOfHalves(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  for (let k = 0; k < values.length; k++) {
    const half = bits[k] as number;
    values[k] = smallFloat({ sign: half >>> 15, exponent: (half >>> 10) & 31, fraction: half & 1023 }, 5, 10);
  }
  return values;
}

interface FloatParts {
  readonly sign: number;
  readonly exponent: number;
  readonly fraction: number;
}

function smallFloat({ sign, exponent, fraction }: FloatParts, exponentBits: number, fractionBits: number): number {
  const top = 2 ** exponentBits - 1;
  const one = 2 ** fractionBits;
  const lowest = 2 - 2 ** (exponentBits - 1) - fractionBits;
  let size: number;
  if (exponent === top) size = fraction === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  else size = exponent === 0 ? fraction * 2 ** lowest : (one + fraction) * 2 ** (lowest + exponent - 1);
  return sign === 0 ? size : -size;
}

/** Floats of 24 bits lie in the byte order of the file: 7 bits of exponent, 16 of fraction. */
function floatsOfThreeBytes(bytes: Uint8Array, littleEndian: boolean): Float32Array {
  const values = new Float32Array(Math.floor(bytes.length / 3));
  const [low, high] = littleEndian ? [0, 2] : [2, 0];
  for (let k = 0; k < values.length; k++) {
    const top = bytes[3 * k + high] as number;
    const fraction = ((bytes[3 * k + 1] as number) << 8) | (bytes[3 * k + low] as number);
    values[k] = smallFloat({ sign: top >>> 7, exponent: top & 127, fraction }, 7, 16);
  }
  return values;
}

/** Unsigned samples of any width, highest bit first; every row starts at a whole byte. */
function unpackBits(layout: Layout, bytes: Uint8Array): Samples {
  const { bits, rowBytes, blockWidth, samplesPerBlock, sampleType } = layout;
  const rowLength = blockWidth * samplesPerBlock;
  const rows = Math.floor(bytes.length / rowBytes);
  const values = zerosOf(sampleType, rows * rowLength);
  for (let row = 0; row < rows; row++) {
    const packed = bytes.subarray(row * rowBytes, (row + 1) * rowBytes);
    const unpacked = values.subarray(row * rowLength, (row + 1) * rowLength);
    if (bits <= 16) unpackNarrow(packed, unpacked, bits);
    else unpackWide(packed, unpacked, bits);
  }
  return values;
}

function unpackNarrow(bytes: Uint8Array, values: Samples, bits: number): void {
  const most = (1 << bits) - 1;
  let [at, held, pending] = [0, 0, 0];
  for (let k = 0; k < values.length; k++) {
    for (; held < bits; held += 8) pending = ((pending << 8) | (bytes[at++] as number)) & 0xffffff;
    held -= bits;
    values[k] = (pending >>> held) & most;
  }
}

function unpackWide(bytes: Uint8Array, values: Samples, bits: number): void {
  let [at, held, pending] = [0, 0, 0];
  for (let k = 0; k < values.length; k++) {
    // A double holds up to 31 + 8 bits exactly, where 32-bit shifts would not.
    for (; held < bits; held += 8) pending = pending * 256 + (bytes[at++] as number);
    held -= bits;
    const rest = 2 ** held;
    const value = Math.floor(pending / rest);
    pending -= value * rest;
    values[k] = value;
  }
}

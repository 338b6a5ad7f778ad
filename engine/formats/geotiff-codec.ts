import type { Wording } from './input-error.ts';
import { inputError } from './input-error.ts';

/**
 * Compressions that give the same values with every decoder. JPEG is none: decoders round the cosine transform each in
 * its way, and ours differed from libjpeg by 1 in 4 to 7 of 100 cells.
 */
const DECODABLE: ReadonlySet<number> = new Set([1, 5, 8, 32773, 32946, 34887, 50000]);

/** Compressions whose streams may carry a predictor: LZW, DEFLATE and ZSTD, as in libtiff. */
const PREDICTABLE: ReadonlySet<number> = new Set([5, 8, 32946, 50000]);

const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'none'],
  [2, 'CCITT RLE'],
  [3, 'CCITT fax 3'],
  [4, 'CCITT fax 4'],
  [5, 'LZW'],
  [6, 'old-style JPEG'],
  [7, 'JPEG'],
  [8, 'DEFLATE'],
  [32773, 'PackBits'],
  [32809, 'ThunderScan'],
  [32946, 'DEFLATE'],
  [33003, 'JPEG 2000'],
  [33004, 'JPEG 2000'],
  [33005, 'JPEG 2000'],
  [34661, 'JBIG'],
  [34676, 'SGI LogLuv'],
  [34677, 'SGI LogLuv 24'],
  [34712, 'JPEG 2000'],
  [34887, 'LERC'],
  [34925, 'LZMA'],
  [50000, 'ZSTD'],
  [50001, 'WebP'],
  [50002, 'JPEG XL'],
  [52546, 'JPEG XL'],
]);

/** Sample kinds of a TIFF: format 1 unsigned, 2 signed, 3 floating point, 5 and 6 complex. */
export interface SampleKind {
  readonly format: number;
  readonly bits: number;
}

const LERC = 34887;
/** TIFF photometric interpretation of pictures stored as luminance and colour differences. */
const YCBCR = 6;

/** A compression as messages name it, such as `DEFLATE (8)`. */
function codecText(compression: number): string {
  return `${NAMES.get(compression) ?? 'unknown'} (${compression})`;
}

/**
 * Throws `PlanningError` code `unsupported-codec` unless the compression gives the values themselves, alike everywhere;
 * YCbCr is a picture whose bands are mixed and stored at different resolutions.
 */
export function checkCodec(compression: number, photometric: number, file: string): void {
  const isPicture = photometric === YCBCR;
  if (DECODABLE.has(compression) && !isPicture) return;
  throw unsupportedCodec(file, isPicture ? `YCbCr ${codecText(compression)}` : codecText(compression));
}

/** How samples are stored, as far as it decides whether they can be decoded. */
interface StoredSamples extends SampleKind {
  readonly compression: number;
  readonly predictor: number;
  readonly littleEndian: boolean;
}

/**
 * Throws `PlanningError` code `unsupported-codec` unless the predictor is one that the compression may carry, and the
 * byte order one in which programs agree: libtiff does not read back what it writes as big-endian floats through the
 * floating point predictor or LERC.
 */
export function checkStorage(stored: StoredSamples, file: string): void {
  const { format, bits, compression, predictor, littleEndian } = stored;
  const whole = bits === 8 || bits === 16 || bits === 32 || bits === 64;
  const fits = predictor === 2 ? whole : predictor === 3 && format === 3;
  if (predictor !== 1 && !(fits && PREDICTABLE.has(compression))) {
    throw unsupportedCodec(file, `${codecText(compression)} + Predictor (317) = ${predictor}, ${bits} bit`);
  }
  if (!littleEndian && (predictor === 3 || (compression === LERC && format === 3))) {
    throw unsupportedCodec(file, `${codecText(compression)} + Predictor (317) = ${predictor}, big-endian (MM) floats`);
  }
}

function unsupportedCodec(file: string, name: string): Error {
  return inputError(
    'unsupported-codec',
    { file },
    [
      `栅格 ${file} 的压缩方式为 ${name}，不能在所有环境下一致解码`,
      `Raster ${file} is compressed with ${name}, which cannot be decoded alike everywhere`,
    ],
    [
      `先转换：gdal_translate -co COMPRESS=DEFLATE -co TILED=YES ${file} 输出.tif`,
      `Convert it first: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES ${file} out.tif`,
    ],
  );
}

/**
 * Name of a sample type such as `uint16`, as `RasterSource.sampleType` gives it: odd widths take the next whole one.
 * Throws `PlanningError` code `unsupported-sample-type`.
 */
export function sampleTypeOf({ format, bits }: SampleKind, file: string): string {
  if (format === 3 && (bits === 16 || bits === 24 || bits === 32)) return 'float32';
  if (format === 3 && bits === 64) return 'float64';
  const whole = bits === 8 || bits === 16 || bits === 32 || bits === 64;
  if (format === 2 && whole) return `int${bits}`;
  if (format === 1 && (whole || (bits >= 1 && bits <= 32))) {
    return `uint${bits <= 8 ? 8 : bits <= 16 ? 16 : bits <= 32 ? 32 : 64}`;
  }
  const kind = { 1: 'unsigned', 2: 'signed', 3: 'floating point', 5: 'complex', 6: 'complex' }[format] ?? 'unknown';
  throw unsupportedSamples(file, [`${bits} 位 ${kind}`, `${bits}-bit ${kind} samples`]);
}

/** The error for samples that have no one number type. */
export function unsupportedSamples(file: string, found: Wording): Error {
  return inputError(
    'unsupported-sample-type',
    { file },
    [
      `栅格 ${file} 的像元类型为 ${found[0]}，应为 1–32、64 位无符号整数，8、16、32、64 位有符号整数或 16–64 位浮点数`,
      `Raster ${file} holds ${found[1]}; unsigned integers of 1 to 32 or 64 bits, signed ones of 8, 16, 32 or 64, or floats of 16 to 64 bits are needed`,
    ],
    [
      `先转换：gdal_translate -ot Float32 ${file} 输出.tif`,
      `Convert it first: gdal_translate -ot Float32 ${file} out.tif`,
    ],
  );
}

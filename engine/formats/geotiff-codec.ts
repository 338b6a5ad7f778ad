import { inputError } from './input-error.ts';

/** Compressions that decode the same in Node and in browsers. */
const DECODABLE: ReadonlySet<number> = new Set([1, 5, 7, 8, 32773, 32946, 34887, 50000]);

const NAMES: ReadonlyMap<number, string> = new Map([
  [2, 'CCITT RLE'],
  [3, 'CCITT fax 3'],
  [4, 'CCITT fax 4'],
  [6, 'old-style JPEG'],
  [33003, 'JPEG 2000'],
  [33004, 'JPEG 2000'],
  [33005, 'JPEG 2000'],
  [34661, 'JBIG'],
  [34712, 'JPEG 2000'],
  [34925, 'LZMA'],
  [50001, 'WebP'],
  [50002, 'JPEG XL'],
  [52546, 'JPEG XL'],
]);

/** Sample kinds of a TIFF: format 1 unsigned, 2 signed, 3 floating point, 5 and 6 complex. */
export interface SampleKind {
  readonly format: number;
  readonly bits: number;
}

/** TIFF photometric interpretation of pictures stored as luminance and colour differences. */
const YCBCR = 6;

/**
 * Throws `PlanningError` code `unsupported-codec` unless the compression can be decoded everywhere and gives the
 * values themselves: a YCbCr JPEG is a picture whose bands are mixed.
 */
export function checkCodec(compression: number, photometric: number, file: string): void {
  const isPicture = compression === 7 && photometric === YCBCR;
  if (DECODABLE.has(compression) && !isPicture) return;
  const name = isPicture ? 'YCbCr JPEG (7)' : `${NAMES.get(compression) ?? 'unknown'} (${compression})`;
  throw inputError(
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

/** Name of a sample type such as `uint16`. Throws `PlanningError` code `unsupported-sample-type`. */
export function sampleTypeOf({ format, bits }: SampleKind, file: string): string {
  const allowed: Record<number, readonly number[]> = { 1: [1, 2, 4, 8, 16, 32], 2: [8, 16, 32], 3: [16, 32, 64] };
  if (allowed[format]?.includes(bits) === true) {
    if (format === 3) return bits === 64 ? 'float64' : 'float32';
    return `${format === 1 ? 'uint' : 'int'}${Math.max(bits, 8)}`;
  }
  const kind = { 1: 'unsigned', 2: 'signed', 3: 'floating point' }[format] ?? 'complex';
  throw inputError(
    'unsupported-sample-type',
    { file },
    [
      `栅格 ${file} 的像元类型为 ${bits} 位 ${kind}，应为 8、16、32 位整数或 32、64 位浮点数`,
      `Raster ${file} holds ${bits}-bit ${kind} samples; 8, 16 or 32-bit integers or 32 or 64-bit floats are needed`,
    ],
    [
      `先转换：gdal_translate -ot Float32 ${file} 输出.tif`,
      `Convert it first: gdal_translate -ot Float32 ${file} out.tif`,
    ],
  );
}

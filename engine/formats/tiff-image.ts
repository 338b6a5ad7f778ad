import { checkCodec, checkStorage, type SampleKind, sampleTypeOf, unsupportedSamples } from './geotiff-codec.ts';
import { inputError } from './input-error.ts';
import { type BlockShape, type BlockTable, readBlockTable } from './tiff-block-table.ts';
import type { TiffDirectory } from './tiff-directory.ts';
import { damaged } from './tiff-errors.ts';
import { TAG, type TagName, tagText } from './tiff-tags.ts';
import { has, numberOf, numbersOf } from './tiff-values.ts';

/** Bytes of one decoded block at most; our own setting, 16,384 × 16,384 cells of four bytes. */
const MOST_BLOCK_BYTES = 2 ** 30;

/** One image of a TIFF, checked against the length of its file: everything needed to decode its blocks. */
export interface TiffImage extends BlockShape, SampleKind {
  readonly littleEndian: boolean;
  /** Bands. */
  readonly samples: number;
  /** Such as `uint16`; see `sampleTypeOf`. */
  readonly sampleType: string;
  readonly predictor: number;
  /** Whether the bits of every stored byte run backwards (FillOrder 2). */
  readonly reversed: boolean;
  /** Kinds of the bands beyond the colours; 1 and 2 are alpha. */
  readonly extraSamples: readonly number[];
  readonly lercParameters: readonly number[];
  readonly table: BlockTable;
}

/**
 * Reads and checks the image of one directory; no cell is read. Throws `PlanningError` of kind `input`:
 * `empty-raster`, `unsupported-codec`, `unsupported-sample-type`, `block-too-large`, `truncated-raster`,
 * `damaged-raster`.
 */
export async function readImage(directory: TiffDirectory): Promise<TiffImage> {
  const file = directory.file.source.name;
  const { width, height } = await readSize(directory);
  const compression = await wholeOf(directory, 'Compression', 1, [1, 65_535]);
  checkCodec(compression, await wholeOf(directory, 'PhotometricInterpretation', 1, [0, 65_535]), file);
  const samples = await wholeOf(directory, 'SamplesPerPixel', 1, [1, 65_535]);
  const kind = await readKind(directory, samples);
  const sampleType = sampleTypeOf(kind, file);
  const predictor = await wholeOf(directory, 'Predictor', 1, [1, 65_535]);
  const { littleEndian } = directory.file;
  checkStorage({ ...kind, compression, predictor, littleEndian }, file);
  const planes = (await wholeOf(directory, 'PlanarConfiguration', 1, [1, 2])) === 2 ? samples : 1;
  const reversed = (await wholeOf(directory, 'FillOrder', 1, [1, 2])) === 2;
  const tiled = has(directory, 'TileWidth') || has(directory, 'TileLength');
  const block = await readBlockSize(directory, tiled, width, height);
  const samplesPerBlock = samples / planes;
  const rowBytes = Math.ceil((block.blockWidth * samplesPerBlock * kind.bits) / 8);
  checkBlockBytes(directory, tiled, { ...block, rowBytes, samplesPerBlock, sampleType });
  const shape = { width, height, tiled, ...block, planes, samplesPerBlock, rowBytes, compression };
  const across = Math.ceil(width / block.blockWidth);
  const down = Math.ceil(height / block.blockHeight);
  const { table, ...more } = await readBlockTable(directory, { ...shape, across, down });
  const extra = await numbersOf(directory, 'ExtraSamples');
  return {
    littleEndian,
    ...shape,
    ...kind,
    ...more,
    across,
    samples,
    sampleType,
    predictor,
    reversed,
    extraSamples: [...(extra ?? [])],
    lercParameters: [...((await numbersOf(directory, 'LercParameters')) ?? [])],
    table,
  };
}

/** Width and height of the image of a directory. Throws `PlanningError` code `empty-raster` when one of them is 0. */
export async function readSize(directory: TiffDirectory): Promise<{ readonly width: number; readonly height: number }> {
  const width = await wholeOf(directory, 'ImageWidth', 0, [0, 2 ** 32]);
  const height = await wholeOf(directory, 'ImageLength', 0, [0, 2 ** 32]);
  if (width > 0 && height > 0) return { width, height };
  const file = directory.file.source.name;
  throw inputError(
    'empty-raster',
    { file },
    [
      `栅格 ${file} 没有像元（第 ${directory.number} 个目录，${width} × ${height}）`,
      `Raster ${file} holds no cells (directory ${directory.number}, ${width} × ${height})`,
    ],
    ['请检查导出该文件的步骤', 'Check the step that wrote the file'],
  );
}

/** Bits and format of the samples, which must be those of every band. */
async function readKind(directory: TiffDirectory, samples: number): Promise<SampleKind> {
  const bits = await sameForAll(directory, 'BitsPerSample', samples, 1);
  const format = await sameForAll(directory, 'SampleFormat', samples, 1);
  const { source, littleEndian } = directory.file;
  if (bits === 24 && format !== 3 && !littleEndian) {
    throw unsupportedSamples(source.name, [
      '高位在前（MM）的 24 位整数，各软件读法不一',
      'big-endian (MM) 24-bit integers, whose byte order programs do not agree on',
    ]);
  }
  // Format 4 is "undefined", which libtiff and GDAL take as unsigned.
  return { bits, format: format === 4 ? 1 : format };
}

async function sameForAll(
  ...[directory, name, samples, otherwise]: [TiffDirectory, TagName, number, number]
): Promise<number> {
  const entry = directory.entries.get(TAG[name]);
  const file = directory.file.source.name;
  if (entry !== undefined && entry.count !== 1 && entry.count !== samples) {
    throw damaged(file, [
      `标签 ${tagText(name)} 有 ${entry.count} 个值，而 ${tagText('SamplesPerPixel')} 为 ${samples}`,
      `tag ${tagText(name)} has ${entry.count} values while ${tagText('SamplesPerPixel')} is ${samples}`,
    ]);
  }
  const values = (await numbersOf(directory, name)) ?? [otherwise];
  const first = values[0] ?? otherwise;
  const other = values.find((value) => value !== first);
  if (other === undefined) return first;
  throw unsupportedSamples(file, [
    `各波段不同（${tagText(name)} 有 ${first} 和 ${other}）`,
    `bands of different kinds (${tagText(name)} has ${first} and ${other})`,
  ]);
}

interface BlockSize {
  readonly blockWidth: number;
  readonly blockHeight: number;
}

async function readBlockSize(
  ...[directory, tiled, width, height]: [TiffDirectory, boolean, number, number]
): Promise<BlockSize> {
  if (tiled) {
    return {
      blockWidth: await wholeOf(directory, 'TileWidth', 0, [1, 2 ** 32]),
      blockHeight: await wholeOf(directory, 'TileLength', 0, [1, 2 ** 32]),
    };
  }
  const rows = await wholeOf(directory, 'RowsPerStrip', 2 ** 32 - 1, [1, 2 ** 32]);
  return { blockWidth: width, blockHeight: Math.min(rows, height) };
}

function checkBlockBytes(
  directory: TiffDirectory,
  tiled: boolean,
  block: BlockSize & Pick<TiffImage, 'rowBytes' | 'samplesPerBlock' | 'sampleType'>,
): void {
  const unpacked = Number(/\d+$/.exec(block.sampleType)?.[0] ?? 64) / 8;
  const cells = block.blockWidth * block.blockHeight * block.samplesPerBlock;
  const bytes = Math.max(block.rowBytes * block.blockHeight, cells * unpacked);
  if (bytes <= MOST_BLOCK_BYTES) return;
  const file = directory.file.source.name;
  const tags = tiled
    ? `${tagText('TileWidth')} × ${tagText('TileLength')}`
    : `${tagText('ImageWidth')} × ${tagText('RowsPerStrip')}`;
  throw inputError(
    'block-too-large',
    { file },
    [
      `栅格 ${file} 的 ${tags} 为 ${block.blockWidth} × ${block.blockHeight}，每个数据块解码后有 ${bytes} 字节，最多 ${MOST_BLOCK_BYTES}`,
      `Raster ${file}: ${tags} is ${block.blockWidth} × ${block.blockHeight}, ${bytes} bytes per decoded block; at most ${MOST_BLOCK_BYTES}`,
    ],
    ['先另存为 COG：gdal_translate -of COG', 'Save it as a COG first: gdal_translate -of COG'],
  );
}

async function wholeOf(
  ...[directory, name, otherwise, [least, most]]: [TiffDirectory, TagName, number, readonly [number, number]]
): Promise<number> {
  const value = await numberOf(directory, name, otherwise);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw damaged(directory.file.source.name, [
    `标签 ${tagText(name)} 为 ${value}，应为 ${least} 到 ${most} 的整数`,
    `tag ${tagText(name)} is ${value}, a whole number from ${least} to ${most} is expected`,
  ]);
}

import type { TiffDirectory } from './tiff-directory.ts';
import { damaged, truncated } from './tiff-errors.ts';
import { TAG, type TagName, tagText } from './tiff-tags.ts';
import { has, numbersOf } from './tiff-values.ts';

/** How an image is cut into stored blocks. */
export interface BlockShape {
  readonly width: number;
  readonly height: number;
  readonly tiled: boolean;
  /** Cells of a stored block; those of tiles may reach beyond the image, those of the last strip may be missing. */
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly across: number;
  readonly down: number;
  /** One per band when bands are stored apart, else 1. */
  readonly planes: number;
  readonly samplesPerBlock: number;
  /** Bytes of one decoded row of a block. */
  readonly rowBytes: number;
  readonly compression: number;
}

/** Where the stored blocks lie: row by row, plane after plane. A count of 0 is a sparse block. */
export interface BlockTable {
  readonly offsets: Float64Array;
  readonly counts: Float64Array;
  readonly offsetTag: TagName;
  readonly countTag: TagName;
}

/**
 * Bytes that one stored byte can become at most. DEFLATE: 258 bytes from two bits. LZW: a full table gives 3,838 bytes
 * for twelve bits. PackBits: 128 for two bytes. ZSTD: a block of 128 KiB for four bytes. Others have no such bound.
 */
const MOST_GROWTH: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [5, 2560],
  [8, 1032],
  [32946, 1032],
  [32773, 64],
  [50000, 32_768],
]);

/** A single uncompressed strip above this is read in parts; our own setting, as libtiff does with strips of 8 KB. */
const LARGE_STRIP_BYTES = 1 << 20;
const PART_BYTES = 1 << 18;

/** A table, and the block rows it stands for: those of the file unless a single large strip is read in parts. */
export interface ReadTable extends Pick<BlockShape, 'blockHeight' | 'down'> {
  readonly table: BlockTable;
}

/**
 * Reads where the blocks lie and checks every one against the file's length and against what its bytes can become.
 * Throws `PlanningError` code `truncated-raster` or `damaged-raster`, naming tag, value and both numbers.
 */
export async function readBlockTable(directory: TiffDirectory, shape: BlockShape): Promise<ReadTable> {
  const offsetTag = has(directory, 'TileOffsets') ? 'TileOffsets' : 'StripOffsets';
  const countTag = has(directory, 'TileByteCounts') ? 'TileByteCounts' : 'StripByteCounts';
  const offsets = await blockNumbers(directory, offsetTag, shape);
  const counts =
    !has(directory, countTag) && shape.compression === 1
      ? offsets.map((offset, block) => (offset === 0 ? 0 : neededBytes(shape, block)))
      : await blockNumbers(directory, countTag, shape);
  const table = { offsets, counts, offsetTag, countTag } as const;
  checkBlocks(directory, shape, table);
  return inParts(shape, table);
}

/** Bytes that a block must give once decoded; the last strip may hold the remaining rows only. */
export function neededBytes(shape: BlockShape, block: number): number {
  const { tiled, height, blockHeight, across, down, rowBytes } = shape;
  const row = Math.floor(block / across) % down;
  return rowBytes * (tiled ? blockHeight : Math.min(blockHeight, height - row * blockHeight));
}

async function blockNumbers(directory: TiffDirectory, name: TagName, shape: BlockShape): Promise<Float64Array> {
  const { across, down, planes } = shape;
  const expected = across * down * planes;
  const found = directory.entries.get(TAG[name])?.count ?? 0;
  if (found < expected) {
    throw damaged(directory.file.source.name, [
      `标签 ${tagText(name)} 有 ${found} 个值，而 ${shape.width} × ${shape.height} 的图像应有 ${across} × ${down} × ${planes} = ${expected} 个数据块`,
      `tag ${tagText(name)} has ${found} values; an image of ${shape.width} × ${shape.height} cells has ${across} × ${down} × ${planes} = ${expected} blocks`,
    ]);
  }
  return (await numbersOf(directory, name, expected)) ?? new Float64Array();
}

function checkBlocks(directory: TiffDirectory, shape: BlockShape, table: BlockTable): void {
  const { source, big } = directory.file;
  const { offsets, counts, offsetTag, countTag } = table;
  const growth = MOST_GROWTH.get(shape.compression) ?? Number.POSITIVE_INFINITY;
  for (let k = 0; k < offsets.length; k++) {
    const offset = offsets[k] as number;
    const count = counts[k] as number;
    if (count === 0) continue;
    if (offset + count > source.byteLength) {
      throw truncated(source, offset + count, [
        `第 ${k} 个数据块的 ${tagText(offsetTag)} 为 ${offset}、${tagText(countTag)} 为 ${count}`,
        `block ${k} has ${tagText(offsetTag)} ${offset} and ${tagText(countTag)} ${count}`,
      ]);
    }
    if (!(count > 0 && offset >= (big ? 16 : 8) && Number.isInteger(offset) && Number.isInteger(count))) {
      throw damaged(source.name, [
        `第 ${k} 个数据块的 ${tagText(offsetTag)} 为 ${offset}、${tagText(countTag)} 为 ${count}，不在文件数据之内`,
        `block ${k} has ${tagText(offsetTag)} ${offset} and ${tagText(countTag)} ${count}, which is no place for data`,
      ]);
    }
    const needed = neededBytes(shape, k);
    if (count * growth < needed) {
      throw damaged(source.name, [
        `第 ${k} 个数据块的 ${tagText(countTag)} 为 ${count}，按 ${tagText('Compression')} = ${shape.compression} 至多解出 ${count * growth} 字节，应有 ${needed} 字节`,
        `block ${k} has ${tagText(countTag)} ${count}, which ${tagText('Compression')} ${shape.compression} turns into ${count * growth} bytes at most; ${needed} are needed`,
      ]);
    }
  }
}

function inParts(shape: BlockShape, table: BlockTable): ReadTable {
  const { height, tiled, compression, down, planes, rowBytes, blockHeight } = shape;
  const whole = { table, blockHeight, down };
  const isLarge = rowBytes * height > LARGE_STRIP_BYTES && rowBytes < PART_BYTES;
  if (tiled || compression !== 1 || down > 1 || !isLarge || table.counts.includes(0)) return whole;
  const rows = Math.floor(PART_BYTES / rowBytes);
  const parts = Math.ceil(height / rows);
  const offsets = new Float64Array(parts * planes);
  const counts = new Float64Array(parts * planes);
  for (let k = 0; k < offsets.length; k++) {
    const first = (k % parts) * rows;
    offsets[k] = (table.offsets[Math.floor(k / parts)] as number) + first * rowBytes;
    counts[k] = Math.min(rows, height - first) * rowBytes;
  }
  return { table: { ...table, offsets, counts }, blockHeight: rows, down: parts };
}

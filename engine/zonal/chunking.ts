import type { RasterSource } from '../layer/raster.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';

/** How a raster is cut: blocks as the file has them, and chunks of whole blocks, the unit of work. */
export interface Chunking {
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly blockColumns: number;
  readonly blockRows: number;
  /** Blocks to a chunk. */
  readonly acrossBlocks: number;
  readonly downBlocks: number;
  readonly chunkColumns: number;
  readonly chunkRows: number;
}

/** Cells a chunk measures at least where blocks are smaller, so that few parcels cross a border. */
const CHUNK_SIDE = 256;

/** Blocks decoded ahead of the one being measured, at most; enough to keep a decoder's threads busy. */
const MOST_AHEAD = 8;

/** How to cut a raster and how many blocks to read ahead so that decoded blocks stay within the budget. */
export interface Cut {
  readonly chunking: Chunking;
  readonly readAhead: number;
}

/**
 * Cuts a raster into chunks. Decoded blocks take half of the budget at most; the other half is for parcels and results.
 * Throws `PlanningError` of kind `input`, code `block-exceeds-memory`, when a single block takes more than that.
 */
export function cutRaster(raster: RasterSource, memoryMiB: number): Cut {
  const { width, height } = raster.grid;
  const blockWidth = Math.min(raster.blockWidth, width);
  const blockHeight = Math.min(raster.blockHeight, height);
  const blockBytes = blockWidth * blockHeight * (sampleBytes(raster.sampleType) + 1);
  const budget = (memoryMiB * 1024 * 1024) / 2;
  if (!(blockBytes <= budget)) throw tooLarge(raster, blockBytes, memoryMiB);
  const room = Math.max(1, Math.floor(budget / 2 / blockBytes));
  const acrossBlocks = Math.min(room, Math.max(1, Math.floor(CHUNK_SIDE / blockWidth)));
  const downBlocks = Math.min(
    Math.max(1, Math.floor(room / acrossBlocks)),
    Math.max(1, Math.floor(CHUNK_SIDE / blockHeight)),
  );
  const blockColumns = Math.ceil(width / blockWidth);
  const blockRows = Math.ceil(height / blockHeight);
  const held = acrossBlocks * downBlocks * blockBytes;
  return {
    chunking: {
      blockWidth,
      blockHeight,
      blockColumns,
      blockRows,
      acrossBlocks,
      downBlocks,
      chunkColumns: Math.ceil(blockColumns / acrossBlocks),
      chunkRows: Math.ceil(blockRows / downBlocks),
    },
    readAhead: Math.min(MOST_AHEAD, Math.max(1, Math.floor((budget - held) / blockBytes))),
  };
}

/** Bytes of one decoded sample, from names such as `uint16`; 8 where the name tells nothing. */
function sampleBytes(sampleType: string): number {
  const bits = Number(/(\d+)$/.exec(sampleType)?.[1] ?? 64);
  return bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
}

function tooLarge(raster: RasterSource, blockBytes: number, memoryMiB: number): PlanningError {
  const needed = Math.ceil((2 * blockBytes) / 1024 / 1024);
  return new PlanningError('input', 'block-exceeds-memory', {
    text: text(
      `栅格 ${raster.name} 的一个数据块（${raster.blockWidth}×${raster.blockHeight}）解码后需要内存预算 ${needed} MiB,而预算是 ${memoryMiB} MiB`,
      `One block of raster ${raster.name} (${raster.blockWidth} × ${raster.blockHeight}) needs a memory budget of ${needed} MiB, the budget is ${memoryMiB} MiB`,
    ),
    remedy: text(
      `请把内存预算（--memory）提高到 ${needed} 以上，或把栅格另存为分块的 COG（例如 gdal_translate -of COG）`,
      `Raise the budget (--memory) to at least ${needed}, or save the raster again as a tiled COG (for instance gdal_translate -of COG)`,
    ),
    at: { file: raster.name },
  });
}

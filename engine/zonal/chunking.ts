import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { GridStack } from './grid-stack.ts';

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

/** Chunks in work at once at most, over all threads; what they hold stays within half of the budget. */
const MOST_CHUNKS = 8;

/** The kernel addresses 4 GiB; a chunk leaves room in it for parcels and tables. */
const MOST_BYTES = 2 ** 31;

/**
 * Cuts a stack into chunks, the same whatever the number of threads. Chunks in work take half of the budget at most;
 * the other half is for parcels and results. Throws `PlanningError` of kind `input`, code `block-exceeds-memory`, when
 * a single block takes more than that; `name` is the raster's for the message.
 */
export function cutStack(stack: GridStack, memoryMiB: number, name: string): Chunking {
  const { width, height } = stack.grid;
  const blockWidth = Math.min(stack.blockWidth, width);
  const blockHeight = Math.min(stack.blockHeight, height);
  const budget = chunkBudget(memoryMiB);
  if (!(stack.blockBytes <= budget)) throw tooLarge(stack, memoryMiB, name);
  const room = Math.max(1, Math.floor(budget / MOST_CHUNKS / stack.blockBytes));
  const acrossBlocks = Math.min(room, Math.max(1, Math.floor(CHUNK_SIDE / blockWidth)));
  const downBlocks = Math.min(
    Math.max(1, Math.floor(room / acrossBlocks)),
    Math.max(1, Math.floor(CHUNK_SIDE / blockHeight)),
  );
  const blockColumns = Math.ceil(width / blockWidth);
  const blockRows = Math.ceil(height / blockHeight);
  return {
    blockWidth,
    blockHeight,
    blockColumns,
    blockRows,
    acrossBlocks,
    downBlocks,
    chunkColumns: Math.ceil(blockColumns / acrossBlocks),
    chunkRows: Math.ceil(blockRows / downBlocks),
  };
}

/** Bytes that all chunks in work may take, and with them a block of one chunk. */
export function chunkBudget(memoryMiB: number): number {
  return Math.min((memoryMiB * 1024 * 1024) / 2, MOST_BYTES);
}

/** How many chunks of a stack may be in work at once. */
export function chunksAtOnce({ blockBytes }: GridStack, chunking: Chunking, memoryMiB: number): number {
  const bytes = blockBytes * chunking.acrossBlocks * chunking.downBlocks;
  return Math.max(1, Math.min(MOST_CHUNKS, Math.floor(chunkBudget(memoryMiB) / bytes)));
}

/** Cells of the grid that a chunk holds. */
export interface ChunkExtent {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** Where chunk number `chunk` lies, cut to the raster. */
export function chunkExtent(
  { blockWidth, blockHeight, acrossBlocks, downBlocks, chunkColumns }: Chunking,
  { width, height }: { readonly width: number; readonly height: number },
  chunk: number,
): ChunkExtent {
  const column = (chunk % chunkColumns) * acrossBlocks * blockWidth;
  const row = Math.floor(chunk / chunkColumns) * downBlocks * blockHeight;
  return {
    column,
    row,
    columns: Math.min(acrossBlocks * blockWidth, width - column),
    rows: Math.min(downBlocks * blockHeight, height - row),
  };
}

function tooLarge(stack: GridStack, memoryMiB: number, name: string): PlanningError {
  const needed = Math.ceil((2 * stack.blockBytes) / 1024 / 1024);
  const size = `${stack.blockWidth}×${stack.blockHeight}`;
  const convert = text(
    '请把栅格另存为分块的 COG（例如 gdal_translate -of COG）',
    'Save the raster again as a tiled COG (for instance gdal_translate -of COG)',
  );
  const raise = text(
    `请把内存预算（--memory）提高到 ${needed} 以上，或把栅格另存为分块的 COG（例如 gdal_translate -of COG）`,
    `Raise the budget (--memory) to at least ${needed}, or save the raster again as a tiled COG (for instance gdal_translate -of COG)`,
  );
  return new PlanningError('input', 'block-exceeds-memory', {
    text: text(
      `栅格 ${name} 的一个数据块（${size}）解码后需要内存预算 ${needed} MiB，而预算是 ${memoryMiB} MiB`,
      `One block of raster ${name} (${size}) needs a memory budget of ${needed} MiB, the budget is ${memoryMiB} MiB`,
    ),
    // No budget is enough for what the kernel cannot hold.
    remedy: stack.blockBytes > MOST_BYTES ? convert : raise,
    at: { file: name },
  });
}

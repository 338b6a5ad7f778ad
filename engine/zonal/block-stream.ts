import type { RasterSource } from '../layer/raster.ts';
import type { PlacedBlock } from './cell-values.ts';
import type { ZonalPlan } from './zonal-plan.ts';

/** Touched blocks, read ahead while earlier ones are measured, each read once. */
export interface BlockStream {
  /** The touched blocks of a chunk, often none. Chunks must be asked for in ascending order. */
  blocksOf(chunk: number): Promise<readonly PlacedBlock[]>;
}

/** Opens the stream; at most `readAhead` blocks beyond the current chunk are in flight or waiting. */
export function streamBlocks(raster: RasterSource, plan: ZonalPlan, readAhead: number): BlockStream {
  const order = touchedInOrder(plan);
  const waiting: Promise<PlacedBlock>[] = [];
  let requested = 0;
  let taken = 0;

  function request(past: number): void {
    for (; requested < Math.min(past, order.blocks.length); requested++) {
      const reading = readPlaced(raster, plan, order.blocks[requested] as number);
      // The failure is thrown when its turn comes; until then it must not count as unhandled.
      reading.catch(() => undefined);
      waiting.push(reading);
    }
  }

  return {
    async blocksOf(chunk) {
      const blocks: PlacedBlock[] = [];
      while (taken < order.blocks.length && order.chunks[taken] === chunk) {
        request(taken + 1 + readAhead);
        const reading = waiting.shift();
        if (reading === undefined) throw new Error(`block ${taken} was not requested`);
        blocks.push(await reading);
        taken++;
      }
      return blocks;
    },
  };
}

async function readPlaced(raster: RasterSource, plan: ZonalPlan, id: number): Promise<PlacedBlock> {
  const { blockWidth, blockHeight, blockColumns } = plan.chunking;
  const blockColumn = id % blockColumns;
  const blockRow = Math.floor(id / blockColumns);
  const block = await raster.readBlock(blockColumn, blockRow, 0);
  return { block, column: blockColumn * blockWidth, row: blockRow * blockHeight };
}

/** Touched blocks chunk by chunk, row by row within a chunk, and the chunk of each. */
function touchedInOrder({ chunking, touched }: ZonalPlan): { readonly blocks: number[]; readonly chunks: number[] } {
  const { blockColumns, blockRows, acrossBlocks, downBlocks, chunkColumns, chunkRows } = chunking;
  const blocks: number[] = [];
  const chunks: number[] = [];
  for (let chunk = 0; chunk < chunkColumns * chunkRows; chunk++) {
    const firstColumn = (chunk % chunkColumns) * acrossBlocks;
    const firstRow = Math.floor(chunk / chunkColumns) * downBlocks;
    for (let row = firstRow; row < Math.min(firstRow + downBlocks, blockRows); row++) {
      for (let column = firstColumn; column < Math.min(firstColumn + acrossBlocks, blockColumns); column++) {
        if (touched[row * blockColumns + column] !== 1) continue;
        blocks.push(row * blockColumns + column);
        chunks.push(chunk);
      }
    }
  }
  return { blocks, chunks };
}

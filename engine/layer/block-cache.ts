import type { RasterBlock, RasterSource } from './raster.ts';

/** Reads blocks and keeps those read last. */
export interface BlockCache {
  read(blockColumn: number, blockRow: number, band: number): Promise<RasterBlock>;
}

/** Cells kept at most; our own setting, 4 million cells are 32 MB of doubles. */
const KEPT_CELLS = 1 << 22;

/** A cache for readers that need neighbouring blocks: at least three rows of three blocks are always kept. */
export function blockCache(source: RasterSource): BlockCache {
  const capacity = Math.max(9, Math.floor(KEPT_CELLS / (source.blockWidth * source.blockHeight)));
  const kept = new Map<string, Promise<RasterBlock>>();
  return {
    read(blockColumn, blockRow, band) {
      const key = `${band}/${blockRow}/${blockColumn}`;
      const block = kept.get(key) ?? source.readBlock(blockColumn, blockRow, band);
      // Put last again: a Map hands out its keys in the order they were set.
      kept.delete(key);
      kept.set(key, block);
      const oldest = kept.keys().next().value;
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
      return block;
    },
  };
}

import type { RasterBlock, RasterSource } from '../layer/raster.ts';
import type { CellWindow } from './coverage.ts';

/** A block and the grid cell its first sample belongs to. */
export interface PlacedBlock {
  readonly block: RasterBlock;
  readonly column: number;
  readonly row: number;
}

/** How raw samples become values. */
export type SampleMeaning = Pick<RasterSource, 'nodata' | 'scale' | 'offset'>;

/**
 * Copies the part of `window` that lies in a block to `target`, row by row of the window: scaled values, NaN where the
 * raw sample is nodata or NaN or the file's mask hides the cell.
 */
export function copyValues(
  placed: PlacedBlock,
  window: CellWindow,
  target: Float64Array,
  meaning: SampleMeaning,
): void {
  const { block } = placed;
  const { values, mask } = block;
  const { scale, offset } = meaning;
  // A file states nodata in decimal; a float32 sample holds it rounded.
  const nodata =
    values instanceof Float32Array && meaning.nodata !== null ? Math.fround(meaning.nodata) : meaning.nodata;
  const fromColumn = Math.max(window.column, placed.column);
  const pastColumn = Math.min(window.column + window.columns, placed.column + block.width);
  const fromRow = Math.max(window.row, placed.row);
  const pastRow = Math.min(window.row + window.rows, placed.row + block.height);
  for (let row = fromRow; row < pastRow; row++) {
    let from = (row - placed.row) * block.width + fromColumn - placed.column;
    let to = (row - window.row) * window.columns + fromColumn - window.column;
    for (let column = fromColumn; column < pastColumn; column++, from++, to++) {
      const raw = values[from] as number;
      const hidden = raw === nodata || (mask !== undefined && mask[from] === 0);
      target[to] = hidden ? Number.NaN : raw * scale + offset;
    }
  }
}

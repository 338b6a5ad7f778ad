import type { CellFrame } from './cell-frame.ts';
import type { CoverageRule } from './coverage-rule.ts';
import type { Kernel } from './kernel.ts';

/** The cells that the kernel has listed of a parcel; a view that holds until the next list. */
export interface CoveredCells {
  readonly length: number;
  /** Number of each cell among the samples. */
  readonly position: Int32Array;
  /** Coverage fraction as the rule of coverage has it, times the true area of the cell on geographic grids. */
  readonly weight: Float64Array;
}

/** Tells the kernel the grid, what a covered cell counts, and the true areas of cells where the grid is geographic. */
export function setFrame(kernel: Kernel, frame: CellFrame, rowAreas: Float64Array | null, rule: CoverageRule): void {
  const { width, height, x, y, p, q, r, s, determinant, straight, columnScale, rowScale, snap } = frame;
  const { calls } = kernel;
  calls.setGrid(width, height, x, y, p, q, r, s, determinant);
  calls.setScales(straight, columnScale, rowScale, snap);
  const at = rowAreas === null ? 0 : kernel.room('row areas', 8 * rowAreas.length);
  if (rowAreas !== null) kernel.views().f64.set(rowAreas, at / 8);
  calls.setRule(at, rule.minimum, rule.whole);
}

/** Makes room for windows of up to so many cells; `planar` grids keep one array for fraction and weight. */
export function reserveCells(kernel: Kernel, cells: number, planar: boolean): void {
  const edges = kernel.room('edges', 16 * cells);
  // The list writes one entry ahead of those it keeps.
  const position = kernel.room('position', 4 * (cells + 1));
  const fraction = kernel.room('fraction', 8 * (cells + 1));
  const weight = planar ? fraction : kernel.room('weight', 8 * (cells + 1));
  kernel.calls.layCells(edges, position, fraction, weight);
}

/** The list as it stands. */
export function listedCells(kernel: Kernel, planar: boolean): CoveredCells {
  const length = kernel.calls.listLength();
  const { i32, f64 } = kernel.views();
  const position = kernel.room('position', 0) / 4;
  const weight = kernel.room(planar ? 'fraction' : 'weight', 0) / 8;
  return {
    length,
    position: i32.subarray(position, position + length),
    weight: f64.subarray(weight, weight + length),
  };
}

/** Coverage fractions (0 … 1) of a loaded parcel over a window, row by row; a view that holds until the next call. */
export function coverWindow(
  kernel: Kernel,
  window: { readonly column: number; readonly row: number; readonly columns: number; readonly rows: number },
): Float64Array {
  const { column, row, columns, rows } = window;
  reserveCells(kernel, columns * rows, true);
  kernel.calls.cover(column, row, columns, rows);
  const from = kernel.room('fraction', 0) / 8;
  return kernel.views().f64.subarray(from, from + columns * rows);
}

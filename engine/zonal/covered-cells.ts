import type { CellWindow } from './coverage.ts';

/** The cells of a window that a parcel covers, row by row, and where their values stand. */
export interface CoveredCells {
  length: number;
  /** Index of each cell in an array of values. */
  position: Int32Array;
  /** Coverage fraction as the rule of coverage has it. */
  fraction: Float64Array;
  /** Fraction times the true area of the cell; the same array as `fraction` on planar grids. */
  weight: Float64Array;
  /** Σ fraction and Σ weight. */
  covered: number;
  coveredWeight: number;
}

/** How coverage counts; exact fractions unless the question says otherwise. Support then is the share of what counts. */
export interface CoverageRule {
  /** Cells covered by less than this share are left out, 0 … 1. */
  readonly minimum: number;
  /** Whether every cell that counts at all counts as wholly covered. */
  readonly whole: boolean;
}

/** Exact fractions of every touched cell. */
export const EXACT_COVERAGE: CoverageRule = { minimum: 0, whole: false };

/** Where the cells of a window stand in an array of values, and what they weigh. */
export interface CellPlacing {
  /** Index of the window's first cell, and cells from one of its rows to the next. */
  first: number;
  stride: number;
  readonly rule: CoverageRule;
  /** True area of a cell by grid row, m²; `null` on planar grids, where all cells weigh the same. */
  readonly rowAreas: Float64Array | null;
}

/** A list without cells; `planar` lists keep one array for fraction and weight. */
export function emptyCells(planar: boolean): CoveredCells {
  const fraction = new Float64Array(256);
  return {
    length: 0,
    position: new Int32Array(256),
    fraction,
    weight: planar ? fraction : new Float64Array(256),
    covered: 0,
    coveredWeight: 0,
  };
}

/**
 * Lists the cells of `window` that a parcel covers, in row-major order, without the ones it does not touch;
 * `fractions` holds their coverage from index `from` on.
 */
export function listCells(
  { fractions, from }: { readonly fractions: Float64Array; readonly from: number },
  window: CellWindow,
  placing: CellPlacing,
  cells: CoveredCells,
): void {
  const { columns, rows } = window;
  if (cells.position.length <= columns * rows) growCells(cells, columns * rows + 1);
  const { position, fraction } = cells;
  let length = 0;
  let covered = 0;
  for (let row = 0, cell = from, at = placing.first; row < rows; row++, at += placing.stride - columns) {
    for (const end = cell + columns; cell < end; cell++, at++) {
      const share = fractions[cell] as number;
      position[length] = at;
      fraction[length] = share;
      covered += share;
      // Without a branch: an untouched cell is overwritten by the next one.
      length += share > 0 ? 1 : 0;
    }
  }
  cells.length = length;
  cells.covered = covered;
  cells.coveredWeight = covered;
  if (placing.rule !== EXACT_COVERAGE) applyRule(cells, placing.rule);
  if (placing.rowAreas !== null) weighRows(cells, placing, window, placing.rowAreas);
}

function growCells(cells: CoveredCells, size: number): void {
  const planar = cells.weight === cells.fraction;
  cells.position = new Int32Array(2 * size);
  cells.fraction = new Float64Array(2 * size);
  cells.weight = planar ? cells.fraction : new Float64Array(2 * size);
}

function applyRule(cells: CoveredCells, { minimum, whole }: CoverageRule): void {
  let kept = 0;
  let covered = 0;
  for (let k = 0; k < cells.length; k++) {
    const share = cells.fraction[k] as number;
    if (share < minimum) continue;
    const counted = whole ? 1 : share;
    cells.position[kept] = cells.position[k] as number;
    cells.fraction[kept++] = counted;
    covered += counted;
  }
  cells.length = kept;
  cells.covered = covered;
  cells.coveredWeight = covered;
}

function weighRows(cells: CoveredCells, placing: CellPlacing, window: CellWindow, rowAreas: Float64Array): void {
  let sum = 0;
  for (let k = 0; k < cells.length; k++) {
    const row = window.row + Math.floor(((cells.position[k] as number) - placing.first) / placing.stride);
    const weight = (cells.fraction[k] as number) * (rowAreas[row] as number);
    cells.weight[k] = weight;
    sum += weight;
  }
  cells.coveredWeight = sum;
}

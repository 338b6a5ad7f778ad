import type { Moments } from './statistic.ts';
import { type ClassCollector, emptyCollector, reserveEntries } from './value-classes.ts';

/** What has been added up of one parcel so far. Cells must come in row-major order of the grid, in as many portions as one likes. */
export interface ParcelSummary extends Moments {
  count: number;
  sum: number;
  weight: number;
  weightedSum: number;
  squares: number;
  min: number;
  max: number;
  /** The first value, and West's running mean counted from it: the pivot of `squares`. */
  first: number;
  pivot: number;
  /** Σ f and Σ w over all covered cells, with data or without. */
  covered: number;
  coveredWeight: number;
  /** Weights by value; `null` when no statistic asks for them. */
  readonly classes: ClassCollector | null;
}

/** A window of cells: fractions and scaled values row by row (NaN or infinite where there is no data), and the area weight of each row. */
export interface CellPortion {
  readonly columns: number;
  readonly rows: number;
  readonly fractions: Float64Array;
  readonly values: Float64Array;
  /** Position of the window's first cell in `values`. */
  readonly firstValue: number;
  /** Area of a cell by grid row, m²; `null` on planar grids, where all cells weigh the same. */
  readonly rowAreas: Float64Array | null;
  readonly firstRow: number;
}

/** A summary of no cells. */
export function emptySummary(withClasses: boolean): ParcelSummary {
  return {
    count: 0,
    sum: 0,
    weight: 0,
    weightedSum: 0,
    squares: 0,
    min: Infinity,
    max: -Infinity,
    first: 0,
    pivot: 0,
    covered: 0,
    coveredWeight: 0,
    classes: withClasses ? emptyCollector() : null,
  };
}

/** Empties a summary for the next parcel. */
export function clearSummary(summary: ParcelSummary): void {
  summary.count = 0;
  summary.sum = 0;
  summary.weight = 0;
  summary.weightedSum = 0;
  summary.squares = 0;
  summary.min = Infinity;
  summary.max = -Infinity;
  summary.first = 0;
  summary.pivot = 0;
  summary.covered = 0;
  summary.coveredWeight = 0;
  if (summary.classes !== null) summary.classes.length = 0;
}

/** Adds a portion of cells to a summary. */
export function addCells(summary: ParcelSummary, portion: CellPortion): void {
  const { fractions, values, columns, rows, rowAreas, firstRow } = portion;
  const { classes } = summary;
  let { count, sum, weight, weightedSum, squares, min, max, first, pivot, covered, coveredWeight } = summary;
  if (classes !== null) reserveEntries(classes, columns * rows);
  let cell = 0;
  let at = portion.firstValue;
  for (let row = 0; row < rows; row++) {
    const area = rowAreas === null ? 1 : (rowAreas[firstRow + row] as number);
    for (const end = cell + columns; cell < end; cell++, at++) {
      const fraction = fractions[cell] as number;
      if (fraction === 0) continue;
      const w = fraction * area;
      covered += fraction;
      coveredWeight += w;
      const value = values[at] as number;
      if (!Number.isFinite(value) || w === 0) continue;
      if (count === 0) first = value;
      count += fraction;
      sum += fraction * value;
      weight += w;
      weightedSum += w * value;
      const offset = value - first - pivot;
      // Counted from the first value, so that values far from 0 keep the digits in which they differ.
      const ratio = w / weight;
      pivot += offset * ratio;
      squares += offset * offset * w * (1 - ratio);
      if (value < min) min = value;
      if (value > max) max = value;
      if (classes !== null) {
        classes.values[classes.length] = value;
        classes.weights[classes.length++] = w;
      }
    }
  }
  summary.count = count;
  summary.sum = sum;
  summary.weight = weight;
  summary.weightedSum = weightedSum;
  summary.squares = squares;
  summary.min = min;
  summary.max = max;
  summary.first = first;
  summary.pivot = pivot;
  summary.covered = covered;
  summary.coveredWeight = coveredWeight;
}

/**
 * Share (0 … 1) of the parcel's area that lies on cells with data; `area` is the parcel's whole area in cells,
 * `within` says that its box lies inside the raster. For a parcel that crosses the raster's edge the outer part is
 * weighed like the mean of the inner one.
 */
export function supportOf(summary: ParcelSummary, area: number, within: boolean): number {
  if (!(summary.weight > 0)) return 0;
  const valid = summary.weight / summary.coveredWeight;
  return within ? valid : valid * Math.min(1, summary.covered / area);
}

import type { ComparisonMatrix } from './comparison-matrix.ts';
import { perronPair, rowGeometricMeans } from './perron.ts';
import { sharesOf } from './weighting-method.ts';

/** How weights are read from a comparison matrix; the first is what holds when nothing is said. */
export const PRIORITY_RULES = ['eigenvector', 'geometric-mean', 'column-mean'] as const;

export type PriorityRule = (typeof PRIORITY_RULES)[number];

/**
 * Weights of a complete comparison matrix, summing to 1: the principal right eigenvector (Saaty 1977, J. Math. Psychol.
 * 15, 234-281), the geometric mean of each row (Crawford and Williams 1985, J. Math. Psychol. 29, 387-405), or the mean
 * of the columns, each over its sum (an approximation of Saaty 1980, the sum method of Chinese textbooks).
 */
export function prioritiesOf({ names, values }: ComparisonMatrix, rule: PriorityRule): number[] {
  if (rule === 'geometric-mean') return sharesOf(rowGeometricMeans(values, names.length));
  if (rule === 'column-mean') return sharesOf(sharesOfRows(values, names.length));
  return sharesOf(perronPair(values, names.length).vector);
}

/** What each row holds of the columns, every column counting 1. */
function sharesOfRows(values: Float64Array, size: number): Float64Array {
  const totals = new Float64Array(size);
  for (const [at, value] of values.entries()) totals[at % size] = (totals[at % size] as number) + value;
  const rows = new Float64Array(size);
  for (const [at, value] of values.entries()) {
    const row = Math.floor(at / size);
    rows[row] = (rows[row] as number) + value / (totals[at % size] as number);
  }
  return rows;
}

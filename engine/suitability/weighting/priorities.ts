import type { ComparisonMatrix } from './comparison-matrix.ts';
import { perronPair, rowGeometricMeans } from './perron.ts';
import { sharesOf } from './weighting-method.ts';

/** How weights are read from a comparison matrix; the first is what holds when nothing is said. */
export const PRIORITY_RULES = ['eigenvector', 'geometric-mean'] as const;

export type PriorityRule = (typeof PRIORITY_RULES)[number];

/**
 * Weights of a complete comparison matrix, summing to 1: the principal right eigenvector (Saaty 1977, J. Math. Psychol.
 * 15, 234-281), or the geometric mean of each row (Crawford and Williams 1985, J. Math. Psychol. 29, 387-405).
 */
export function prioritiesOf({ names, values }: ComparisonMatrix, rule: PriorityRule): number[] {
  if (rule === 'geometric-mean') return sharesOf(rowGeometricMeans(values, names.length));
  return sharesOf(perronPair(values, names.length).vector);
}

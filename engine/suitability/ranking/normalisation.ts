import type { LocalText } from '../../run/local-text.ts';
import type { Source } from '../criterion.ts';

/** Whether more of a criterion is better (`max`, a benefit) or worse (`min`, a cost). */
export type CriterionType = 'max' | 'min';

/** Values a formula is defined for. */
export type Domain = 'any' | 'non-negative' | 'positive';

/** A way to make the columns of a decision table comparable. */
export interface Normalisation {
  readonly id: string;
  readonly label: LocalText;
  /** For benefits and for costs; `x` a value, `m` the number of alternatives. */
  readonly formula: Readonly<Record<CriterionType, string>>;
  readonly source: Source;
  readonly domain: Readonly<Record<CriterionType, Domain>>;
  /** Whether a cost stays a cost, less being better still; otherwise every normalised column is a benefit. */
  readonly keepsCosts: boolean;
  /** The column on the new scale, its values in the domain; not finite where the formula divides by zero. */
  normalise(values: Float64Array, type: CriterionType): Float64Array;
}

/** Least and greatest value of a column. */
export function rangeOf(values: Float64Array): { readonly min: number; readonly max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** Sum of a column. */
export function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Euclidean length √Σx² of a column, taken about its greatest value so that no square leaves the range of a double. */
export function lengthOf(values: Float64Array): number {
  const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (greatest === 0) return 0;
  return greatest * Math.sqrt(values.reduce((sum, value) => sum + (value / greatest) ** 2, 0));
}

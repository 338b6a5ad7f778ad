import type { Finding } from '../../run/finding.ts';
import type { LocalText } from '../../run/local-text.ts';
import type { Source } from '../criterion.ts';

/** Something a method can be told, for the docs and `wotu list weighting-methods`. */
export interface WeightingParameter {
  readonly id: string;
  /** The values there are, or the kind of value; the first is what holds when nothing is said. */
  readonly values: readonly string[];
}

/** Weights and how they came about. */
export interface WeightingResult<Details = unknown> {
  /** Id of the method. */
  readonly method: string;
  /** What is weighed: criteria, or alternatives at the foot of a hierarchy. */
  readonly names: readonly string[];
  /** One weight a name, each from 0 to 1; they sum to 1. */
  readonly weights: readonly number[];
  readonly details: Details;
  readonly findings: readonly Finding[];
  readonly source: Source;
}

/** One way to come to weights: what it takes, who gave it, and the function that does it. */
export interface WeightingMethod<Question = never, Details = unknown> {
  readonly id: string;
  readonly label: LocalText;
  /** What the weights are derived from. */
  readonly takes: 'comparisons' | 'values' | 'order' | 'decision-table';
  readonly parameters: readonly WeightingParameter[];
  readonly source: Source;
  /** Throws `PlanningError` where the question gives no weights. */
  weigh(question: Question): WeightingResult<Details>;
}

/** Values over their sum, added up once more so that the last bits sum to 1 too. */
export function sharesOf(values: ArrayLike<number>): number[] {
  const list = Array.from(values);
  const sum = list.reduce((total, value) => total + value, 0);
  const shares = list.map((value) => value / sum);
  const rest = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / rest);
}

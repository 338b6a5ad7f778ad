import type { LocalText } from '../run/local-text.ts';
import type { Source } from './criterion.ts';

/** How the ratings of an alternative are weighed by their order, the best first (Yager 1988). */
export type OrderRule =
  /** Given weights, as many as there are ratings. */
  | { readonly kind: 'weights'; readonly weights: readonly number[] }
  /** Weights of maximal entropy at a degree of optimism 0 … 1 (O'Hagan 1988). */
  | { readonly kind: 'orness'; readonly orness: number }
  /** The quantifier Q(p) = p^alpha over the criterion weights (Yager 1996); below 1 optimistic, above pessimistic. */
  | { readonly kind: 'quantifier'; readonly alpha: number };

/** What an aggregation needs besides ratings and weights. */
export interface AggregationSettings {
  /** Rating of what could not be better; 1 when absent, 100 for percent ratings. */
  readonly scale?: number;
  /** Needed by the ordered weighted average alone. */
  readonly order?: OrderRule;
}

/** A way to make one index of the ratings of one alternative. */
export interface Aggregation {
  readonly id: string;
  readonly label: LocalText;
  /** In the words of mathematics: `r` ratings, `w` weights, `s` the scale. */
  readonly formula: string;
  readonly source: Source;
  /** Whether a good rating makes up for a bad one. */
  readonly compensation: LocalText;
  /** Ratings it is defined for: any number, none below zero, or none outside 0 … scale. */
  readonly domain: 'any' | 'non-negative' | 'scale';
  /** Whether criterion weights matter under these settings. */
  usesWeights(settings: AggregationSettings): boolean;
  /**
   * Index of one alternative, on the scale of its ratings. `ratings` and `weights` are of equal length and hold only
   * criteria with data; ratings lie in the domain, weights are not below zero. Nothing is divided by the sum of the
   * weights: who leaves criteria out scales the others first.
   */
  combine(ratings: Float64Array, weights: Float64Array, settings: AggregationSettings): number;
}

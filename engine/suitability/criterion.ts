import type { LocalText } from '../run/local-text.ts';
import type { Membership } from './membership.ts';

/** The five elements the policy asks every candidate to be weighed by: 土 肥 水 药 气. */
export const THEMES = ['soil', 'fertility', 'water', 'inputs', 'air'] as const;

export type Theme = (typeof THEMES)[number];

/**
 * `verified`: read in the cited text; `known`: known from it, not re-read; `uncertain`: quoted from memory or one
 * secondary text; `setting`: no standard gives it, the scenario's author chose it.
 */
export type Confidence = 'verified' | 'known' | 'uncertain' | 'setting';

/** Where a number comes from, carried into every result and screen. */
export interface Source {
  /** Standard and clause, or paper, or who set it. */
  readonly reference: LocalText;
  readonly confidence: Confidence;
  readonly note?: LocalText;
}

/** One property a parcel is weighed by: data only, no function. */
export interface Criterion {
  readonly id: string;
  readonly label: LocalText;
  readonly theme: Theme;
  /** Unit of the raw value, empty for pure numbers and categories. */
  readonly unit: string;
  /** Column of the parcel table it reads, such as `soil-ph.mean` or `roads.distance`. */
  readonly column: string;
  readonly membership: Membership;
  readonly source: Source;
}

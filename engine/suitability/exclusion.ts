import type { LocalText } from '../run/local-text.ts';
import type { Confidence } from './criterion.ts';

/** The three answers to a limit, as stored in `Uint8Array` columns. */
export const UNKNOWN = 0;
export const PASS = 1;
export const FAIL = 2;

export type Answer = typeof UNKNOWN | typeof PASS | typeof FAIL;

/** The three kinds of limit a site must meet (GB/T 19630-2019, site clause). */
export const LIMIT_KINDS = ['soil', 'water', 'air'] as const;

export type LimitKind = (typeof LIMIT_KINDS)[number];

/** One item of one sample against one limit. */
export interface LimitAnswer {
  /** Such as `Cd`, `total-salt`, `PM10`. */
  readonly item: string;
  readonly label: LocalText;
  /** Standard and edition, such as `GB 15618-2018`. */
  readonly standard: string;
  /** Table or clause, and the column that applied (pH band, land use, water use, period). */
  readonly clause: LocalText;
  /** Measured value; null when it was not measured. */
  readonly value: number | null;
  /** The value as the sheet had it, such as `<0.01`. */
  readonly asWritten: string;
  /** Limit as a number, or a range `[low, high]`; null when no limit could be chosen. */
  readonly limit: number | readonly [number, number] | null;
  readonly unit: string;
  readonly answer: Answer;
  readonly confidence: Confidence;
  /** Why the answer is what it is, when value and limit alone do not say it. */
  readonly reason?: LocalText;
}

/** One dated test and all its answers. */
export interface Sample {
  readonly id: string;
  /** ISO date, or the period for air. */
  readonly date: string;
  readonly answers: readonly LimitAnswer[];
  /** Worst of the answers: fail before unknown before pass. */
  readonly answer: Answer;
}

/** Everything known about one sampling unit, canal section or station; many parcels share one. */
export interface Evidence {
  readonly kind: LimitKind;
  /** Sampling unit, canal section or station code. */
  readonly id: string;
  readonly name: LocalText;
  readonly samples: readonly Sample[];
  /** Worst of the samples (for air: the latest year with enough days); `UNKNOWN` when there is none. */
  readonly answer: Answer;
  /** Why, in one sentence: the first failing item, or what is missing. */
  readonly reason: LocalText;
}

import type { LocalText } from '../run/local-text.ts';
import type { Confidence } from './criterion.ts';

/** The three answers to a limit, as stored in `Uint8Array` columns. */
export const UNKNOWN = 0;
export const PASS = 1;
export const FAIL = 2;

export type Answer = typeof UNKNOWN | typeof PASS | typeof FAIL;

/**
 * The kinds of limit a parcel must meet: soil, irrigation water and air (GB/T 19630-2019 4.2.3), land use and permitted
 * category (a list of the scenario), and no prohibited input inside the conversion window (4.2.1).
 */
export const LIMIT_KINDS = ['soil', 'water', 'air', 'land', 'inputs'] as const;

export type LimitKind = (typeof LIMIT_KINDS)[number];

/** One value for each kind of limit. */
export function byLimitKind<T>(of: (kind: LimitKind) => T): Record<LimitKind, T> {
  return Object.fromEntries(LIMIT_KINDS.map((kind) => [kind, of(kind)])) as Record<LimitKind, T>;
}

/** One way to read an item: as measured, or within a stated error, another edition, another source. */
export interface LimitReading {
  /** What was assumed, such as `pH 7.6, pH>7.5` or `GB 3095-2026`. */
  readonly label: LocalText;
  readonly value: number | null;
  readonly limit: LimitAnswer['limit'];
  readonly answer: Answer;
  /** The reading lies between screening and intervention and may only be used under conditions. */
  readonly conditional?: true;
}

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
  /** Set with `PASS`: may be scored, but never in the first phase, and must be monitored together with the produce. */
  readonly conditional?: true;
  /** The reading as measured and those that differ from it; absent when none differs. */
  readonly readings?: readonly LimitReading[];
}

/** Nemerow index of a sample with its grade; shown, never deciding: the single factor does (HJ/T 166-2004). */
export interface Composite {
  readonly mean: number;
  readonly max: number;
  readonly index: number;
  readonly grade: 'I' | 'II' | 'III' | 'IV' | 'V';
  readonly label: LocalText;
  readonly source: LocalText;
}

/** One dated test and all its answers. */
export interface Sample {
  readonly id: string;
  /** ISO date, or the period for air. */
  readonly date: string;
  readonly answers: readonly LimitAnswer[];
  /** Worst of the answers: fail before unknown before pass. */
  readonly answer: Answer;
  /** Set when the sample passes and at least one item does so only conditionally. */
  readonly conditional?: true;
  readonly composite?: Composite;
  /** Items above a stricter standard that is shown for comparison and never decides (NY/T 391). */
  readonly comparison?: readonly LimitAnswer[];
}

/** Everything known about one sampling unit, canal section, station, land code or input record; many parcels share one. */
export interface Evidence {
  readonly kind: LimitKind;
  /** Code of the sampling unit, canal section, station or land use; for inputs the state of the record. */
  readonly id: string;
  readonly name: LocalText;
  readonly samples: readonly Sample[];
  /** Worst of the samples (for air: the latest year with enough days); `UNKNOWN` when there is none. */
  readonly answer: Answer;
  /** Set when the answer is a pass under conditions: not eligible for the first phase, produce monitored with the soil. */
  readonly conditional?: true;
  /** Why, in one sentence: the first failing item, or what is missing. */
  readonly reason: LocalText;
  /** Interpolated values of the unit's parcels, the largest of each item: shown, never a pass. */
  readonly interpolated?: readonly LimitAnswer[];
}

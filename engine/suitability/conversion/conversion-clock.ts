import { afterMonths, monthsBetween } from '../../table/calendar-date.ts';
import type { ConversionStandard, CropKind } from './conversion-standard.ts';

/** Status by date, as stored in `Uint8Array` columns. */
export const STATUS_UNKNOWN = 0;
export const CONVENTIONAL = 1;
export const IN_CONVERSION = 2;
export const ORGANIC = 3;
export type ConversionStatus = typeof STATUS_UNKNOWN | typeof CONVENTIONAL | typeof IN_CONVERSION | typeof ORGANIC;

/** What a clock starts from. All dates are ISO. */
export interface ConversionCase {
  readonly kind: CropKind;
  /** Start of conversion, declared or planned. */
  readonly start: string;
  /** Latest prohibited input; null when there is none. */
  readonly lastInput: string | null;
  /** Day since which the land is proven without prohibited substances, idle or new; null without proof. */
  readonly cleanSince: string | null;
}

/** A running clock. */
export interface ConversionClock {
  /** Day the months are counted from: the start, or the last prohibited input when that came later. */
  readonly from: string;
  /** Whether a prohibited input on or after the start moved `from`. */
  readonly isRestarted: boolean;
  /** Whether at least the standard's clean months are proven before `from`. */
  readonly isProvenClean: boolean;
  readonly months: number;
  /** First day whose sowing (annuals) or harvest (fodder, perennials) is organic. */
  readonly organicFrom: string;
  readonly anchor: 'sowing' | 'harvest';
}

/**
 * Conversion clock of one parcel (GB/T 19630-2019 4.2.1): 24 months before sowing for annuals, 24 before the organic
 * harvest for pasture and perennial fodder, 36 before harvest for other perennials; land that is new, idle or proven clean
 * for 36 months needs 12 at least. A prohibited input on or after the start restarts the clock from its date, and what was
 * proven before it no longer counts. Months are calendar months (`afterMonths`). The certifier may lengthen the period.
 */
export function conversionClock(question: ConversionCase, standard: ConversionStandard): ConversionClock {
  const { kind, start, lastInput, cleanSince } = question;
  const rule = standard.rules.find((entry) => entry.kind === kind);
  if (rule === undefined) throw new Error(`${standard.standard} has no conversion rule for ${kind}`);
  const isRestarted = lastInput !== null && lastInput >= start;
  const from = isRestarted ? lastInput : start;
  const proven = cleanSince !== null && (lastInput === null || cleanSince >= lastInput) ? cleanSince : null;
  const { cleanMonths, months: shortened } = standard.provenClean;
  const isProvenClean = !isRestarted && proven !== null && monthsBetween(proven, from) >= cleanMonths;
  const months = isProvenClean ? Math.min(shortened, rule.months) : rule.months;
  return { from, isRestarted, isProvenClean, months, organicFrom: afterMonths(from, months), anchor: rule.anchor };
}

/** Status on an ISO date: conventional before the clock starts, organic from `organicFrom` on, in conversion between. */
export function statusOn({ from, organicFrom }: ConversionClock, date: string): ConversionStatus {
  if (date < from) return CONVENTIONAL;
  return date < organicFrom ? IN_CONVERSION : ORGANIC;
}

/** Months from a date until sowing or harvest is organic, rounded up; 0 when it already is. */
export function monthsLeft({ organicFrom }: ConversionClock, date: string): number {
  if (date >= organicFrom) return 0;
  const whole = monthsBetween(date, organicFrom);
  return afterMonths(date, whole) < organicFrom ? whole + 1 : whole;
}

import {
  CONVENTIONAL,
  type ConversionClock,
  type ConversionStatus,
  conversionClock,
  IN_CONVERSION,
  monthsLeft,
  ORGANIC,
  STATUS_UNKNOWN,
  statusOn,
} from './conversion-clock.ts';
import type { ConversionStandard, CropKind } from './conversion-standard.ts';

/** What is known of one parcel's conversion; ISO dates, empty where there is none. */
export interface ConversionRecord {
  /** Status stated for the latest year; `unknown` when none is. */
  readonly declared: 'conventional' | 'in-conversion' | 'organic' | 'unknown';
  /** Start of the unbroken run of years declared in conversion or organic. */
  readonly declaredFrom: string;
  /** Start of the unbroken run of years declared organic. */
  readonly organicSince: string;
  /** Certified organic by a map of certified land, from this day on. */
  readonly certifiedSince: string;
  readonly lastInput: string;
  /** Day since which records without a gap show no prohibited input. */
  readonly cleanSince: string;
  /** Whether a year from the clock's start to the plan's date says nothing about inputs. */
  readonly hasGap: boolean;
}

/** How the clock is read for all parcels. */
export interface ConversionRule {
  readonly kind: CropKind;
  /** Planned start for parcels whose conversion has not begun; null when none is planned. */
  readonly start: string | null;
  readonly asOf: string;
}

/** Row `i` is parcel `i`; dates are ISO, empty where unknown. */
export interface ConversionColumns {
  /** `STATUS_UNKNOWN`, `CONVENTIONAL`, `IN_CONVERSION`, `ORGANIC` at the plan's date. */
  readonly status: Uint8Array;
  readonly cleanSince: readonly string[];
  /** 1 where records prove at least the standard's clean months before the clock starts. */
  readonly isProvenClean: Uint8Array;
  /** Day the clock counts from. */
  readonly from: readonly string[];
  /** Earliest organic sowing (annuals) or harvest. */
  readonly organicFrom: readonly string[];
  /** Months from the plan's date to `organicFrom`; −1 where unknown. */
  readonly monthsLeft: Int16Array;
  /** 1 where the sheet says organic and the clock does not yet. */
  readonly isDeclaredEarly: Uint8Array;
}

/**
 * Conversion status of every parcel. Declared or certified organic land that saw no prohibited input since counts as
 * organic from that day; declared conversion runs from its declared start; parcels that have not begun start on the
 * planned day, or the day of a later input. A gap in the records between start and plan date, or no record, is unknown:
 * missing records prove nothing.
 */
export function conversionColumns(
  records: readonly ConversionRecord[],
  rule: ConversionRule,
  standard: ConversionStandard,
): ConversionColumns {
  const clocks = records.map((record) => parcelClock(record, rule, standard));
  const known = (pick: (clock: ConversionClock) => string) => clocks.map(({ clock }) => (clock ? pick(clock) : ''));
  return {
    status: Uint8Array.from(clocks, ({ status }) => status),
    cleanSince: records.map((record) => record.cleanSince),
    isProvenClean: Uint8Array.from(clocks, ({ clock }) => (clock?.isProvenClean ? 1 : 0)),
    from: known((clock) => clock.from),
    organicFrom: known((clock) => clock.organicFrom),
    monthsLeft: Int16Array.from(clocks, ({ clock }) => (clock ? monthsLeft(clock, rule.asOf) : -1)),
    isDeclaredEarly: Uint8Array.from(clocks, ({ status }, row) =>
      records[row]?.declared === 'organic' && status === IN_CONVERSION ? 1 : 0,
    ),
  };
}

interface ParcelClock {
  readonly status: ConversionStatus;
  readonly clock: ConversionClock | null;
}

function parcelClock(record: ConversionRecord, rule: ConversionRule, standard: ConversionStandard): ParcelClock {
  const clean = (since: string) => since !== '' && record.lastInput < since;
  const held = [record.certifiedSince, heldSince(record)].filter(clean).sort()[0];
  if (held !== undefined && held <= rule.asOf && !record.hasGap)
    return { status: ORGANIC, clock: grantedClock(held, rule, standard) };
  const start = record.certifiedSince || record.declaredFrom || rule.start || '';
  if (start === '') return { status: record.declared === 'conventional' ? CONVENTIONAL : STATUS_UNKNOWN, clock: null };
  const clock = conversionClock(
    {
      kind: rule.kind,
      start,
      lastInput: record.lastInput === '' ? null : record.lastInput,
      cleanSince: record.cleanSince === '' ? null : record.cleanSince,
    },
    standard,
  );
  if (clock.from <= rule.asOf && record.hasGap) return { status: STATUS_UNKNOWN, clock: null };
  const isUnheardOf = record.declared === 'unknown' && record.certifiedSince === '';
  return { status: isUnheardOf ? STATUS_UNKNOWN : statusOn(clock, rule.asOf), clock };
}

/** Organic since before the records begin: the run of declared years has no year of conversion to count from. */
function heldSince({ declared, declaredFrom, organicSince }: ConversionRecord): string {
  return declared === 'organic' && organicSince === declaredFrom ? organicSince : '';
}

/** Land whose organic status is granted needs no further months. */
function grantedClock(since: string, rule: ConversionRule, standard: ConversionStandard): ConversionClock {
  const { anchor } = conversionClock({ kind: rule.kind, start: since, lastInput: null, cleanSince: null }, standard);
  return { from: since, isRestarted: false, isProvenClean: false, months: 0, organicFrom: since, anchor };
}

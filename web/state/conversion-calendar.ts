import type { PlanTables } from '../engine-client.ts';

/** Areas by conversion status on the first day of each month, from the plan's date on. */
export interface ConversionCalendar {
  /** ISO dates, the plan's own first. */
  readonly dates: readonly string[];
  /** m² by status, in the order unknown, conventional, in conversion, organic; each as long as `dates`. */
  readonly areaM2: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
}

const [UNKNOWN, CONVENTIONAL, CONVERTING, ORGANIC] = [0, 1, 2, 3] as const;

/**
 * How some parcels go through conversion, by the clock of the plan: land in conversion or conventional is organic from its
 * earliest organic date on; conventional land is in conversion from the planned start. What is unknown stays unknown.
 * Null without a conversion clock.
 */
export function conversionCalendar(tables: PlanTables, rows: Iterable<number>): ConversionCalendar | null {
  const { conversion, areaM2: areas } = tables.parcels;
  if (conversion === null) return null;
  const list = Array.from(rows);
  const start = tables.conversionRule?.start ?? null;
  const last = list.reduce(
    (latest, row) => later(latest, conversion.organicFrom[row] ?? ''),
    later(tables.asOf, start),
  );
  const dates = monthsFrom(tables.asOf, last);
  const areaM2 = [0, 1, 2, 3].map(() => new Float64Array(dates.length)) as unknown as ConversionCalendar['areaM2'];
  for (const row of list) {
    const [status, from] = [conversion.status[row] as number, conversion.organicFrom[row] ?? ''];
    for (const [i, date] of dates.entries()) {
      const sum = areaM2[statusOn(date, { status, from, start })];
      sum[i] = (sum[i] as number) + (areas[row] as number);
    }
  }
  return { dates, areaM2 };
}

interface Clock {
  readonly status: number;
  /** Earliest organic date; empty where unknown. */
  readonly from: string;
  readonly start: string | null;
}

function statusOn(date: string, { status, from, start }: Clock): 0 | 1 | 2 | 3 {
  if (status === UNKNOWN) return UNKNOWN;
  if (status === ORGANIC || (from !== '' && from <= date)) return ORGANIC;
  if (status === CONVERTING) return CONVERTING;
  return start !== null && start <= date ? CONVERTING : CONVENTIONAL;
}

function later(one: string, other: string | null): string {
  return other !== null && other > one ? other : one;
}

/** The first date, then the first of each month until one is not before the last date. */
function monthsFrom(first: string, last: string): string[] {
  const dates = [first];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  do {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    dates.push(`${year}-${String(month).padStart(2, '0')}-01`);
  } while ((dates.at(-1) as string) < last);
  return dates;
}

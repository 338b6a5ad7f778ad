import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { InputState } from '../suitability/limits/input-limits.ts';
import { monthsBetween } from '../table/calendar-date.ts';
import type { NumberColumn } from '../table/table.ts';
import { numberByEvidence } from './evidence/limit-evidence.ts';
import { type InputLine, type InputRecords, SEASON_STATUSES, type SeasonStatus } from './input-records.ts';

/**
 * Whole months from the last prohibited input to the plan's date, per parcel (GB/T 19630-2019 4.2.1 counts conversion
 * from it). Parents of split or merged parcels count too: every line of descent must be known. Years without a statement
 * may hide a use, so the months run from the last use or from the start of the unbroken run of stated years, whichever is
 * later: the value is "at least". When the plan's own year is not stated it is missing: unknown is not clean.
 */
export function monthsCleanColumn(parcels: ParcelSet, asOf: string, records: InputRecords): NumberColumn {
  const rows = Int32Array.from(parcels.ids, (_id, row) => row);
  return numberByEvidence('inputs.months-clean', 'months', rows, (row) => {
    const since = cleanSince(records.linesOf(parcels.ids[row] as string), asOf);
    return since === '' ? Number.NaN : Math.max(0, monthsBetween(since, asOf));
  });
}

/** First day since which every line of descent is stated to be clean up to the plan's year; empty when none is. */
export function cleanSince(lines: readonly InputLine[], asOf: string): string {
  if (lines.length === 0) return '';
  const lastUse = lastUseOf(lines);
  const last = Number(asOf.slice(0, 4));
  let since = last + 1;
  while (lines.every((line) => line.stated.has(since - 1) && !line.undated.has(since - 1))) since--;
  if (since > last) return '';
  return lastUse >= `${since}-01-01` ? lastUse : `${since}-01-01`;
}

/** Latest dated use over all lines of descent; empty when there is none. */
function lastUseOf(lines: readonly InputLine[]): string {
  return lines.reduce((latest, line) => (line.lastUse > latest ? line.lastUse : latest), '');
}

/** Everything the conversion rules ask of one parcel's records. */
export interface ParcelInputs extends InputState {
  /** 1 January of the first year of the unbroken run of organic years; empty when the parcel is not declared organic. */
  readonly organicSince: string;
}

/**
 * Status, claimed conversion window and prohibited inputs of one parcel at the plan's date. A year counts as organic or in
 * conversion only when every line of descent says so; the window starts on 1 January of the first such year of the run
 * that reaches the latest year with a status.
 */
export function parcelInputs(lines: readonly InputLine[], asOf: string): ParcelInputs {
  const planYear = Number(asOf.slice(0, 4));
  const statusIn = (year: number) => lowestStatus(lines, year);
  const years = [...new Set(lines.flatMap((line) => [...line.status.keys()]))].filter((year) => year <= planYear);
  const latest = years.reduce((a, b) => Math.max(a, b), -Infinity);
  const status = lines.length === 0 ? null : statusIn(latest);
  const windowYear = runStart(latest, (year) => (statusIn(year) ?? 'conventional') !== 'conventional');
  const organicYear = runStart(latest, (year) => statusIn(year) === 'organic');
  const from = windowYear ?? planYear;
  const inWindow = (year: number) => windowYear !== null && year >= windowYear;
  const undated = lines.flatMap((line) => [...line.undated]).filter(inWindow);
  const silentYears = Array.from({ length: planYear - from + 1 }, (_v, k) => from + k).filter((year) =>
    lines.some((line) => !line.stated.has(year) && !line.undated.has(year)),
  );
  return {
    status: status ?? 'unknown',
    windowFrom: windowYear === null ? '' : `${windowYear}-01-01`,
    organicSince: organicYear === null ? '' : `${organicYear}-01-01`,
    lastUse: lastUseOf(lines),
    undatedUse: undated.reduce((a, b) => Math.max(a, b), 0),
    silentYears,
  };
}

/** Lowest status of a year over the lines that state one, null when a line says nothing. */
function lowestStatus(lines: readonly InputLine[], year: number): SeasonStatus | null {
  const stated = lines.map((line) => line.status.get(year));
  if (stated.some((status) => status === undefined)) return null;
  const ranks = stated.map((status) => SEASON_STATUSES.indexOf(status as SeasonStatus));
  return SEASON_STATUSES[Math.min(...ranks)] ?? null;
}

/** First year of the unbroken run of years that ends with `last`; null when `last` itself does not belong. */
function runStart(last: number, belongs: (year: number) => boolean): number | null {
  if (!Number.isFinite(last) || !belongs(last)) return null;
  let year = last;
  while (belongs(year - 1)) year--;
  return year;
}

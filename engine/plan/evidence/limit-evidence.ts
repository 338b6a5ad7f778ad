import type { Evidence } from '../../suitability/exclusion.ts';
import { addBit, emptyBitSet } from '../../table/bit-set.ts';
import type { Column, NumberColumn, TextColumn } from '../../table/table.ts';

/** Where a column of the parcel table came from. */
export interface ColumnOrigin {
  readonly file: string;
  /** Date or period as text; empty when unknown. */
  readonly date: string;
}

/** What one kind of test says about every parcel. */
export interface LimitEvidence {
  readonly evidence: readonly Evidence[];
  /** Per parcel the index into `evidence`; −1 where there is none. */
  readonly of: Int32Array;
  /** Columns for the parcel table with their origin. */
  readonly columns: readonly { readonly column: Column; readonly origin: ColumnOrigin }[];
}

/** First and last date of dated tests, grouped in whatever way; empty when none has a date. */
export function datesOf(groups: ReadonlyMap<string, readonly { readonly date: string }[]>): string {
  const dates = [...groups.values()].flatMap((tests) => tests.map(({ date }) => date)).filter((date) => date !== '');
  if (dates.length === 0) return '';
  dates.sort();
  return `${dates[0]} – ${dates[dates.length - 1]}`;
}

/** Evidence of nothing: every parcel unknown. */
export function noEvidence(length: number): LimitEvidence {
  return { evidence: [], of: new Int32Array(length).fill(-1), columns: [] };
}

/** A number column whose row value comes from the parcel's evidence; NaN and rows without evidence are missing. */
export function numberByEvidence(
  name: string,
  unit: string,
  of: Int32Array,
  valueAt: (evidence: number) => number,
): NumberColumn {
  const values = new Float64Array(of.length);
  const valid = emptyBitSet(of.length);
  for (let row = 0; row < of.length; row++) {
    const evidence = of[row] as number;
    const value = evidence < 0 ? Number.NaN : valueAt(evidence);
    if (Number.isNaN(value)) continue;
    values[row] = value;
    addBit(valid, row);
  }
  return { kind: 'number', name, unit, values, valid };
}

/** A text column; empty strings are missing. */
export function textColumn(name: string, values: readonly string[]): TextColumn {
  const valid = emptyBitSet(values.length);
  for (let row = 0; row < values.length; row++) if (values[row] !== '') addBit(valid, row);
  return { kind: 'text', name, unit: '', values, valid };
}

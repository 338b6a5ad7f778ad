import { numberAt, type Table, textAt } from '../table/table.ts';

/** 1 mu is 1/15 of a hectare. */
export const M2_PER_MU = 10000 / 15;

/** A field as text, whatever its column's kind; empty when missing. */
export function fieldText(table: Table, field: string, row: number): string {
  return textAt(table, field, row)?.trim() ?? numberAt(table, field, row)?.toString() ?? '';
}

/** Register area in m²; NaN when the rule or the value is missing. */
export function officialAreaOf(
  table: Table,
  rule: { readonly field: string; readonly unit: 'm2' | 'mu' | 'ha' } | null,
  row: number,
): number {
  if (rule === null) return Number.NaN;
  const written = fieldText(table, rule.field, row);
  const value = written === '' ? Number.NaN : Number(written);
  return value * { m2: 1, mu: M2_PER_MU, ha: 10000 }[rule.unit];
}

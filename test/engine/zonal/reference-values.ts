import { expect } from 'vitest';
import { numberAt, type Table } from '../../../engine/table/table.ts';
import type { ZonalColumns } from '../../../engine/zonal/zonal-table.ts';

/** Values worked out by recursive clipping with GEOS, printed with twelve digits. */
export interface Reference {
  readonly coverage_sum_all?: number;
  readonly count?: number;
  readonly sum?: number;
  readonly mean?: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly variance_population?: number;
  readonly stdev_population?: number;
  readonly median_weighted?: number;
  readonly q25_weighted?: number;
  readonly q75_weighted?: number;
  readonly fractions?: Readonly<Record<string, number>>;
  readonly majority?: number;
}

const COLUMN_OF = {
  count: 'count',
  sum: 'sum',
  mean: 'mean',
  min: 'min',
  max: 'max',
  variance_population: 'variance',
  stdev_population: 'stdev',
  median_weighted: 'median',
  q25_weighted: 'q25',
  q75_weighted: 'q75',
} as const;

/** All columns the references speak of. */
export const REFERENCE_STATISTICS: readonly string[] = [...Object.values(COLUMN_OF), 'mode', 'fractions'];

/** The columns of a layer as a table. */
export function tableOf({ columns }: ZonalColumns): Table {
  return { length: columns[0]?.values.length ?? 0, columns: new Map(columns.map((column) => [column.name, column])) };
}

/** Compares row `row` of layer `v` with a reference: 1e-9 relative, and 1e-9 absolute near zero. */
export function expectReference(found: ZonalColumns, row: number, reference: Reference): void {
  const table = tableOf(found);
  for (const [key, id] of Object.entries(COLUMN_OF)) {
    const expected = reference[key as keyof typeof COLUMN_OF];
    if (expected === undefined) continue;
    const value = numberAt(table, `v.${id}`, row);
    if (expected === null) expect(value, id).toBeUndefined();
    else expectNear(value, expected, id);
  }
  for (const [value, share] of Object.entries(reference.fractions ?? {})) {
    expectNear(numberAt(table, `v.frac_${Number(value)}`, row), share, `fraction of ${value}`);
  }
  if (reference.majority !== undefined) expectLargest(table, row, reference.majority);
}

function expectNear(found: number | undefined, expected: number, what: string): void {
  const allowed = 1e-9 * Math.max(1, Math.abs(expected));
  expect(Math.abs((found ?? Number.NaN) - expected), `${what}: expected ${expected}, found ${found}`).toBeLessThan(
    allowed,
  );
}

/** Where two values cover the same to within rounding the reference names either; their shares must then agree. */
function expectLargest(table: Table, row: number, expected: number): void {
  const mode = numberAt(table, 'v.mode', row);
  if (mode === expected) return;
  expectNear(numberAt(table, `v.frac_${mode}`, row), numberAt(table, `v.frac_${expected}`, row) ?? Number.NaN, 'mode');
}

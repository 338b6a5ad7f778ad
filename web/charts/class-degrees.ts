import type { Membership } from '../engine-client.ts';

/** A look-up of degrees by class. */
export type ClassTable = Extract<Membership, { readonly kind: 'category' }>;

/** A class with its degree and how many parcels have it. */
export interface ClassDegree {
  readonly name: string;
  /** NaN for a class of the data that has been given none. */
  readonly degree: number;
  readonly count: number;
}

/** One press of a key. */
export const DEGREE_STEP = 0.01;

/** The classes of the table in its order, then those that only the data have; `values` are indices into `categories`. */
export function classDegrees(
  { table }: ClassTable,
  categories: readonly string[],
  values: Float64Array,
): readonly ClassDegree[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const name = categories[value];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = new Set([...Object.keys(table), ...counts.keys()]);
  return Array.from(names, (name) => ({ name, degree: table[name] ?? Number.NaN, count: counts.get(name) ?? 0 }));
}

/** The table with the degree of one class set, held between 0 and 1 and on whole steps. */
export function withDegree(membership: ClassTable, name: string, to: number): ClassTable {
  const degree = Math.min(1, Math.max(0, Number((Math.round(to / DEGREE_STEP) * DEGREE_STEP).toPrecision(12))));
  return { ...membership, table: { ...membership.table, [name]: degree } };
}

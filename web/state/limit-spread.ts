import type { LimitAnswer, PlanTables } from '../engine-client.ts';

/** One item of a test against its limit, among the same item of all tests of its kind. */
export interface LimitSpread {
  readonly item: LimitAnswer;
  /** The limit as a number. */
  readonly limit: number;
  /** One for each test; NaN where it was not measured. */
  readonly values: Float64Array;
  /** The highest of this place's own tests. */
  readonly marked: number;
}

/**
 * The item that comes nearest to its limit in the tests behind an answer, or passes it furthest, among all tests of the
 * plan; null where nothing was measured against a single value not to be passed.
 */
export function nearestLimit(tables: PlanTables, evidence: number): LimitSpread | null {
  const own = tables.evidence[evidence];
  if (own === undefined) return null;
  const measured = own.samples.flatMap(({ answers }) =>
    answers.flatMap((item) =>
      typeof item.limit === 'number' && item.limit > 0 && item.value !== null
        ? [{ item, limit: item.limit, value: item.value }]
        : [],
    ),
  );
  const nearest = measured.toSorted((a, b) => b.value / b.limit - a.value / a.limit)[0];
  if (nearest === undefined) return null;
  const { item, limit, value } = nearest;
  const tests = tables.evidence.filter(({ kind }) => kind === own.kind).flatMap(({ samples }) => samples);
  const values = tests.flatMap(({ answers }) =>
    answers
      .filter((answer) => answer.item === item.item && answer.unit === item.unit)
      .map((answer) => answer.value ?? Number.NaN),
  );
  return { item, limit, values: Float64Array.from(values), marked: value };
}

import type { Run } from '../run/run.ts';
import type { Table } from '../table/table.ts';
import type { Criterion } from './criterion.ts';
import { criterionColumn } from './criterion-column.ts';
import { type LimitingFactor, limitingFactor } from './limiting-factor.ts';
import { membershipSet, type ScoringRule, type SuitabilityColumns, suitabilityColumns } from './suitability-columns.ts';

/** Scores of every parcel; row `i` is parcel `i`, arrays are as long as the table. */
export interface ScoreTable extends SuitabilityColumns, LimitingFactor {
  /** Raw value per criterion; NaN where missing; for categories the index into `categories`. */
  readonly values: readonly Float64Array[];
  /** Class names per criterion; null for criteria on numbers. */
  readonly categories: readonly (readonly string[] | null)[];
  /** Membership per criterion, 0 … 1; NaN where missing. */
  readonly memberships: readonly Float64Array[];
}

/** A criterion and its weight; the weights of one question sum to 1. */
export interface Weighted {
  readonly criterion: Criterion;
  readonly weight: number;
}

/**
 * Scores parcels: membership per criterion, their combination by the rule, and the limiting factor. Missing values lower
 * the coverage and widen the interval, they never count as zero. `table` has one row per parcel and the columns the
 * criteria name; a column that is absent counts as missing throughout. A criterion of weight 0 is shown and limits nothing.
 */
export async function scoreParcels(
  table: Table,
  weighted: readonly Weighted[],
  rule: ScoringRule,
  run: Run,
): Promise<ScoreTable> {
  const columns: ReturnType<typeof criterionColumn>[] = [];
  for (const [k, { criterion }] of weighted.entries()) {
    await run.step('score', k, weighted.length);
    columns.push(criterionColumn(table, criterion));
  }
  const set = membershipSet(columns.map((column) => column.memberships));
  const nothing = new Float64Array(table.length).fill(Number.NaN);
  const asked = set.columns.map((column, k) => ((weighted[k]?.weight ?? 0) > 0 ? column : nothing));
  return {
    values: columns.map((column) => column.values),
    categories: columns.map((column) => column.categories),
    memberships: set.columns,
    ...suitabilityColumns(
      set,
      weighted.map(({ weight }) => weight),
      rule,
    ),
    ...limitingFactor(asked, rule.bounds),
  };
}

import type { Run } from '../run/run.ts';
import { hasBit } from '../table/bit-set.ts';
import type { Table } from '../table/table.ts';
import type { Criterion } from './criterion.ts';
import { membershipOf } from './membership.ts';

/** Lower bounds of S1, S2 and S3 on the index 0 … 1; below the last is N (Sys, FAO 1976 framework). */
export type ClassBounds = readonly [s1: number, s2: number, s3: number];

/** Scores of every parcel; row `i` is parcel `i`, arrays are as long as the table. */
export interface ScoreTable {
  /** Raw value per criterion; NaN where missing; for categories the index into `categories`. */
  readonly values: readonly Float64Array[];
  /** Class names per criterion; null for criteria on numbers. */
  readonly categories: readonly (readonly string[] | null)[];
  /** Membership per criterion, 0 … 1; NaN where missing. */
  readonly memberships: readonly Float64Array[];
  /** Weighted sum over the criteria with data; NaN where there is none. */
  readonly suitability: Float64Array;
  /** The weighted sum with missing criteria at 0 and at 1. */
  readonly suitabilityLow: Float64Array;
  readonly suitabilityHigh: Float64Array;
  /** Share of the weights with data, 0 … 1. */
  readonly coverage: Float64Array;
  readonly suitabilityClass: Uint8Array;
  readonly limitingMembership: Float64Array;
  readonly limitingCriterion: Int8Array;
  readonly limitingClass: Uint8Array;
}

/** A criterion and its weight; the weights of one question sum to 1. */
export interface Weighted {
  readonly criterion: Criterion;
  readonly weight: number;
}

/** Class of an index on 0 … 1: 1 S1, 2 S2, 3 S3, 4 N; 0 for NaN. A value on a bound belongs to the better class. */
export function classOf(index: number, bounds: ClassBounds): number {
  if (Number.isNaN(index)) return 0;
  if (index >= bounds[0]) return 1;
  if (index >= bounds[1]) return 2;
  return index >= bounds[2] ? 3 : 4;
}

/**
 * Scores parcels by weighted sum and limiting factor. Missing values lower the coverage and widen the interval, they
 * never count as zero. `table` has one row per parcel and the columns the criteria name; a column that is absent counts
 * as missing throughout.
 */
export async function scoreParcels(
  table: Table,
  weighted: readonly Weighted[],
  bounds: ClassBounds,
  run: Run,
): Promise<ScoreTable> {
  const columns: CriterionScores[] = [];
  for (const [k, { criterion }] of weighted.entries()) {
    await run.step('score', k, weighted.length);
    columns.push(scoreCriterion(table, criterion));
  }
  const weights = weighted.map((w) => w.weight);
  const memberships = columns.map((c) => c.memberships);
  return {
    values: columns.map((c) => c.values),
    categories: columns.map((c) => c.categories),
    memberships,
    ...combine({ memberships, weights, length: table.length }, bounds),
  };
}

interface CriterionScores {
  readonly values: Float64Array;
  readonly categories: readonly string[] | null;
  readonly memberships: Float64Array;
}

function scoreCriterion(table: Table, criterion: Criterion): CriterionScores {
  const values = new Float64Array(table.length).fill(Number.NaN);
  const memberships = new Float64Array(table.length).fill(Number.NaN);
  const column = table.columns.get(criterion.column);
  if (criterion.membership.kind === 'category') {
    const categories = Object.keys(criterion.membership.table);
    if (column) {
      for (let row = 0; row < table.length; row++) {
        if (!hasBit(column.valid, row)) continue;
        const name = String(column.values[row]);
        let index = categories.indexOf(name);
        if (index < 0) index = categories.push(name) - 1;
        values[row] = index;
        memberships[row] = membershipOf(criterion.membership, name) ?? Number.NaN;
      }
    }
    return { values, categories, memberships };
  }
  if (column?.kind === 'number') {
    for (let row = 0; row < table.length; row++) {
      if (!hasBit(column.valid, row)) continue;
      values[row] = column.values[row] as number;
      memberships[row] = membershipOf(criterion.membership, column.values[row] as number) ?? Number.NaN;
    }
  }
  return { values, categories: null, memberships };
}

interface Combination {
  readonly memberships: readonly Float64Array[];
  readonly weights: readonly number[];
  readonly length: number;
}

function combine(question: Combination, bounds: ClassBounds) {
  const { length } = question;
  const result = {
    suitability: new Float64Array(length),
    suitabilityLow: new Float64Array(length),
    suitabilityHigh: new Float64Array(length),
    coverage: new Float64Array(length),
    suitabilityClass: new Uint8Array(length),
    limitingMembership: new Float64Array(length),
    limitingCriterion: new Int8Array(length),
    limitingClass: new Uint8Array(length),
  };
  for (let row = 0; row < length; row++) {
    const parts = weighRow(question, row);
    result.suitability[row] = parts.known > 0 ? parts.sum / parts.known : Number.NaN;
    result.suitabilityLow[row] = parts.sum;
    result.suitabilityHigh[row] = parts.sum + (parts.total - parts.known);
    result.coverage[row] = parts.known / parts.total;
    result.suitabilityClass[row] = classOf(result.suitability[row] as number, bounds);
    result.limitingMembership[row] = parts.lowest;
    result.limitingCriterion[row] = parts.limiting;
    result.limitingClass[row] = classOf(parts.lowest, bounds);
  }
  return result;
}

function weighRow({ memberships, weights }: Combination, row: number) {
  let sum = 0;
  let known = 0;
  let total = 0;
  let lowest = Number.NaN;
  let limiting = -1;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] as number;
    const membership = (memberships[k] as Float64Array)[row] as number;
    total += weight;
    if (Number.isNaN(membership)) continue;
    sum += weight * membership;
    known += weight;
    if (limiting < 0 || membership < lowest) {
      lowest = membership;
      limiting = k;
    }
  }
  return { sum, known, total, lowest, limiting };
}

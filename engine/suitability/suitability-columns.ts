import type { Aggregation, AggregationSettings } from './aggregation.ts';
import { type ClassBounds, classOf } from './suitability-class.ts';

/** Rows handled at a time: their running sums stay in the fastest cache. */
const STRIPE = 2048;

/** How memberships become one index and a class. */
export interface ScoringRule {
  readonly aggregation: Aggregation;
  readonly settings: AggregationSettings;
  readonly bounds: ClassBounds;
}

/** Memberships that stay resident while weights change: one column per criterion, 0 … 1, NaN where missing. */
export interface MembershipSet {
  readonly length: number;
  readonly columns: readonly Float64Array[];
  /** Whether no row of the column is missing. */
  readonly complete: readonly boolean[];
}

/** The index of every row and how sure it is. */
export interface SuitabilityColumns {
  /** Index over the criteria with data, their weights scaled to 1; NaN where there is none. */
  readonly suitability: Float64Array;
  /** The index with missing criteria at 0 and at 1. */
  readonly suitabilityLow: Float64Array;
  readonly suitabilityHigh: Float64Array;
  /** Share of the weights with data, 0 … 1. */
  readonly coverage: Float64Array;
  readonly suitabilityClass: Uint8Array;
}

/** Looks once which columns are complete. */
export function membershipSet(columns: readonly Float64Array[]): MembershipSet {
  const complete = columns.map((column) => column.every((membership) => !Number.isNaN(membership)));
  return { length: columns[0]?.length ?? 0, columns, complete };
}

/** Empty columns to score into again and again. */
export function emptySuitability(length: number): SuitabilityColumns {
  return {
    suitability: new Float64Array(length),
    suitabilityLow: new Float64Array(length),
    suitabilityHigh: new Float64Array(length),
    coverage: new Float64Array(length),
    suitabilityClass: new Uint8Array(length),
  };
}

/**
 * Combines memberships by a rule; `into` is overwritten where given, so that a change of weights allocates nothing.
 * Weights are 0 or more, one per column. A row without any data has no index and no class.
 */
export function suitabilityColumns(
  set: MembershipSet,
  weights: readonly number[],
  rule: ScoringRule,
  into: SuitabilityColumns = emptySuitability(set.length),
): SuitabilityColumns {
  if (rule.aggregation.id === 'weighted-sum') sumStripes(set, weights, into);
  else combineRows(set, weights, rule, into);
  classify(into.suitability, rule.bounds, into.suitabilityClass);
  return into;
}

function sumStripes(set: MembershipSet, weights: readonly number[], into: SuitabilityColumns): void {
  const total = weights.reduce((a, b) => a + b, 0);
  const sum = new Float64Array(STRIPE);
  const known = new Float64Array(STRIPE);
  const everywhere = weights.reduce((a, b, k) => (set.complete[k] ? a + b : a), 0);
  const gaps = set.complete.includes(false);
  for (let start = 0; start < set.length; start += STRIPE) {
    const end = Math.min(start + STRIPE, set.length);
    sum.fill(0);
    if (gaps) known.fill(everywhere);
    for (let k = 0; k < weights.length; k++) {
      const column = set.columns[k] as Float64Array;
      if (set.complete[k]) addColumn(column, weights[k] as number, start, sum.subarray(0, end - start));
      else addPresent({ column, weight: weights[k] as number, start, sum: sum.subarray(0, end - start), known });
    }
    if (gaps) finishGaps({ start, end, total }, sum, known, into);
    else finishComplete({ start, end, total }, sum, into);
  }
}

function addColumn(column: Float64Array, weight: number, start: number, sum: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + weight * (column[start + i] as number);
}

interface Present {
  readonly column: Float64Array;
  readonly weight: number;
  readonly start: number;
  readonly sum: Float64Array;
  readonly known: Float64Array;
}

function addPresent({ column, weight, start, sum, known }: Present): void {
  for (let i = 0; i < sum.length; i++) {
    const membership = column[start + i] as number;
    if (Number.isNaN(membership)) continue;
    sum[i] = (sum[i] as number) + weight * membership;
    known[i] = (known[i] as number) + weight;
  }
}

interface Stripe {
  readonly start: number;
  readonly end: number;
  readonly total: number;
}

function finishComplete({ start, end, total }: Stripe, sum: Float64Array, into: SuitabilityColumns): void {
  const { suitability, suitabilityLow, suitabilityHigh, coverage } = into;
  for (let row = start; row < end; row++) {
    const index = (sum[row - start] as number) / total;
    suitability[row] = index;
    suitabilityLow[row] = index;
    suitabilityHigh[row] = index;
  }
  coverage.fill(1, start, end);
}

function finishGaps(
  { start, end, total }: Stripe,
  sum: Float64Array,
  known: Float64Array,
  into: SuitabilityColumns,
): void {
  const { suitability, suitabilityLow, suitabilityHigh, coverage } = into;
  for (let row = start; row < end; row++) {
    const got = sum[row - start] as number;
    const weight = known[row - start] as number;
    suitability[row] = weight > 0 ? got / weight : Number.NaN;
    suitabilityLow[row] = got / total;
    suitabilityHigh[row] = (got + total - weight) / total;
    coverage[row] = weight / total;
  }
}

function classify(suitability: Float64Array, bounds: ClassBounds, into: Uint8Array): void {
  for (let row = 0; row < suitability.length; row++) into[row] = classOf(suitability[row] as number, bounds);
}

/** Any other rule, row by row: over the known criteria, then with every missing one at 0 and at 1. */
function combineRows(
  set: MembershipSet,
  weights: readonly number[],
  { aggregation, settings }: ScoringRule,
  into: SuitabilityColumns,
): void {
  const asked = weights.flatMap((weight, k) => (weight > 0 ? [k] : []));
  const total = asked.reduce((sum, k) => sum + (weights[k] as number), 0);
  const shares = Float64Array.from(asked, (k) => (weights[k] as number) / total);
  const ratings = new Float64Array(asked.length);
  for (let row = 0; row < set.length; row++) {
    let coverage = 0;
    for (const [at, k] of asked.entries()) {
      const membership = set.columns[k]?.[row] as number;
      ratings[at] = membership;
      if (!Number.isNaN(membership)) coverage += shares[at] as number;
    }
    const index = indexOfRow({ ratings, shares, coverage }, aggregation, settings);
    into.coverage[row] = coverage;
    into.suitability[row] = index.known;
    into.suitabilityLow[row] = index.low;
    into.suitabilityHigh[row] = index.high;
  }
}

interface RowRatings {
  /** NaN where missing. */
  readonly ratings: Float64Array;
  readonly shares: Float64Array;
  readonly coverage: number;
}

function indexOfRow(
  { ratings, shares, coverage }: RowRatings,
  aggregation: Aggregation,
  settings: AggregationSettings,
) {
  if (!ratings.some(Number.isNaN)) {
    const index = aggregation.combine(ratings, shares, settings);
    return { known: index, low: index, high: index };
  }
  const at = (missing: number) =>
    aggregation.combine(
      ratings.map((rating) => (Number.isNaN(rating) ? missing : rating)),
      shares,
      settings,
    );
  const present = (_value: number, k: number) => !Number.isNaN(ratings[k] as number);
  const known =
    coverage > 0
      ? aggregation.combine(
          ratings.filter(present),
          shares.filter(present).map((share) => share / coverage),
          settings,
        )
      : Number.NaN;
  return { known, low: at(0), high: at(1) };
}

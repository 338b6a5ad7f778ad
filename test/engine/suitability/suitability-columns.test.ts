import { describe, expect, it } from 'vitest';
import type { Aggregation } from '../../../engine/suitability/aggregation.ts';
import { AGGREGATIONS } from '../../../engine/suitability/aggregations/index.ts';
import { weightedSum } from '../../../engine/suitability/aggregations/weighted-sum.ts';
import { limitingFactor } from '../../../engine/suitability/limiting-factor.ts';
import { seededRandom } from '../../../engine/suitability/robustness/seeded-random.ts';
import {
  emptySuitability,
  membershipSet,
  type ScoringRule,
  suitabilityColumns,
} from '../../../engine/suitability/suitability-columns.ts';
import { methodExample } from './method-example.ts';

const bounds = [0.75, 0.5, 0.25] as const;
const sum: ScoringRule = { aggregation: weightedSum, settings: {}, bounds };
/** The weighted sum by another name, so that it takes the way of all other rules. */
const rowByRow: ScoringRule = { ...sum, aggregation: { ...weightedSum, id: 'row-by-row' } };

/** Seeded memberships, a share of them missing; more rows than one stripe holds. */
function seededColumns(seed: number, missing: number, rows = 5000): Float64Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, (_c, k) =>
    Float64Array.from({ length: rows }, () => (k < 3 && random.uniform() < missing ? Number.NaN : random.uniform())),
  );
}

const weights = [0.3, 0.25, 0.2, 0.15, 0.1];

function ruleOf(id: string): ScoringRule {
  const aggregation = AGGREGATIONS.find((entry) => entry.id === id) as Aggregation;
  return { aggregation, settings: { order: { kind: 'orness', orness: 0.3 } }, bounds };
}

describe('suitabilityColumns', () => {
  it.each([0, 0.2, 1])('adds up by stripes what it adds up row by row, with %d of three columns missing', (missing) => {
    const set = membershipSet(seededColumns(1, missing));
    const fast = suitabilityColumns(set, weights, sum);
    const slow = suitabilityColumns(set, weights, rowByRow);
    for (const key of ['suitability', 'suitabilityLow', 'suitabilityHigh', 'coverage'] as const) {
      for (let row = 0; row < set.length; row++) expect(fast[key][row]).toBeCloseTo(slow[key][row] as number, 12);
    }
    expect(fast.suitabilityClass).toEqual(slow.suitabilityClass);
  });

  it('overwrites the columns it is given and allocates none', () => {
    const set = membershipSet(seededColumns(2, 0.2));
    const into = emptySuitability(set.length);
    expect(suitabilityColumns(set, [0, 0, 0, 0.5, 0.5], sum, into)).toBe(into);
    expect(suitabilityColumns(set, weights, sum, into)).toEqual(suitabilityColumns(set, weights, sum));
  });

  it.each(AGGREGATIONS.map(({ id }) => id))('%s stays inside its interval, which full data close', (id) => {
    const set = membershipSet(seededColumns(3, 0.3, 400));
    const { suitability, suitabilityLow, suitabilityHigh, coverage } = suitabilityColumns(set, weights, ruleOf(id));
    for (let row = 0; row < set.length; row++) {
      const index = suitability[row] as number;
      expect(suitabilityLow[row]).toBeLessThanOrEqual((suitabilityHigh[row] as number) + 1e-12);
      expect(index).toBeGreaterThanOrEqual(-1e-12);
      expect(index).toBeLessThanOrEqual(1 + 1e-12);
      if ((coverage[row] as number) > 1 - 1e-9)
        expect(suitabilityHigh[row]).toBeCloseTo(suitabilityLow[row] as number, 12);
    }
  });

  it.each(AGGREGATIONS.map(({ id }) => id))('%s never falls when a membership rises', (id) => {
    const columns = seededColumns(4, 0.2, 300);
    const raised = columns.map((column, k) =>
      k === 1 ? column.map((membership) => membership + 0.3 * (1 - membership)) : column,
    );
    const before = suitabilityColumns(membershipSet(columns), weights, ruleOf(id)).suitability;
    const after = suitabilityColumns(membershipSet(raised), weights, ruleOf(id)).suitability;
    for (let row = 0; row < 300; row++) expect(after[row]).toBeGreaterThanOrEqual((before[row] as number) - 1e-12);
  });

  it.each(AGGREGATIONS.map(({ id }) => id))('%s does not ask in which order criteria and rows stand', (id) => {
    const columns = seededColumns(5, 0.2, 200);
    const own = suitabilityColumns(membershipSet(columns), weights, ruleOf(id)).suitability;
    const turned = suitabilityColumns(
      membershipSet(columns.map((column) => column.slice().reverse()).reverse()),
      [...weights].reverse(),
      ruleOf(id),
    ).suitability.reverse();
    for (let row = 0; row < 200; row++) expect(turned[row]).toBeCloseTo(own[row] as number, 12);
  });

  it('does not care whether one criterion stands twice with half the weight each', () => {
    const columns = seededColumns(6, 0.2);
    const own = suitabilityColumns(membershipSet(columns), weights, sum).suitability;
    const twice = suitabilityColumns(
      membershipSet([...columns, columns[0] as Float64Array]),
      [0.15, 0.25, 0.2, 0.15, 0.1, 0.15],
      sum,
    ).suitability;
    for (let row = 0; row < own.length; row++) expect(twice[row]).toBeCloseTo(own[row] as number, 12);
  });

  it('gives no index and no class where nothing is known', () => {
    const set = membershipSet([Float64Array.of(Number.NaN, 0.5), Float64Array.of(Number.NaN, 0.7)]);
    for (const rule of [sum, ruleOf('geometric')]) {
      const scored = suitabilityColumns(set, [0.5, 0.5], rule);
      expect(scored.suitability[0]).toBeNaN();
      expect([scored.coverage[0], scored.suitabilityClass[0]]).toEqual([0, 0]);
      expect([scored.suitabilityLow[0], scored.suitabilityHigh[0]]).toEqual([0, 1]);
    }
  });

  it('leaves out a criterion of weight 0, also where it is the worst', () => {
    const set = membershipSet([Float64Array.of(0.9), Float64Array.of(0.1)]);
    for (const id of ['weighted-sum', 'minimum', 'geometric', 'square-root']) {
      expect(suitabilityColumns(set, [1, 0], ruleOf(id)).suitability[0]).toBeCloseTo(0.9, 12);
    }
  });
});

interface LandIndex {
  readonly input: { readonly ratings: readonly number[] };
  readonly expect: Readonly<Record<'minimum' | 'storie' | 'square_root', number>> &
    Readonly<Record<'class_storie' | 'class_square_root', string>>;
}

const e19 = methodExample<LandIndex>('E19');

describe('land index', () => {
  it.skipIf(e19 === null)('classes the same land in two ways, as the worked example E19', () => {
    const { input, expect: wanted } = e19 as LandIndex;
    const set = membershipSet(input.ratings.map((rating) => Float64Array.of(rating / 100)));
    const equal = input.ratings.map(() => 1 / input.ratings.length);
    const indexOf = (id: string) => suitabilityColumns(set, equal, ruleOf(id));
    expect(100 * (indexOf('minimum').suitability[0] as number)).toBeCloseTo(wanted.minimum, 4);
    expect(100 * (indexOf('storie').suitability[0] as number)).toBeCloseTo(wanted.storie, 4);
    expect(100 * (indexOf('square-root').suitability[0] as number)).toBeCloseTo(wanted.square_root, 4);
    const className = (id: string) => ['', 'S1', 'S2', 'S3', 'N'][indexOf(id).suitabilityClass[0] as number];
    expect([className('storie'), className('square-root')]).toEqual([wanted.class_storie, wanted.class_square_root]);
  });
});

describe('limitingFactor', () => {
  it('names the lowest membership, the first of equals, and leaves missing ones out', () => {
    const columns = [Float64Array.of(0.5, Number.NaN, 0.3), Float64Array.of(0.2, Number.NaN, 0.3)];
    const { limitingMembership, limitingCriterion, limitingClass } = limitingFactor(columns, bounds);
    expect(Array.from(limitingCriterion)).toEqual([1, -1, 0]);
    expect(limitingMembership[0]).toBe(0.2);
    expect(limitingMembership[1]).toBeNaN();
    expect(Array.from(limitingClass)).toEqual([4, 0, 3]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Aggregation, OrderRule } from '../../../engine/suitability/aggregation.ts';
import { AGGREGATIONS } from '../../../engine/suitability/aggregations/index.ts';
import {
  dispersionOf,
  maximalEntropyWeights,
  ornessOf,
  quantifierWeights,
  tradeOffOf,
} from '../../../engine/suitability/order-weights.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { seeded } from '../zonal/seeded.ts';

const named = (id: string) => AGGREGATIONS.find((aggregation) => aggregation.id === id) as Aggregation;
const combine = (id: string, ratings: number[], weights: number[], settings = {}) =>
  named(id).combine(Float64Array.from(ratings), Float64Array.from(weights), settings);

describe('aggregations', () => {
  it('agree with the worked example E8', () => {
    const ratings = [0.95, 0.9, 0.85, 0.2];
    const weights = [0.3, 0.3, 0.2, 0.2];
    expect(combine('weighted-sum', ratings, weights)).toBeCloseTo(0.765, 12);
    expect(combine('minimum', ratings, weights)).toBe(0.2);
    expect(combine('geometric', ratings, weights)).toBeCloseTo(0.66939, 5);
    const owa = (order: number[]) => combine('owa', ratings, weights, { order: { kind: 'weights', weights: order } });
    expect(owa([0.1, 0.2, 0.3, 0.4])).toBeCloseTo(0.61, 12);
    expect(owa([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(0.725, 12);
    expect(owa([0.4, 0.3, 0.2, 0.1])).toBeCloseTo(0.84, 12);
    expect(ornessOf([0.1, 0.2, 0.3, 0.4])).toBeCloseTo(0.33333, 5);
  });

  it('agree with the worked example E19, in percent and as shares', () => {
    const percent = [95, 85, 60, 90];
    const weights = [0.25, 0.25, 0.25, 0.25];
    expect(combine('minimum', percent, weights, { scale: 100 })).toBe(60);
    expect(combine('storie', percent, weights, { scale: 100 })).toBeCloseTo(43.605, 10);
    expect(combine('square-root', percent, weights, { scale: 100 })).toBeCloseTo(51.1498, 4);
    const shares = percent.map((rating) => rating / 100);
    expect(combine('storie', shares, weights)).toBeCloseTo(0.43605, 12);
    expect(combine('square-root', shares, weights)).toBeCloseTo(0.511498, 6);
  });

  it('the square root takes out one lowest rating alone where two share it', () => {
    expect(combine('square-root', [0.5, 0.5, 1], [1, 1, 1])).toBeCloseTo(0.5 * Math.sqrt(0.5), 15);
  });

  it('never rise above the best rating or fall below the product, and keep a rating that all criteria share', () => {
    const random = seeded(81);
    for (let trial = 0; trial < 200; trial++) {
      const ratings = Array.from({ length: 2 + Math.floor(random() * 5) }, () => random());
      const raw = ratings.map(() => random() + 0.01);
      const total = raw.reduce((sum, weight) => sum + weight, 0);
      const weights = raw.map((weight) => weight / total);
      const order: OrderRule = { kind: 'orness', orness: random() };
      const product = ratings.reduce((all, rating) => all * rating, 1);
      for (const { id } of AGGREGATIONS) {
        const index = combine(id, ratings, weights, { order });
        expect(index, id).toBeLessThanOrEqual(Math.max(...ratings) + 1e-12);
        expect(index, id).toBeGreaterThanOrEqual(product - 1e-12);
      }
      for (const id of ['weighted-sum', 'geometric', 'minimum', 'owa']) {
        expect(combine(id, ratings.fill(0.3), weights, { order })).toBeCloseTo(0.3, 12);
      }
    }
  });
});

interface OwaCase {
  readonly id: string;
  readonly values: number[];
  readonly order_weights: number[];
  readonly criterion_weights?: number[];
  readonly quantifier?: string;
  readonly expected: number;
  readonly orness?: number;
  readonly dispersion?: number;
  readonly tradeoff?: number;
}

describe.skipIf(!hasShared)('ordered weighted average: closed forms (needs the shared folder)', () => {
  const cases = hasShared ? sharedJson<{ cases: OwaCase[] }>('conformance/mcda/owa.json').cases : [];

  it('there are twelve of them', () => expect(cases).toHaveLength(12));

  it.each(cases.map((each) => [each.id, each] as const))('%s', (_id, each) => {
    const alpha = each.quantifier === undefined ? null : Number(each.quantifier.split('^')[1]);
    const order: OrderRule =
      alpha === null ? { kind: 'weights', weights: each.order_weights } : { kind: 'quantifier', alpha };
    const weights = each.criterion_weights ?? each.values.map(() => 1 / each.values.length);
    expect(combine('owa', each.values, weights, { order })).toBeCloseTo(each.expected, 12);
    if (each.orness !== undefined) expect(ornessOf(each.order_weights)).toBeCloseTo(each.orness, 12);
    if (each.dispersion !== undefined) expect(dispersionOf(each.order_weights)).toBeCloseTo(each.dispersion, 12);
    if (each.tradeoff !== undefined) expect(tradeOffOf(each.order_weights)).toBeCloseTo(each.tradeoff, 12);
  });
});

describe('order weights', () => {
  it('of maximal entropy are those of Fullér and Majlender 2001 (five places, orness 0.6)', () => {
    const expected = [0.2884, 0.2353, 0.192, 0.1566, 0.1278];
    for (const [j, weight] of maximalEntropyWeights(5, 0.6).entries()) {
      expect(Math.abs(weight - (expected[j] as number))).toBeLessThan(6e-5);
    }
  });

  it('of maximal entropy have the orness asked for, sum to 1, and no others of that orness are more even', () => {
    const random = seeded(82);
    for (let trial = 0; trial < 100; trial++) {
      const n = 2 + Math.floor(random() * 9);
      const orness = trial === 0 ? 0 : trial === 1 ? 1 : trial === 2 ? 1e-9 : random();
      const weights = maximalEntropyWeights(n, orness);
      expect(ornessOf(weights)).toBeCloseTo(orness, 12);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      if (n < 3) continue;
      // Moving weight outwards from the middle of three neighbours keeps orness and sum.
      const moved = 0.1 * Math.min(...weights);
      const other = weights.map((weight, j) => weight + (j === 1 ? -2 * moved : j === 0 || j === 2 ? moved : 0));
      expect(ornessOf(other)).toBeCloseTo(orness, 12);
      expect(dispersionOf(other)).toBeLessThanOrEqual(dispersionOf(weights) + 1e-12);
    }
  });

  it('of the linear quantifier are the criterion weights: the weighted sum', () => {
    const shares = Float64Array.of(0.4, 0.1, 0.2, 0.3);
    for (const [j, weight] of quantifierWeights(shares, 1).entries())
      expect(weight).toBeCloseTo(shares[j] as number, 15);
  });
});

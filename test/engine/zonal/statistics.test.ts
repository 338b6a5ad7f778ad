import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeMoments, noMoments, scaleMoments } from '../../../engine/zonal/moment-table.ts';
import { ZONAL_STATISTICS } from '../../../engine/zonal/statistics/index.ts';
import { emptyCollector, gatherClasses, reserveEntries } from '../../../engine/zonal/value-classes.ts';
import { repoRoot } from '../../shared-data.ts';
import { filled, momentsOf } from './reduced.ts';
import { seeded } from './seeded.ts';

describe('the registry of zonal statistics', () => {
  it('lists each file of its folder once, with both labels and a formula', () => {
    const files = readdirSync(resolve(repoRoot, 'engine/zonal/statistics')).filter((name) => name !== 'index.ts');
    expect(ZONAL_STATISTICS.map(({ id }) => `${id.replaceAll('_', '-')}.ts`).sort()).toEqual(files.sort());
    for (const { label, formula } of ZONAL_STATISTICS) {
      expect(label.zh).not.toBe('');
      expect(label.en).not.toBe('');
      expect(formula).not.toBe('');
    }
  });

  it('says 0 for counts and sums of no cells, and nothing for values', () => {
    const moments = noMoments();
    const nothing = { length: 0, values: new Float64Array(0), weights: new Float64Array(0) };
    const zero = ['count', 'sum', 'variety', 'weighted_sum'];
    for (const statistic of ZONAL_STATISTICS) {
      const value = statistic.needs === 'moments' ? filled(statistic.id, moments) : statistic.of(nothing);
      expect(value, statistic.id).toBe(zero.includes(statistic.id) ? 0 : Number.NaN);
    }
    const none = momentsOf([Number.NaN, Number.NaN], [1, 0.5]);
    expect(['count', 'sum', 'mean', 'min', 'max', 'stdev'].map((id) => filled(id, none))).toEqual([
      0,
      0,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('gives a constant field its value and no spread, exactly', () => {
    const random = seeded(11);
    const fractions = Float64Array.from({ length: 200 }, () => random());
    for (const value of [22, 0.1, -1e9 / 3, 1e-300]) {
      const moments = momentsOf(new Float64Array(200).fill(value), fractions);
      expect(['mean', 'min', 'max', 'stdev'].map((id) => filled(id, moments))).toEqual([value, value, value, 0]);
    }
  });

  it('loses no digits of the spread of large values, nor beside an outlier that is barely covered', () => {
    const moments = momentsOf(
      Float64Array.from({ length: 100 }, (_, k) => 1e9 + (k % 2)),
      new Float64Array(100).fill(1),
    );
    expect(filled('variance', moments)).toBeCloseTo(0.25, 12);
    const values = Float64Array.from({ length: 101 }, (_, k) => (k === 50 ? 1e6 : k % 2));
    const weights = Float64Array.from({ length: 101 }, (_, k) => (k === 50 ? 1e-12 : 1));
    // Computed with exact fractions: Σ w·v²/Σ w − (Σ w·v/Σ w)², 50 zeros, 50 ones and one cell of 1e6 under 1e-12.
    expect(filled('variance', momentsOf(values, weights))).toBeCloseTo(0.26 - 1e-8, 9);
  });

  it('finds the extremes of float32 and float64 samples to the bit, tiny beside huge, zeros, both signs', () => {
    const random = seeded(13);
    const sizes = [1e-38, 1e-20, 1e-7, 1, 3, 1e4, 1e20, 3e38, 0];
    for (let round = 0; round < 20_000; round++) {
      const length = 1 + Math.floor(random() * 30);
      const spread = random() < 0.5;
      const one = sizes[Math.floor(random() * sizes.length)] as number;
      const sample = () =>
        (random() < 0.5 ? -1 : 1) * random() * (spread ? (sizes[Math.floor(random() * sizes.length)] as number) : one);
      const doubles = Float64Array.from({ length }, () => (random() < 0.1 ? Number.NaN : sample()));
      for (const [values, twins] of [
        [doubles, 1],
        [Float32Array.from(doubles), 1],
        [Float32Array.from(doubles), 4],
      ] as const) {
        const valid = [...values].filter((value) => !Number.isNaN(value));
        const moments = momentsOf(values, new Float64Array(length).fill(0.5), twins);
        if (valid.length === 0) continue;
        // −0 and 0 are one value here.
        expect([filled('min', moments) + 0, filled('max', moments) + 0]).toEqual([
          Math.min(...valid) + 0,
          Math.max(...valid) + 0,
        ]);
      }
    }
  });

  it('finds the extremes of many cells whose sizes differ so much that sums of two are rounded', () => {
    const random = seeded(14);
    for (let round = 0; round < 40; round++) {
      const big = 2 ** (8 + 14 * random());
      const values = Float32Array.from({ length: 40_000 }, () => {
        const kind = random();
        if (kind < 0.5) return (random() - 0.5) * 2 ** (-8 - 30 * random());
        return kind < 0.98 ? big * (0.5 + random() / 2) : -random();
      });
      values[0] = -1 - random() / 10;
      const moments = momentsOf(values, new Float64Array(values.length).fill(1), 4);
      const plain = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [
        Infinity,
        -Infinity,
      ] as readonly [number, number]);
      expect([filled('min', moments), filled('max', moments)]).toEqual(plain);
    }
  });

  it('gives the same bits one by one, in vectors of four lanes, and as doubles', () => {
    const random = seeded(15);
    for (let round = 0; round < 2000; round++) {
      const length = 1 + Math.floor(random() * 60);
      const values = Float32Array.from({ length }, () =>
        random() < 0.2 ? Number.NaN : (random() - 0.3) * 10 ** (6 * random()),
      );
      const weights = Float64Array.from({ length }, () => random() ** 3);
      const single = momentsOf(values, weights);
      for (const twins of [3, 4, 7]) expect(momentsOf(values, weights, twins)).toEqual(single);
      expect(momentsOf(Float64Array.from(values), weights)).toEqual(single);
    }
  });

  it('agrees in one portion or in many, within the rounding of a merge', () => {
    const random = seeded(12);
    const weights = Float64Array.from({ length: 400 }, () => (random() < 0.3 ? 1 : random()));
    const values = Float64Array.from({ length: 400 }, () =>
      random() < 0.1 ? Number.NaN : Math.floor(random() * 90) / 7,
    );
    const whole = momentsOf(values, weights);
    const merged = noMoments();
    for (let start = 0; start < 400; start += 20) {
      mergeMoments(merged, 0, momentsOf(values.slice(start, start + 20), weights.slice(start, start + 20)), 0);
    }
    for (const id of ['count', 'sum', 'mean', 'min', 'max', 'variance']) {
      expect(filled(id, merged), id).toBeCloseTo(filled(id, whole), 10);
    }
  });

  it('turns samples into values: a negative scale swaps the extremes', () => {
    const moments = momentsOf([1, 2, 5], [1, 1, 1]);
    scaleMoments(moments, -2, 10);
    const found = ['count', 'sum', 'mean', 'min', 'max'].map((id) => filled(id, moments));
    expect(found).toEqual([3, 14, 14 / 3, 0, 8].map((value) => expect.closeTo(value, 12)));
    expect(filled('variance', moments)).toBeCloseTo((4 * 26) / 9, 12);
  });

  it('keeps a class raster under a large parcel small', () => {
    const collector = emptyCollector();
    for (let k = 0; k < 3_000_000; k += 1000) {
      reserveEntries(collector, 1000);
      for (let i = 0; i < 1000; i++) {
        collector.values[collector.length] = i % 9;
        collector.weights[collector.length++] = 1;
      }
    }
    expect(collector.values.length).toBeLessThan(400_000);
    const { length, weights } = gatherClasses(collector);
    expect(length).toBe(9);
    expect(weights.subarray(0, 9).reduce((sum, weight) => sum + weight, 0)).toBe(3_000_000);
  });
});

import { describe, expect, it } from 'vitest';
import { exponential, naturalLogarithm } from '../../../../engine/suitability/robustness/exact-series.ts';
import { seededRandom } from '../../../../engine/suitability/robustness/seeded-random.ts';

const random = seededRandom(11);
const values = Array.from({ length: 2000 }, () => random.uniform());

describe('naturalLogarithm', () => {
  it('agrees with the constants of the standard library', () => {
    expect(naturalLogarithm(2)).toBeCloseTo(Math.LN2, 15);
    expect(naturalLogarithm(10)).toBeCloseTo(Math.LN10, 15);
    expect(naturalLogarithm(1)).toBe(0);
  });

  it('stays within a few roundings of the platform’s own, from the smallest uniform to large numbers', () => {
    for (const value of [...values, ...values.map((v) => 1000 * v), 2 ** -53, 1e300, 1e-300]) {
      const own = Math.log(value);
      expect(Math.abs(naturalLogarithm(value) - own)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(own)));
    }
  });
});

describe('exponential', () => {
  it('agrees with e and its inverse', () => {
    expect(exponential(1)).toBeCloseTo(Math.E, 15);
    expect(exponential(-1)).toBeCloseTo(0.36787944117144233, 15);
    expect(exponential(0)).toBe(1);
  });

  it('undoes the logarithm, and is 0 far below', () => {
    for (const value of values) expect(exponential(naturalLogarithm(value)) / value).toBeCloseTo(1, 13);
    expect(exponential(-800)).toBe(0);
  });
});

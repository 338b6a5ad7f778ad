import { describe, expect, it } from 'vitest';
import { realisticBest, valueToReach } from '../../../engine/suitability/improvement.ts';

describe('valueToReach', () => {
  it('finds the value at which an index reaches what is wanted, rising and falling', () => {
    expect(valueToReach({ value: 10, best: 30 }, 0.6, (raw) => raw / 40)).toBeCloseTo(24, 4);
    expect(valueToReach({ value: 4, best: 1 }, 0.5, (raw) => 1 - raw / 4)).toBeCloseTo(2, 5);
  });

  it('reaches it for sure: the value given is never short of it', () => {
    for (let k = 1; k < 200; k++) {
      const indexAt = (raw: number) => 1 - 1 / (1 + raw * raw);
      const wanted = 0.005 * k * 0.9;
      const reached = valueToReach({ value: 0, best: 5 }, wanted, indexAt);
      expect(indexAt(reached as number)).toBeGreaterThanOrEqual(wanted);
    }
  });

  it('finds none when the best is not enough, when nothing is missing, or when the index is unknown', () => {
    expect(valueToReach({ value: 10, best: 20 }, 0.6, (raw) => raw / 40)).toBeNull();
    expect(valueToReach({ value: 30, best: 40 }, 0.6, (raw) => raw / 40)).toBeNull();
    expect(valueToReach({ value: 10, best: 20 }, 0.6, () => Number.NaN)).toBeNull();
  });
});

describe('realisticBest', () => {
  const sorted = Float64Array.from({ length: 101 }, (_v, k) => k);

  it('is the better end of the middle of what was observed', () => {
    expect(realisticBest({ kind: 'linear', zero: 0, one: 100 }, sorted, 0.9)).toBe(90);
    expect(realisticBest({ kind: 'linear', zero: 100, one: 0 }, sorted, 0.9)).toBe(10);
  });

  it('is nothing without values or where both ends count alike', () => {
    expect(realisticBest({ kind: 'linear', zero: 0, one: 1 }, new Float64Array(), 0.9)).toBeNaN();
    expect(realisticBest({ kind: 'linear', zero: 0, one: 5 }, sorted, 0.9)).toBeNaN();
  });
});

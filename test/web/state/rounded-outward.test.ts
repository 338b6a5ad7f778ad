import { describe, expect, it } from 'vitest';
import { roundedOutward } from '../../../web/state/rounded-outward.ts';
import { seeded } from '../../engine/zonal/seeded.ts';

describe('a value to reach, as it is shown', () => {
  it('has three figures and lies beyond the target, never short of it', () => {
    expect(roundedOutward(20.11, 20.604)).toBe(20.7);
    expect(roundedOutward(9.87, 3.217)).toBe(3.21);
    expect(roundedOutward(0, 4.681)).toBe(4.69);
    expect(roundedOutward(100, 1234)).toBe(1240);
    expect(roundedOutward(5, 0)).toBe(0);
  });

  it('leaves a value with three figures as it is, whatever its last bits', () => {
    for (const to of [7.5, 0.3, 0.57, 1.15, 8.41, 120]) {
      expect(roundedOutward(0, to)).toBe(to);
      expect(roundedOutward(1000, to)).toBe(to);
    }
  });

  it('is never more than one step beyond', () => {
    const random = seeded(11);
    for (let i = 0; i < 500; i++) {
      const [from, to] = [100 * random(), 0.01 + 100 * random()];
      const shown = roundedOutward(from, to);
      const step = 10 ** (Math.floor(Math.log10(to)) - 2);
      const beyond = to > from ? shown - to : to - shown;
      expect(beyond).toBeGreaterThanOrEqual(-1e-9);
      expect(beyond).toBeLessThanOrEqual(step * (1 + 1e-9));
    }
  });
});

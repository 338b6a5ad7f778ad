import { describe, expect, it } from 'vitest';
import { compositeOf, nemerowIndex } from '../../../engine/suitability/pollution-index.ts';

describe('compositeOf (HJ/T 166-2004, NY/T 395)', () => {
  it('puts each upper edge into its class', () => {
    // Equal factors: mean = max = index.
    const grades = [0.7, 0.71, 1, 1.01, 2, 2.01, 3, 3.01].map((value) => compositeOf([value])?.grade);
    expect(grades).toEqual(['I', 'II', 'II', 'III', 'III', 'IV', 'IV', 'V']);
  });

  it('has no answer for nothing', () => {
    expect(compositeOf([])).toBeNull();
    expect(nemerowIndex([])).toBeNaN();
  });

  it('hides a factor of up to √2 below 1: one at √2, the others near none', () => {
    const hidden = compositeOf([1.41, ...new Array<number>(40).fill(0)]);
    expect(hidden?.index).toBeLessThan(1);
    expect(hidden?.max).toBe(1.41);
  });
});

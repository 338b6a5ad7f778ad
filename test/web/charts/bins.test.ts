import { describe, expect, it } from 'vitest';
import { binsOf, boundOf, countIn, extentOf, roundSteps } from '../../../web/charts/bins.ts';
import { seeded } from '../../engine/zonal/seeded.ts';

const sum = (counts: Uint32Array) => counts.reduce((total, each) => total + each, 0);

describe('bins', () => {
  it('count every known value once, and what is missing apart', () => {
    const values = Float64Array.of(0.1, 0.2, 0.95, Number.NaN, 0.2, Number.POSITIVE_INFINITY);
    const bins = binsOf(values);
    expect(bins?.missing).toBe(2);
    expect(sum(bins?.counts ?? new Uint32Array())).toBe(4);
    expect(bins?.most).toBe(2);
  });

  it('are of equal width between round bounds that hold all values', () => {
    const random = seeded(7);
    for (let round = 0; round < 200; round++) {
      const scale = 10 ** (6 * random() - 3);
      const values = Float64Array.from({ length: 50 }, () => (random() - 0.3) * scale);
      const bins = binsOf(values);
      const extent = extentOf(values);
      if (bins === null || extent === null) throw new Error('there are values');
      expect(bins.from).toBeLessThanOrEqual(extent[0]);
      expect(bins.to).toBeGreaterThanOrEqual(extent[1]);
      expect(bins.count).toBeGreaterThan(5);
      expect(bins.count).toBeLessThan(60);
      expect(sum(bins.counts)).toBe(50);
      for (let bin = 0; bin < bins.count; bin++) {
        const within = values.filter(
          (value) =>
            value >= boundOf(bins, bin) &&
            (value < boundOf(bins, bin + 1) || (bin === bins.count - 1 && value === bins.to)),
        );
        // A value within rounding of a bound may be counted on its other side.
        expect(Math.abs(within.length - (bins.counts[bin] as number))).toBeLessThanOrEqual(1);
      }
      const width = (bins.to - bins.from) / bins.count;
      const digits = Number((width / 10 ** Math.floor(Math.log10(width) + 1e-9)).toPrecision(6));
      expect([1, 2, 5]).toContain(digits);
    }
  });

  it('put a value on a bound into the upper bin, the last bound into the last', () => {
    const bins = countIn({ from: 0, to: 1, count: 4 }, Float64Array.of(0, 0.25, 0.5, 0.75, 1));
    expect([...bins.counts]).toEqual([1, 1, 1, 2]);
  });

  it('hold a single value, also zero', () => {
    expect(roundSteps(7, 7)).toEqual({ from: 7, to: 8, count: 1 });
    expect(roundSteps(0, 0)).toEqual({ from: 0, to: 1, count: 1 });
    expect(binsOf(Float64Array.of(-0.5))?.counts).toEqual(Uint32Array.of(1));
  });

  it('are none where nothing is known', () => {
    expect(binsOf(Float64Array.of(Number.NaN))).toBeNull();
  });
});

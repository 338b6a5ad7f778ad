import { describe, expect, it } from 'vitest';
import { type Axis, NO_RANGES, rowsWithin, withRange } from '../../../web/state/brush.ts';
import { candidateAxes } from '../../../web/state/candidate-axes.ts';
import { smallPlan } from '../small-plan.ts';

const score: Axis = { id: 'score', from: 0, to: 1, values: Float64Array.of(0.2, 0.6, 0.9) };
const water: Axis = { id: 'water', from: 0, to: 1, values: Float64Array.of(1, Number.NaN, 0.4) };
const axes = [score, water];

describe('what is chosen on axes', () => {
  it('lies in every range', () => {
    const ranges = withRange(withRange(NO_RANGES, score, [0.5, 0.95]), water, [0, 0.5]);
    expect(rowsWithin(axes, ranges)).toEqual(new Set([2]));
    expect(rowsWithin(axes, withRange(ranges, water, null))).toEqual(new Set([1, 2]));
  });

  it('is never what is not known', () => {
    expect(rowsWithin(axes, withRange(NO_RANGES, water, [0, 0.99]))).toEqual(new Set([2]));
  });

  it('is everything while nothing is asked', () => {
    expect(rowsWithin(axes, NO_RANGES)).toBeNull();
    expect(withRange(NO_RANGES, score, [0, 1]).size).toBe(0);
    expect(rowsWithin(axes, new Map([['gone', [0, 0.1]]]))).toBeNull();
  });
});

describe('axes of the candidate bases', () => {
  it('hold score, area that counts, and the mean membership over the parcels with data', () => {
    const plan = smallPlan();
    const [suitability, area, soil, water] = candidateAxes(plan);
    expect(suitability?.values[0]).toBe(plan.candidates[0]?.suitability);
    expect(area?.values[0]).toBe(18_000);
    expect(soil?.values[0]).toBeCloseTo(0.7, 12);
    // Only the first of its two parcels has an answer.
    expect(water?.values[0]).toBe(1);
  });

  it('leave what no parcel knows unknown', () => {
    const plan = smallPlan();
    const { parcels } = plan;
    const criteria = parcels.criteria.map((column) => ({
      ...column,
      memberships: new Float64Array(4).fill(Number.NaN),
    }));
    const axes = candidateAxes({ ...plan, parcels: { ...parcels, criteria } });
    expect(axes[2]?.values[0]).toBeNaN();
  });
});

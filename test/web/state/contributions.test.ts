import { describe, expect, it } from 'vitest';
import { contributionsOf, meanContributions } from '../../../web/state/contributions.ts';
import { smallPlan } from '../small-plan.ts';

const plan = smallPlan();
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('contributions', () => {
  it('add up to the score, whether or not a criterion is missing', () => {
    for (const row of [0, 1]) {
      const total = sum(contributionsOf(plan, row).map(({ contribution }) => contribution));
      expect(total).toBeCloseTo(plan.parcels.suitability[row] as number, 12);
    }
  });

  it('leave a missing criterion out and share its weight', () => {
    const [known, missing] = contributionsOf(plan, 1);
    expect(known).toMatchObject({ membership: 0.6, weight: 0.6, most: 1 });
    expect(missing).toMatchObject({ contribution: 0, most: 0, missing: 0.4, support: null });
    expect(missing?.membership).toBeNaN();
  });

  it('are nothing where nothing is known', () => {
    expect(contributionsOf(plan, 3).every(({ contribution, most }) => contribution === 0 && most === 0)).toBe(true);
  });

  it('stand against the mean of the town, where both are known', () => {
    const [soil, water] = contributionsOf(plan, 0);
    expect(soil?.townDifference).toBeCloseTo(0.6 * (0.8 - 0.7), 12);
    expect(water?.townDifference).toBeCloseTo(0.4 * (1 - 0.8), 12);
    expect(contributionsOf(plan, 1)[1]?.townDifference).toBeNull();
  });

  it('of a base add up to its mean score', () => {
    const means = meanContributions(plan, Uint32Array.of(0, 1));
    expect(sum(means.map(({ contribution }) => contribution))).toBeCloseTo(plan.candidates[0]?.suitability ?? 0, 12);
  });

  it('tell how much of the weight is missing on the mean of a base', () => {
    const [soil, water] = meanContributions(plan, Uint32Array.of(0, 1));
    expect(soil?.missing).toBe(0);
    expect(water?.missing).toBeCloseTo(0.4 / 2, 12);
  });
});

import { describe, expect, it } from 'vitest';
import { legendEntries } from '../../../web/map/legend.ts';
import { smallPlan, smallPlanNotAssessed } from '../small-plan.ts';

const shown = (plan: ReturnType<typeof smallPlan>) =>
  legendEntries(plan, 'sum')
    .filter(({ count }) => count > 0)
    .map(({ kind, count, areaM2 }) => [kind, count, areaM2]);

describe('the legend', () => {
  it('counts every parcel once, with its area', () => {
    expect(shown(smallPlan())).toEqual([
      ['s1', 1, 9000],
      ['s2', 1, 9000],
      ['excluded', 1, 6000],
      ['to-be-sampled', 1, 3000],
    ]);
    expect(shown(smallPlanNotAssessed()).at(-1)).toEqual(['not-assessed', 1, 3000]);
  });

  it('keeps kinds without a parcel, with zero', () => {
    expect(legendEntries(smallPlan(), 'limiting')).toHaveLength(7);
  });
});

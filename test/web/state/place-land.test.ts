import { describe, expect, it } from 'vitest';
import { conversionAreas, rowsOfVillage, scoreInterval } from '../../../web/state/place-land.ts';
import { smallPlan } from '../small-plan.ts';

const plan = smallPlan();

describe('the land of a place', () => {
  it('is the rows of its village', () => {
    expect([...rowsOfVillage(plan, 0)]).toEqual([0, 1, 2, 3]);
    expect([...rowsOfVillage(plan, 1)]).toEqual([]);
  });

  it('has the interval of its scored parcels, weighted by area', () => {
    const { areaM2 } = plan.parcels;
    const [a, b] = [areaM2[0] as number, areaM2[1] as number];
    const found = scoreInterval(plan, rowsOfVillage(plan, 0));
    expect(found?.low).toBeCloseTo((a * 0.88 + b * 0.36) / (a + b), 12);
    expect(found?.low ?? 1).toBeLessThanOrEqual(found?.high ?? 0);
    expect(scoreInterval(plan, Uint32Array.of(2, 3))).toBeNull();
  });

  it('has areas by conversion status that sum to its area, and none without a clock', () => {
    const areas = conversionAreas(plan, rowsOfVillage(plan, 0));
    const { areaM2 } = plan.parcels;
    expect(areas).toEqual([areaM2[3], areaM2[2], areaM2[1], areaM2[0]]);
    const bare = { ...plan, parcels: { ...plan.parcels, conversion: null } };
    expect(conversionAreas(bare, Uint32Array.of(0))).toBeNull();
  });
});

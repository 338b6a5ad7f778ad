import { describe, expect, it } from 'vitest';
import type { CandidateBase, PlanTables } from '../../../engine/index.ts';
import { focusedPlaces } from '../../../web/state/focused-places.ts';
import { firstCandidates, firstVillages } from '../../../web/state/rank-rows.ts';
import { smallPlan } from '../small-plan.ts';

const plan = smallPlan();

/** The same plan with so many bases in its one village. */
function manyBases(count: number): PlanTables {
  const [base] = plan.candidates as [CandidateBase];
  return {
    ...plan,
    candidates: Array.from({ length: count }, (_, i) => ({ ...base, rank: i + 1, id: `base-${i + 1}` })),
  };
}

describe('what the focus lies in', () => {
  it('is its base, its village and its county', () => {
    const inside = { candidate: 0, village: 0, countyCode: '620702' };
    expect(focusedPlaces(plan, { kind: 'parcel', row: 1 })).toEqual({ parcel: 1, ...inside });
    expect(focusedPlaces(plan, { kind: 'border', row: 0, stretch: 2 })).toEqual({ parcel: -1, ...inside });
    expect(focusedPlaces(plan, { kind: 'village', row: 0 })).toEqual({ parcel: -1, ...inside, candidate: -1 });
    expect(focusedPlaces(plan, { kind: 'parcel', row: 3 })).toEqual({ parcel: 3, ...inside, candidate: -1 });
  });

  it('is nothing without a focus or a plan', () => {
    expect(focusedPlaces(plan, null)).toMatchObject({ candidate: -1, village: -1, countyCode: '' });
    expect(focusedPlaces(null, { kind: 'village', row: 0 }).village).toBe(-1);
  });
});

describe('the first by rank', () => {
  it('are followed by the one in focus, wherever it ranks', () => {
    const tables = manyBases(6);
    const focus = focusedPlaces(tables, { kind: 'candidate', row: 4 });
    const rows = firstCandidates(tables, focus, 3);
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 5]);
    expect(rows.map(({ isFocused }) => isFocused)).toEqual([false, false, false, true]);
  });

  it('are all marked when their village is in focus', () => {
    const tables = manyBases(2);
    const rows = firstCandidates(tables, focusedPlaces(tables, { kind: 'village', row: 0 }), 5);
    expect(rows.every(({ isFocused }) => isFocused)).toBe(true);
  });

  it('leave out what has no rank or no band', () => {
    const [village] = plan.villages;
    if (village === undefined) throw new Error('the plan has a village');
    const tables = { ...plan, villages: [{ ...village, band: null }, { ...village, rank: 0 }, village] };
    expect(firstVillages(tables, focusedPlaces(tables, null), 5).map(({ row }) => row)).toEqual([2]);
  });
});

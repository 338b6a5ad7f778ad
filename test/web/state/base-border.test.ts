import { describe, expect, it } from 'vitest';
import {
  borders,
  causeGroups,
  groundOfStretch,
  hurtParcels,
  netAreaOf,
  sameStretch,
  stretchesOfParcel,
  stretchId,
} from '../../../web/state/base-border.ts';
import { smallBelts, smallPlanWithBelts } from '../small-belts.ts';

const plan = smallPlanWithBelts();
const belts = smallBelts();
const [base] = plan.candidates;
const border = borders(belts, plan.parcels.candidate).get(0);
if (border === undefined || base === undefined) throw new Error('no base');

describe('the border of a base', () => {
  it('is all stretches of its parcels, side by side', () => {
    expect([border.first, border.count]).toEqual([0, 4]);
    expect([...borders(belts, plan.parcels.candidate).keys()]).toEqual([0]);
  });

  it('keeps bases apart, each where it begins', () => {
    const two = borders(smallBelts(), Int32Array.of(5, 5, -1, -1));
    expect([...two.keys()]).toEqual([5]);
    const segments = { ...belts.segments, parcel: Uint32Array.of(0, 0, 1, 1) };
    const found = borders({ ...belts, segments }, Int32Array.of(1, 0, -1, -1));
    expect([...found].map(([row, { first, count }]) => [row, first, count])).toEqual([
      [1, 0, 2],
      [0, 2, 2],
    ]);
  });

  it('is grouped by what lies across, longest first, also inside', () => {
    const groups = causeGroups(border).map(({ kind, stretches }) => [belts.kinds[kind]?.id, ...stretches]);
    expect(groups).toEqual([
      ['field-crop', 1, 0],
      ['settlement', 2],
      ['organic', 3],
    ]);
    const sum = (pick: 'lengthM' | 'areaM2') => causeGroups(border).reduce((total, group) => total + group[pick], 0);
    expect(sum('lengthM')).toBe(396);
    expect(sum('areaM2')).toBe(320);
  });

  it('names stretches by the base and a number from one', () => {
    expect(stretchId(plan, 0, 0)).toBe('620702107203-01/1');
  });
});

describe('what belts leave', () => {
  it('adds up to the gross area', () => {
    const taken = belts.belts.areaM2.reduce((sum, area) => sum + area, 0);
    expect(netAreaOf(belts, base.parcels) + taken).toBe(base.grossAreaM2);
    expect(netAreaOf(belts, [0, 3])).toBeNaN();
  });

  it('lists what is cut apart and what is given up', () => {
    expect(hurtParcels(belts, base.parcels)).toEqual({ cutApart: [0], useless: [] });
    expect(hurtParcels({ ...belts, use: Uint8Array.of(4, 1, 0, 0) }, base.parcels)).toEqual({
      cutApart: [],
      useless: [0],
    });
  });

  it('tells whose ground a belt takes, and what takes a parcel’s ground', () => {
    expect(groundOfStretch(belts, 1).map(({ row, areaM2 }) => [row, areaM2])).toEqual([
      [1, 120],
      [0, 40],
    ]);
    expect(stretchesOfParcel(border, 0)).toEqual([
      { s: 0, areaM2: 80 },
      { s: 2, areaM2: 80 },
      { s: 1, areaM2: 40 },
    ]);
    expect(stretchesOfParcel(border, 1).map(({ s }) => s)).toEqual([1, 3]);
    expect(stretchesOfParcel(border, 2)).toEqual([]);
  });
});

describe('a stretch under another rule', () => {
  it('is the one on the same ground, whatever its number', () => {
    const order = [3, 2, 1, 0];
    const { segments } = smallBelts(20);
    const path = order.flatMap((s) => [...segments.path.slice(4 * s, 4 * s + 4)]);
    const turned = { ...segments, parcel: Uint32Array.of(1, 0, 1, 0), path: Float64Array.from(path) };
    const other = borders({ ...smallBelts(20), segments: turned }, plan.parcels.candidate).get(0);
    if (other === undefined) throw new Error('no border');
    expect([0, 1, 2, 3].map((s) => sameStretch(belts, s, other))).toEqual([3, 2, 1, 0]);
  });
});

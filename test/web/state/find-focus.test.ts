import { describe, expect, it } from 'vitest';
import { findFocus } from '../../../web/state/find-focus.ts';
import { smallPlan } from '../small-plan.ts';

const plan = smallPlan();
const rows = new Map(plan.parcels.ids.map((id, row) => [id, row]));
const find = (words: string) => findFocus(words, plan, rows);

describe('search', () => {
  it('finds parcels and bases by id, villages by code, name and the beginning of a name', () => {
    expect(find(' 620702107203000002 ')).toEqual({ kind: 'parcel', id: '620702107203000002' });
    expect(find('620702107203-01')).toEqual({ kind: 'candidate', id: '620702107203-01' });
    for (const words of ['620702107203', '党寨村', '党寨']) {
      expect(find(words)).toEqual({ kind: 'village', id: '620702107203' });
    }
  });

  it('finds nothing for nothing', () => {
    expect([find(''), find('  '), find('没有这个村')]).toEqual([null, null, null]);
  });
});

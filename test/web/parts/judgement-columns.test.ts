import { describe, expect, it } from 'vitest';
import type { VillageRow } from '../../../web/engine-client.ts';
import { sortedRows } from '../../../web/parts/column.ts';
import { judgementColumns } from '../../../web/parts/judgement-columns.ts';
import { smallPlan } from '../small-plan.ts';
import { speechOf } from '../speeches.ts';

const plan = smallPlan();
const village = plan.villages[0] as VillageRow;
const columns = judgementColumns<VillageRow>(plan, speechOf('zh'), (row) => row.conversion?.statusAreaM2);
const texts = (list: readonly { text(row: VillageRow): string }[], row: VillageRow) =>
  list.map(({ text }) => text(row));

describe('columns of what places are judged by', () => {
  it('show range, share, conversion and difficulty', () => {
    expect(texts(columns.rank, village)).toEqual(['1–2', '94\u202f%']);
    expect(columns.rank[1]?.label).toBe('进前 10 名');
    expect(texts(columns.land, village)).toEqual(['13.5', '13.5']);
    expect(texts(columns.easy, village)).toEqual(['1', '0.60']);
  });

  it('show a dash where nothing is known, and sort it last from the easiest on', () => {
    const bare: VillageRow = { ...village, code: 'bare', band: null, difficulty: null, conversion: null };
    expect(texts([...columns.rank, ...columns.land, ...columns.easy], bare)).toEqual(Array(6).fill('–'));
    expect(sortedRows([bare, village], columns.easy[0], false)).toEqual([village, bare]);
    expect(sortedRows([bare, village], columns.rank[0], false)).toEqual([village, bare]);
  });

  it('are left out when the plan was not asked', () => {
    const parcels = { ...plan.parcels, conversion: null };
    const silent = { ...plan, robustness: null, easyFirst: null, parcels };
    const none = judgementColumns<VillageRow>(silent, speechOf('en'), () => null);
    expect([none.rank, none.land, none.easy]).toEqual([[], [], []]);
  });
});

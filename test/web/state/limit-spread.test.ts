import { describe, expect, it } from 'vitest';
import type { Evidence, LimitAnswer, PlanTables } from '../../../engine/index.ts';
import { nearestLimit } from '../../../web/state/limit-spread.ts';
import { smallPlan } from '../small-plan.ts';

const words = { zh: '字', en: 'word' };

function answer(item: string, value: number | null, limit: LimitAnswer['limit']): LimitAnswer {
  const said = { standard: 'GB 15618-2018', clause: words, confidence: 'verified' as const, answer: 1 as const };
  return { item, label: words, value, asWritten: String(value), limit, unit: 'mg/kg', ...said };
}

function evidence(id: string, kind: Evidence['kind'], ...answers: LimitAnswer[]): Evidence {
  const samples = [{ id, date: '2026-05-01', answers, answer: 1 as const, reason: words }];
  return { kind, id, name: words, samples, answer: 1, reason: words } as Evidence;
}

const plan: PlanTables = {
  ...smallPlan(),
  evidence: [
    evidence('one', 'soil', answer('Cd', 0.2, 0.3), answer('Pb', 20, 70), answer('pH', 8.3, [5.5, 8.5])),
    evidence('two', 'soil', answer('Cd', null, 0.6)),
    evidence('three', 'soil', answer('Cd', 0.5, 0.6)),
    evidence('four', 'water', answer('Cd', 9, 10)),
    evidence('five', 'soil'),
  ],
};

describe('the limit that is nearest', () => {
  it('is that of the item which comes closest to it, among the tests of its kind', () => {
    const spread = nearestLimit(plan, 0);
    expect(spread?.item.item).toBe('Cd');
    expect(spread).toMatchObject({ limit: 0.3, marked: 0.2 });
    expect([...(spread?.values ?? [])]).toEqual([0.2, Number.NaN, 0.5]);
  });

  it('is none where nothing was measured', () => {
    expect(nearestLimit(plan, 1)).toBeNull();
    expect(nearestLimit(plan, 4)).toBeNull();
    expect(nearestLimit(plan, -1)).toBeNull();
  });
});

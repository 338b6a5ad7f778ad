import { describe, expect, it } from 'vitest';
import type { VillageRow } from '../../../web/engine-client.ts';
import { foldLines } from '../../../web/text/fold-lines.ts';
import { smallPlan } from '../small-plan.ts';
import { speechOf } from '../speeches.ts';

const plan = smallPlan();
const village = plan.villages[0] as VillageRow;
const zh = speechOf('zh');

describe('the lines of the folded parts of a village', () => {
  it('say what is inside', () => {
    const lines = foldLines(village, plan, zh);
    expect(lines.reason).toBe('与全镇平均相比 甲 +0.020');
    expect(lines.limiting).toBe('甲 18.0\u202f亩');
    expect(lines.rules).toBe('S1–S2');
    expect(lines.difficulty).toBe('第 1 名 · 难度 0.60');
    expect(lines.crops).toBe('有机蔬菜 S1');
    expect(lines.fertility).toBe('耕地质量等级 3–10 等');
    expect(lines.confidence).toContain('80\u202f%');
  });

  it('are empty where the plan says nothing', () => {
    const bare = { ...village, limiting: [], townDifferences: [], rules: [], difficulty: null, landGrade: null };
    const lines = foldLines({ ...bare, cropGroups: [] }, plan, zh);
    const { reason, limiting, rules, difficulty, fertility, crops } = lines;
    expect([reason, limiting, rules, difficulty, fertility, crops]).toEqual(['', '', '', '', '', '']);
  });

  it('do not call land unknown to its crops suitable', () => {
    const unknown = {
      ...village,
      cropGroups: village.cropGroups.map((group) => ({ ...group, areaM2: [9, 1, 0, 0, 0] })),
    };
    expect(foldLines(unknown, plan, zh).crops).toBe('有机蔬菜 未知');
  });
});

import { describe, expect, it } from 'vitest';
import { changeSentence } from '../../../web/text/change-sentence.ts';
import { smallPlan } from '../small-plan.ts';
import { speechOf } from '../speeches.ts';

const plan = smallPlan();
const [zh, en] = [speechOf('zh'), speechOf('en')];

describe('the smallest change of a parcel, in words', () => {
  it('says that the highest class needs none and that a failed limit is never bought back', () => {
    expect(changeSentence(plan, 0, zh)).toBe('已是最高等级');
    expect(changeSentence(plan, 2, zh)).toBe('限值不符合，任何改善都不能弥补');
  });

  it('names criterion, value, target and class reached', () => {
    const from = plan.parcels.criteria[0]?.values[1];
    expect(from).toBe(6);
    expect(changeSentence(plan, 1, zh)).toBe('甲由 6\u202fmg/kg 改到 7.5\u202fmg/kg，可升为 S1');
    expect(changeSentence(plan, 1, en)).toBe('A from 6\u202fmg/kg to 7.5\u202fmg/kg lifts it to S1');
  });

  it('names every kind of limit that waits for an answer', () => {
    expect(changeSentence(plan, 3, zh)).toBe('待测：先补齐土壤的样品或记录，有结论才定等级');
    const asked = { ...plan, limitKinds: ['soil', 'water', 'land', 'inputs'] as const };
    expect(changeSentence(asked, 3, en)).toContain('of Soil, Land use and category, Inputs;');
  });

  it('asks for the value of a criterion, and says when nothing is within reach', () => {
    const { changes } = plan.parcels;
    const measured = { ...changes, kind: Uint8Array.of(0, 2, 0, 1), criterion: Int8Array.of(-1, 1, -1, -1) };
    expect(changeSentence({ ...plan, parcels: { ...plan.parcels, changes: measured } }, 1, zh)).toContain('测定乙');
    const nothing = { ...changes, kind: new Uint8Array(4) };
    expect(changeSentence({ ...plan, parcels: { ...plan.parcels, changes: nothing } }, 1, en)).toMatch(
      /^No single improvement/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { rankRange, robustnessSentence } from '../../../web/text/robustness-sentence.ts';
import { smallPlan } from '../small-plan.ts';
import { speechOf } from '../speeches.ts';

const plan = smallPlan();
const [zh, en] = [speechOf('zh'), speechOf('en')];
const band = { low: 7, median: 10, high: 14, firstShare: 0, topShare: 0.528, deviation: 0.03, switches: [] };
const withSwitch = (switchWeight: number) => ({
  ...band,
  switches: [
    { criterion: 0, weight: 0.2, switchWeight },
    { criterion: 1, weight: 0.4, switchWeight: 0.9 },
  ],
});

describe('how firmly a place stands at its rank, in words', () => {
  it('names the range in both languages, and a single rank as one', () => {
    expect(rankRange(band, zh)).toBe('5–95 % 在第 7–14 名');
    expect(rankRange(band, en)).toBe('5–95 % between ranks 7 and 14');
    expect(rankRange({ ...band, low: 3, high: 3 }, zh)).toBe('5–95 % 都在第 3 名');
  });

  it('lets a listed place stay and leave', () => {
    expect(robustnessSentence({ rank: 10, band: withSwitch(0.311) }, plan, zh)).toBe(
      '1,000 次抽样中 53\u202f% 留在前 10 名；最敏感：“甲”的权重由 0.200 升到 0.311 时退出前 10 名。',
    );
    expect(robustnessSentence({ rank: 1, band: withSwitch(0.1) }, plan, en)).toBe(
      'Stays in the first 10 in 53\u202f% of 1,000 draws; most sensitive: leaves the first 10 when the weight of “A” falls from 0.200 to 0.100.',
    );
  });

  it('lets a place outside the list reach and enter', () => {
    expect(robustnessSentence({ rank: 11, band: withSwitch(0.194) }, plan, zh)).toBe(
      '1,000 次抽样中 53\u202f% 进入前 10 名；最敏感：“甲”的权重由 0.200 降到 0.194 时进入前 10 名。',
    );
    expect(robustnessSentence({ rank: 11, band: withSwitch(0.3) }, plan, en)).toContain('enters the first 10 when');
  });

  it('says so when no single weight moves it, and nothing when nothing was tried', () => {
    expect(robustnessSentence({ rank: 2, band }, plan, zh)).toContain('单独改变任何一项权重，都不会使它退出前 10 名');
    expect(robustnessSentence({ rank: 20, band }, plan, en)).toContain('brings it into the first 10');
    expect(robustnessSentence({ rank: 2, band }, { ...plan, robustness: null }, zh)).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import type { CropGroupTable } from '../../../web/engine-client.ts';
import { cropSentence } from '../../../web/text/crop-sentence.ts';
import { smallPlan } from '../small-plan.ts';
import { speechOf } from '../speeches.ts';

const group = smallPlan().parcels.cropGroups[0] as CropGroupTable;
const [zh, en] = [speechOf('zh'), speechOf('en')];

describe('why a parcel has its class for a group of crops', () => {
  it('names the best crop alone where nothing limits', () => {
    expect(cropSentence(group, 0, zh)).toBe('最宜 西兰花');
  });

  it('names what limits, and the classes between which the conversion of salt decides', () => {
    expect(cropSentence(group, 1, zh)).toBe('最宜 西兰花 · 受盐分限制 · S1–S2，视盐分换算而定');
    expect(cropSentence(group, 1, en)).toContain('S1–S2, depending on how salt is converted');
    expect(cropSentence(group, 2, en)).toBe('best: broccoli · limited by pH');
  });

  it('names both qualities that no data speak of', () => {
    expect(cropSentence({ ...group, unknown: Uint8Array.of(0, 0, 0, 3) }, 3, zh)).toBe('缺盐分、pH数据');
  });
});

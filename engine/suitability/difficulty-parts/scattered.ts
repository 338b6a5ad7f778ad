import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Land in pieces costs belts and agreements. */
export const scattered: DifficultyPart = {
  id: 'scattered',
  label: text('不连片', 'scattered'),
  formula: text('1 − min(1, 最大连片面积 ÷ 千亩门槛)', '1 − min(1, largest block ÷ the 1000-mu threshold)'),
  of: ({ largestBlockM2, thresholdM2 }) =>
    thresholdM2 === null ? null : 1 - Math.min(1, largestBlockM2 / thresholdM2),
};

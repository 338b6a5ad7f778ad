import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Land without its own samples must be sampled before anything else. */
export const unsampled: DifficultyPart = {
  id: 'unsampled',
  label: text('未检测', 'not sampled'),
  formula: text('1 − 限值全部有检测结论的面积比例', '1 − share of the area whose limits are all answered'),
  of: ({ sampledShare }) => (sampledShare === null ? null : 1 - sampledShare),
};

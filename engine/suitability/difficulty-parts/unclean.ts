import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Soil near the limits needs watching from the first day. */
export const unclean: DifficultyPart = {
  id: 'unclean',
  label: text('土壤清洁度不足', 'soil not clean'),
  formula: text('1 − 土壤清洁度隶属度（面积加权）', '1 − membership of soil cleanliness (area-weighted)'),
  of: ({ cleanliness }) => (cleanliness === null ? null : 1 - cleanliness),
};

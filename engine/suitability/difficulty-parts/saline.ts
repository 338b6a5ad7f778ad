import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Salt is slow to leave. */
export const saline: DifficultyPart = {
  id: 'saline',
  label: text('盐分', 'salt'),
  formula: text('1 − 土壤盐分隶属度（面积加权）', '1 − membership of soil salinity (area-weighted)'),
  of: ({ saltMembership }) => (saltMembership === null ? null : 1 - saltMembership),
};

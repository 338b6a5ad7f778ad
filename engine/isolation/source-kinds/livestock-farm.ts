import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const livestockFarm: SourceKind = {
  id: 'livestock-farm',
  label: text('养殖场', 'livestock farm'),
  byAir: true,
  byWater: true,
  reason: text('氨气、粉尘随风，粪污入渠', 'ammonia and dust come with the wind, slurry with the canal'),
};

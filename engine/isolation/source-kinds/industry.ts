import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const industry: SourceKind = {
  id: 'industry',
  label: text('工业企业', 'industry'),
  byAir: true,
  byWater: true,
  reason: text('烟气、粉尘随风，废水入渠', 'fumes and dust come with the wind, waste water with the canal'),
};

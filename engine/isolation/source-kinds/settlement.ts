import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const settlement: SourceKind = {
  id: 'settlement',
  label: text('居民区', 'settlement'),
  byAir: true,
  byWater: true,
  reason: text(
    '炊烟、生活垃圾随风，生活污水入渠',
    'smoke and litter come with the wind, household sewage with the canal',
  ),
};

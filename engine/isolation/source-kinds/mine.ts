import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const mine: SourceKind = {
  id: 'mine',
  label: text('矿区', 'mine'),
  byAir: true,
  byWater: true,
  reason: text('矿尘随风，尾矿与矿坑水入渠', 'ore dust comes with the wind, tailings and mine water with the canal'),
};

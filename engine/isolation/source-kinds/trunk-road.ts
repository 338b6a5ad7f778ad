import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const trunkRoad: SourceKind = {
  id: 'trunk-road',
  label: text('公路干线', 'trunk road'),
  byAir: true,
  byWater: false,
  reason: text(
    '尾气、扬尘随风；路面径流不计入渠道（设定）',
    'exhaust and dust come with the wind; run-off of the road is not counted as canal water (a setting)',
  ),
};

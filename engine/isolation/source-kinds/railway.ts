import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const railway: SourceKind = {
  id: 'railway',
  label: text('铁路', 'railway'),
  byAir: true,
  byWater: false,
  reason: text(
    '货运扬尘随风；路基径流不计入渠道（设定）',
    'freight dust comes with the wind; run-off of the track is not counted as canal water (a setting)',
  ),
};

import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const well: SourceKind = {
  id: 'well',
  label: text('水井', 'well'),
  byAir: false,
  byWater: true,
  reason: text('受污染的地下水由井进入渠道和田间', 'fouled groundwater reaches canals and fields through wells'),
};

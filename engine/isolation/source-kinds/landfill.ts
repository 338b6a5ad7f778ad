import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const landfill: SourceKind = {
  id: 'landfill',
  label: text('垃圾场', 'landfill'),
  byAir: true,
  byWater: true,
  reason: text('粉尘、臭气随风，渗滤液入水', 'dust and smell come with the wind, leachate with the water'),
};

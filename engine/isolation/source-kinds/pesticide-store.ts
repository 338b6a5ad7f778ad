import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const pesticideStore: SourceKind = {
  id: 'pesticide-store',
  label: text('农药库', 'pesticide store'),
  byAir: true,
  byWater: true,
  reason: text('蒸气随风，泄漏入渠', 'vapour comes with the wind, spills with the canal'),
};

import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const cemetery: SourceKind = {
  id: 'cemetery',
  label: text('墓地', 'cemetery'),
  byAir: false,
  byWater: true,
  reason: text('渗出物随水走', 'seepage goes with the water'),
};

import { text } from '../../run/local-text.ts';
import type { SourceKind } from '../source-kind.ts';

export const sewageOutlet: SourceKind = {
  id: 'sewage-outlet',
  label: text('排污口', 'sewage outlet'),
  byAir: false,
  byWater: true,
  reason: text('污水只随水走', 'sewage goes with the water alone'),
};

import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const settlement: NeighbourKind = {
  id: 'settlement',
  label: text('居民点', 'settlement'),
  needsBelt: true,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: false,
  reason: text('远离城区和居民区（4.2.3），标准未定距离', 'away from built-up land (4.2.3), no distance is given'),
};

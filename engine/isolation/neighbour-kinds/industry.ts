import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const industry: NeighbourKind = {
  id: 'industry',
  label: text('工矿企业', 'industry'),
  needsBelt: true,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: false,
  reason: text('远离工矿区（4.2.3），标准未定距离', 'away from industry and mines (4.2.3), no distance is given'),
};

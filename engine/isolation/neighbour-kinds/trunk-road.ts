import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const trunkRoad: NeighbourKind = {
  id: 'trunk-road',
  label: text('交通主干线', 'trunk road'),
  needsBelt: true,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: true,
  reason: text('远离交通主干线（4.2.3），标准未定距离', 'away from trunk roads (4.2.3), no distance is given'),
};

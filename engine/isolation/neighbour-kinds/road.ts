import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const road: NeighbourKind = {
  id: 'road',
  label: text('县乡道路', 'other road'),
  needsBelt: false,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: true,
  reason: text('道路本身为间隔，按其自身宽度计', 'the road itself keeps apart, by its own width'),
};

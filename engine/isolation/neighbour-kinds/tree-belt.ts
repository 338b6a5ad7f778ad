import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const treeBelt: NeighbourKind = {
  id: 'tree-belt',
  label: text('林带', 'tree belt'),
  needsBelt: false,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: true,
  reason: text('林带拦截漂移，按叶幕形成前的截留率计', 'a tree belt takes drift out; counted as before full leaf'),
};

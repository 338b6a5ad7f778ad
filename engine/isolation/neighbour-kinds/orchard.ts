import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const orchard: NeighbourKind = {
  id: 'orchard',
  label: text('果园', 'orchard'),
  needsBelt: true,
  isConventional: true,
  spraying: 'orchard-early',
  seedIsolation: false,
  isBarrier: false,
  reason: text('果树早期无叶时漂移最远', 'drift reaches furthest while the trees are bare'),
};

import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const greenhouse: NeighbourKind = {
  id: 'greenhouse',
  label: text('温室大棚', 'greenhouses'),
  needsBelt: true,
  isConventional: true,
  spraying: null,
  seedIsolation: false,
  isBarrier: false,
  reason: text('棚内施药，按惯例宽度', 'sprayed inside; the customary width applies'),
};

import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const seedMaize: NeighbourKind = {
  id: 'seed-maize',
  label: text('制种玉米', 'seed maize'),
  needsBelt: true,
  isConventional: true,
  spraying: 'field-crops',
  seedIsolation: true,
  isBarrier: false,
  reason: text('频繁施药，并有制种隔离要求', 'sprayed often, and isolated by contract'),
};

import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const bareLand: NeighbourKind = {
  id: 'bare-land',
  label: text('荒地或未登记土地', 'bare or unregistered land'),
  needsBelt: false,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: true,
  reason: text('没有登记的耕种，须现场确认', 'no registered farming; to be confirmed on the ground'),
};

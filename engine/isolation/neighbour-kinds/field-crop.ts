import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const fieldCrop: NeighbourKind = {
  id: 'field-crop',
  label: text('常规大田', 'conventional field crops'),
  needsBelt: true,
  isConventional: true,
  spraying: 'field-crops',
  seedIsolation: false,
  isBarrier: false,
  reason: text('地面喷杆施药', 'sprayed by ground boom'),
};

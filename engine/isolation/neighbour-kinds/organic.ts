import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const organic: NeighbourKind = {
  id: 'organic',
  label: text('有机地块', 'organic land'),
  needsBelt: false,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: false,
  reason: text(
    '有机邻地不需缓冲带，只需界标（GB/T 19630-2019 4.2.4 只针对常规生产区域）',
    'organic neighbours need a boundary mark, no buffer (GB/T 19630-2019 4.2.4 speaks of conventional land)',
  ),
};

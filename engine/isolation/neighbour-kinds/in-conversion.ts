import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const inConversion: NeighbourKind = {
  id: 'in-conversion',
  label: text('转换期地块', 'land in conversion'),
  needsBelt: false,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: false,
  reason: text(
    '转换期地块不用禁用投入品，按有机邻地处理',
    'land in conversion gets no prohibited inputs and is treated as organic',
  ),
};

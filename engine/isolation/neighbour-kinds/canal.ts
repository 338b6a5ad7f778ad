import { text } from '../../run/local-text.ts';
import type { NeighbourKind } from '../neighbour-kind.ts';

export const canal: NeighbourKind = {
  id: 'canal',
  label: text('渠道', 'canal'),
  needsBelt: false,
  isConventional: false,
  spraying: null,
  seedIsolation: false,
  isBarrier: true,
  reason: text(
    '渠道为间隔，按其自身宽度计；水路另行核查',
    'the canal keeps apart by its own width; the water path is checked apart',
  ),
};

import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** How well the canal section that serves the parcel meets demand. */
export const irrigationGuarantee: Criterion = {
  id: 'irrigation-guarantee',
  label: text('灌溉能力', 'Irrigation capacity'),
  theme: 'water',
  unit: '',
  column: 'canal.guarantee',
  membership: { kind: 'category', table: { 充分满足: 1, 满足: 0.8, 基本满足: 0.6, 不满足: 0.4 } },
  source: {
    reference: text(
      'GB/T 33469-2016 概念型隶属度，民勤县标定',
      'GB/T 33469-2016 look-up membership, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text(
      '取最近渠段，渠段与地块的实际供水关系待核',
      'from the nearest canal section; the real supply needs checking',
    ),
  },
};

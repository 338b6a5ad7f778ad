import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** How far windbreaks enclose the fields. */
export const shelterNetwork: Criterion = {
  id: 'shelter-network',
  label: text('农田林网化', 'Field shelter network'),
  theme: 'air',
  unit: '',
  column: 'land-survey.shelter-network',
  membership: { kind: 'category', table: { 高: 1, 中: 0.8, 低: 0.6 } },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区概念型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, look-up, calibrated for Minqin',
    ),
    confidence: 'uncertain',
    note: text(
      '原文未印此表，1.0、0.8、0.6 为暂定取值',
      'the paper does not print this table; 1.0, 0.8, 0.6 are a proposal',
    ),
  },
};

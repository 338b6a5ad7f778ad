import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Richness of soil life as the land-quality survey classes it. */
export const biodiversity: Criterion = {
  id: 'biodiversity',
  label: text('生物多样性', 'Soil biodiversity'),
  theme: 'inputs',
  unit: '',
  column: 'land-survey.biodiversity',
  membership: { kind: 'category', table: { 丰富: 1, 一般: 0.8, 不丰富: 0.6 } },
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

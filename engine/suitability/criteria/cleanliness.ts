import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Cleanliness of the soil as the land-quality survey classes it; never a substitute for the limits of single elements. */
export const cleanliness: Criterion = {
  id: 'cleanliness',
  label: text('清洁程度', 'Cleanliness'),
  theme: 'soil',
  unit: '',
  column: 'land-survey.cleanliness',
  membership: { kind: 'category', table: { 清洁: 1, 尚清洁: 0.8 } },
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

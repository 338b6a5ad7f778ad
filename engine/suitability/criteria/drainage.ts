import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** How well surplus water leaves the field. */
export const drainage: Criterion = {
  id: 'drainage',
  label: text('排水能力', 'Drainage capacity'),
  theme: 'water',
  unit: '',
  column: 'land-survey.drainage',
  membership: { kind: 'category', table: { 充分满足: 1, 满足: 0.8, 基本满足: 0.6, 不满足: 0.4 } },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区概念型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, look-up, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('邻县标定，非张掖官方参数', 'a neighbour county’s calibration, not Zhangye’s official one'),
  },
};

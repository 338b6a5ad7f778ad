import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Depth of soil that roots can use. */
export const soilDepth: Criterion = {
  id: 'soil-depth',
  label: text('有效土层厚度', 'Effective soil depth'),
  theme: 'soil',
  unit: 'cm',
  column: 'soil-depth.mean',
  membership: { kind: 'more-is-better', a: 0.000089, c: 149.661697, lower: 10 },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区戒上型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, more is better, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('邻县标定，非张掖官方参数', 'a neighbour county’s calibration, not Zhangye’s official one'),
  },
};

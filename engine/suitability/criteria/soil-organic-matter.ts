import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Soil organic matter, Gansu-Xinjiang region. */
export const soilOrganicMatter: Criterion = {
  id: 'soil-organic-matter',
  label: text('有机质', 'Soil organic matter'),
  theme: 'fertility',
  unit: 'g/kg',
  column: 'soil-organic-matter.mean',
  membership: { kind: 'more-is-better', a: 0.001245, c: 39.976682, lower: 2 },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区戒上型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, more is better, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('邻县标定，非张掖官方参数', 'a neighbour county’s calibration, not Zhangye’s official one'),
  },
};

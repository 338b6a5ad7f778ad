import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Depth of the water table; a shallow one salts the soil. */
export const groundwaterDepth: Criterion = {
  id: 'groundwater-depth',
  label: text('地下水埋深', 'Groundwater depth'),
  theme: 'water',
  unit: 'm',
  column: 'groundwater-depth.mean',
  membership: { kind: 'more-is-better', a: 0.000293, c: 56.275087, lower: 0.1 },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区戒上型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, more is better, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('邻县标定，非张掖官方参数', 'a neighbour county’s calibration, not Zhangye’s official one'),
  },
};

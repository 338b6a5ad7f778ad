import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Bulk density of the plough layer. */
export const bulkDensity: Criterion = {
  id: 'bulk-density',
  label: text('土壤容重', 'Soil bulk density'),
  theme: 'soil',
  unit: 'g/cm3',
  column: 'bulk-density.mean',
  membership: { kind: 'peak', a: 6.39002, c: 1.310488, lower: 0.5, upper: 2 },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区峰型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, peak, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('邻县标定，非张掖官方参数', 'a neighbour county’s calibration, not Zhangye’s official one'),
  },
};

import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Available potassium, Gansu-Xinjiang region, with the probable coefficient. */
export const availablePotassium: Criterion = {
  id: 'available-potassium',
  label: text('速效钾', 'Available potassium'),
  theme: 'fertility',
  unit: 'mg/kg',
  column: 'available-potassium.mean',
  membership: { kind: 'more-is-better', a: 0.000021, c: 315.812898, lower: 20 },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区戒上型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, more is better, calibrated for Minqin',
    ),
    confidence: 'uncertain',
    note: text(
      '原文系数印作 0.000210，疑为误印，此处取 0.000021',
      'printed coefficient 0.000210 is probably a misprint; 0.000021 is used',
    ),
  },
};

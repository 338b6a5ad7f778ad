import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Available phosphorus (Olsen), Gansu-Xinjiang region. */
export const availablePhosphorus: Criterion = {
  id: 'available-phosphorus',
  label: text('有效磷', 'Available phosphorus'),
  theme: 'fertility',
  unit: 'mg/kg',
  column: 'available-phosphorus.mean',
  membership: { kind: 'more-is-better', a: 0.001293, c: 41.023703, lower: 2 },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区戒上型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, more is better, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('约 40 mg/kg 以上不再加分', 'more than about 40 mg/kg counts no further'),
  },
};

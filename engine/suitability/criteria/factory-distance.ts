import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Distance to the nearest factory. */
export const factoryDistance: Criterion = {
  id: 'factory-distance',
  label: text('距工矿企业', 'Distance to factories'),
  theme: 'air',
  unit: 'm',
  column: 'factories.distance',
  membership: { kind: 'linear', zero: 0, one: 1000 },
  source: {
    reference: text(
      'NY/T 391-2021 绿色食品：距工矿企业 1 km（仅作参照）',
      'NY/T 391-2021 green food: 1 km from factories and mines (comparison only)',
    ),
    confidence: 'uncertain',
    note: text('GB/T 19630 未规定距离', 'GB/T 19630 gives no distance'),
  },
};

import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Distance to the nearest trunk road. */
export const roadDistance: Criterion = {
  id: 'road-distance',
  label: text('距交通干线', 'Distance to trunk roads'),
  theme: 'air',
  unit: 'm',
  column: 'trunk-roads.distance',
  membership: { kind: 'linear', zero: 0, one: 50 },
  source: {
    reference: text(
      'NY/T 391-2021 绿色食品：距公路铁路 50 m（仅作参照）',
      'NY/T 391-2021 green food: 50 m from roads and railways (comparison only)',
    ),
    confidence: 'uncertain',
    note: text('GB/T 19630 未规定距离', 'GB/T 19630 gives no distance'),
  },
};

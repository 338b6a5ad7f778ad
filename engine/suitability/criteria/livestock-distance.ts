import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Distance to the nearest livestock farm. */
export const livestockDistance: Criterion = {
  id: 'livestock-distance',
  label: text('距规模养殖场', 'Distance to livestock farms'),
  theme: 'air',
  unit: 'm',
  column: 'livestock.distance',
  membership: { kind: 'linear', zero: 0, one: 500 },
  source: {
    reference: text('情景设定 500 m;未查到规定数值', 'scenario setting 500 m; no regulation number was found'),
    confidence: 'setting',
    note: text('GB/T 19630 未规定距离', 'GB/T 19630 gives no distance'),
  },
};

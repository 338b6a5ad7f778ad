import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Mean ratio of the year's pollutant values to their limits. */
export const airQuality: Criterion = {
  id: 'air-quality',
  label: text('空气质量平均占标率', 'Air: mean share of limits'),
  theme: 'air',
  unit: '',
  column: 'air-test.mean-index',
  membership: { kind: 'linear', zero: 1, one: 0 },
  source: {
    reference: text('GB 3095 二级限值，按年份选版本', 'GB 3095 class II limits, edition by year'),
    confidence: 'setting',
    note: text(
      '限值已核；直线折算为情景设定；不含沙尘日',
      'the limits are verified; the straight line is a setting; dust days left out',
    ),
  },
};

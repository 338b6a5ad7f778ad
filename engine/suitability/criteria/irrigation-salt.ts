import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Total salt of irrigation water as a share of its limit. */
export const irrigationSalt: Criterion = {
  id: 'irrigation-salt',
  label: text('灌溉水全盐量占限值', 'Irrigation salt over limit'),
  theme: 'water',
  unit: '',
  column: 'water-test.salt-index',
  membership: { kind: 'linear', zero: 1, one: 0 },
  source: {
    reference: text(
      'GB 5084-2021 全盐量限值 1000 mg/L（非盐碱地区）',
      'GB 5084-2021 total salt 1000 mg/L (ordinary area)',
    ),
    confidence: 'setting',
    note: text(
      '限值凭标准知识；直线折算为情景设定',
      'the limit is known from the standard; the straight line is a setting',
    ),
  },
};

import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Nemerow index of measured samples; only ranks land that passed every single factor. */
export const soilCleanliness: Criterion = {
  id: 'soil-cleanliness',
  label: text('土壤内梅罗指数', 'Soil Nemerow index'),
  theme: 'soil',
  unit: '',
  column: 'soil-test.nemerow',
  membership: { kind: 'linear', zero: 1, one: 0.7 },
  source: {
    reference: text(
      'HJ/T 166-2004、NY/T 395:≤0.7 清洁，≤1.0 尚清洁',
      'HJ/T 166-2004, NY/T 395: ≤0.7 clean, ≤1.0 warning',
    ),
    confidence: 'setting',
    note: text(
      '0.7 与 1.0 两个界限已核；其间直线折算为情景设定；综合指数不推翻单项结论',
      'the bounds 0.7 and 1.0 are verified, the straight line between them is a setting; a composite index never overrules a single factor',
    ),
  },
};

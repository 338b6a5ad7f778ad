import { text } from '../../../run/local-text.ts';
import { type Normalisation, rangeOf } from '../normalisation.ts';

/** Square of the share of the greatest value; for costs the cube of the least value by the value. */
export const nonlinear: Normalisation = {
  id: 'nonlinear',
  label: text('非线性法', 'Nonlinear'),
  formula: { max: '(x / max x)²', min: '(min x / x)³' },
  source: {
    reference: text('Peldschus、Vaigauskas 与 Zavadskas 1983', 'Peldschus, Vaigauskas and Zavadskas 1983'),
    confidence: 'known',
  },
  domain: { max: 'non-negative', min: 'positive' },
  keepsCosts: false,
  normalise(values, type) {
    const range = rangeOf(values);
    return values.map((value) => (type === 'max' ? (value / range.max) ** 2 : (range.min / value) ** 3));
  },
};

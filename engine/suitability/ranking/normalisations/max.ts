import { text } from '../../../run/local-text.ts';
import { type Normalisation, rangeOf } from '../normalisation.ts';

/** Share of the greatest value; for costs the least value by the value. */
export const max: Normalisation = {
  id: 'max',
  label: text('最大值法（线性比例）', 'Maximum (linear ratio)'),
  formula: { max: 'x / max x', min: 'min x / x' },
  source: {
    reference: text('Hwang 与 Yoon 1981，线性变换', 'Hwang and Yoon 1981, linear scale transformation'),
    confidence: 'known',
  },
  domain: { max: 'non-negative', min: 'positive' },
  keepsCosts: false,
  normalise(values, type) {
    const range = rangeOf(values);
    return values.map((value) => (type === 'max' ? value / range.max : range.min / value));
  },
};

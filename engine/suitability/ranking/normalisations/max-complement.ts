import { text } from '../../../run/local-text.ts';
import { type Normalisation, rangeOf } from '../normalisation.ts';

/** Share of the greatest value; for costs what is missing to it. */
export const maxComplement: Normalisation = {
  id: 'max-complement',
  label: text('最大值法（成本取补）', 'Maximum, costs by complement'),
  formula: { max: 'x / max x', min: '1 − x / max x' },
  source: { reference: text('Hwang 与 Yoon 1981', 'Hwang and Yoon 1981'), confidence: 'known' },
  domain: { max: 'non-negative', min: 'non-negative' },
  keepsCosts: false,
  normalise(values, type) {
    const range = rangeOf(values);
    return values.map((value) => (type === 'max' ? value / range.max : 1 - value / range.max));
  },
};

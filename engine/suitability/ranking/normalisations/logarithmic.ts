import { text } from '../../../run/local-text.ts';
import { type Normalisation, sumOf } from '../normalisation.ts';

/** Share of the logarithm of the product; not defined where the product of the column is 1. */
export const logarithmic: Normalisation = {
  id: 'logarithmic',
  label: text('对数法', 'Logarithmic'),
  formula: { max: 'ln x / ln Πx', min: '(1 − ln x / ln Πx) / (m − 1)' },
  source: {
    reference: text('Zavadskas 与 Turskis 2008, Informatica 19(2)', 'Zavadskas and Turskis 2008, Informatica 19(2)'),
    confidence: 'known',
  },
  domain: { max: 'positive', min: 'positive' },
  keepsCosts: false,
  normalise(values, type) {
    const logarithms = values.map(Math.log);
    const total = sumOf(logarithms);
    return logarithms.map((term) => (type === 'max' ? term / total : (1 - term / total) / (values.length - 1)));
  },
};

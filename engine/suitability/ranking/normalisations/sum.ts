import { text } from '../../../run/local-text.ts';
import { type Normalisation, sumOf } from '../normalisation.ts';

/** Share of the sum; for costs share of the sum of reciprocals. */
export const sum: Normalisation = {
  id: 'sum',
  label: text('总和法', 'Sum'),
  formula: { max: 'x / Σx', min: '(1/x) / Σ(1/x)' },
  source: {
    reference: text('Voogd 1983；Jahan 与 Edwards 2015', 'Voogd 1983; Jahan and Edwards 2015'),
    confidence: 'known',
  },
  domain: { max: 'non-negative', min: 'positive' },
  keepsCosts: false,
  normalise(values, type) {
    const terms = type === 'max' ? values : values.map((value) => 1 / value);
    const total = sumOf(terms);
    return terms.map((term) => term / total);
  },
};

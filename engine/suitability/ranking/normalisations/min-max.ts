import { text } from '../../../run/local-text.ts';
import { type Normalisation, rangeOf } from '../normalisation.ts';

/** Place between the worst value (0) and the best (1); a criterion with one value only has no such places. */
export const minMax: Normalisation = {
  id: 'min-max',
  label: text('极差法', 'Min–max'),
  formula: { max: '(x − min x) / (max x − min x)', min: '(max x − x) / (max x − min x)' },
  source: {
    reference: text('Weitendorf 1976；Malczewski 1999', 'Weitendorf 1976; Malczewski 1999'),
    confidence: 'known',
  },
  domain: { max: 'any', min: 'any' },
  keepsCosts: false,
  normalise(values, type) {
    const range = rangeOf(values);
    const span = range.max - range.min;
    return values.map((value) => (type === 'max' ? value - range.min : range.max - value) / span);
  },
};

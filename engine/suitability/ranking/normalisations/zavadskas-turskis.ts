import { text } from '../../../run/local-text.ts';
import { type Normalisation, rangeOf } from '../normalisation.ts';

/** One minus the distance to the best value, as a share of that value. */
export const zavadskasTurskis: Normalisation = {
  id: 'zavadskas-turskis',
  label: text('Zavadskas–Turskis 法', 'Zavadskas–Turskis'),
  formula: { max: '1 − |max x − x| / max x', min: '1 − |min x − x| / min x' },
  source: {
    reference: text(
      'Zavadskas 与 Turskis 2008；Jahan 与 Edwards 2015',
      'Zavadskas and Turskis 2008; Jahan and Edwards 2015',
    ),
    confidence: 'known',
  },
  domain: { max: 'non-negative', min: 'positive' },
  keepsCosts: false,
  normalise(values, type) {
    const range = rangeOf(values);
    const best = type === 'max' ? range.max : range.min;
    return values.map((value) => 1 - Math.abs(best - value) / best);
  },
};

import { text } from '../../../run/local-text.ts';
import { lengthOf, type Normalisation } from '../normalisation.ts';

/** Component of the unit vector; for costs what is missing to 1. */
export const vectorComplement: Normalisation = {
  id: 'vector-complement',
  label: text('向量法（成本取补）', 'Vector, costs by complement'),
  formula: { max: 'x / √Σx²', min: '1 − x / √Σx²' },
  source: { reference: text('Jahan 与 Edwards 2015', 'Jahan and Edwards 2015'), confidence: 'known' },
  domain: { max: 'any', min: 'any' },
  keepsCosts: false,
  normalise(values, type) {
    const length = lengthOf(values);
    return values.map((value) => (type === 'max' ? value / length : 1 - value / length));
  },
};

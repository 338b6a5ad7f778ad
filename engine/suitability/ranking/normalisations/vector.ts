import { text } from '../../../run/local-text.ts';
import { lengthOf, type Normalisation } from '../normalisation.ts';

/** Component of the unit vector; a cost stays a cost, its ideal is the least value. */
export const vector: Normalisation = {
  id: 'vector',
  label: text('向量法', 'Vector'),
  formula: { max: 'x / √Σx²', min: 'x / √Σx²' },
  source: {
    reference: text(
      'Hwang 与 Yoon 1981《Multiple Attribute Decision Making》',
      'Hwang and Yoon 1981, Multiple Attribute Decision Making',
    ),
    confidence: 'known',
  },
  domain: { max: 'any', min: 'any' },
  keepsCosts: true,
  normalise(values) {
    const length = lengthOf(values);
    return values.map((value) => value / length);
  },
};

import { text } from '../../../run/local-text.ts';
import { type Normalisation, rangeOf, sumOf } from '../normalisation.ts';

/** One minus the share of all distances to the best value. */
export const enhancedAccuracy: Normalisation = {
  id: 'enhanced-accuracy',
  label: text('增强精度法', 'Enhanced accuracy'),
  formula: { max: '1 − (max x − x) / Σ(max x − x)', min: '1 − (x − min x) / Σ(x − min x)' },
  source: {
    reference: text(
      'Zeng、Li 与 Yang 2013, Computers & Industrial Engineering 65',
      'Zeng, Li and Yang 2013, Computers & Industrial Engineering 65',
    ),
    confidence: 'known',
  },
  domain: { max: 'any', min: 'any' },
  keepsCosts: false,
  normalise(values, type) {
    const range = rangeOf(values);
    const distances = values.map((value) => (type === 'max' ? range.max - value : value - range.min));
    const total = sumOf(distances);
    return distances.map((distance) => 1 - distance / total);
  },
};

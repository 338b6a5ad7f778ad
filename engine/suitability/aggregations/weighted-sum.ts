import { text } from '../../run/local-text.ts';
import type { Aggregation } from '../aggregation.ts';

/** Weighted sum (weighted linear combination, simple additive weighting). */
export const weightedSum: Aggregation = {
  id: 'weighted-sum',
  label: text('加权求和', 'Weighted sum'),
  formula: 'Σ w·r',
  source: {
    reference: text(
      'Fishburn 1967, Operations Research 15(3); Malczewski 1999 第 6 章',
      'Fishburn 1967, Operations Research 15(3); Malczewski 1999, chapter 6',
    ),
    confidence: 'known',
  },
  compensation: text('完全可补偿', 'compensates fully'),
  domain: 'any',
  usesWeights: () => true,
  combine(ratings, weights) {
    let sum = 0;
    for (let k = 0; k < ratings.length; k++) sum += (weights[k] as number) * (ratings[k] as number);
    return sum;
  },
};

import { text } from '../../run/local-text.ts';
import type { Aggregation } from '../aggregation.ts';

/** Weighted geometric mean (weighted product): one rating of zero makes the index zero, unless its weight is zero. */
export const geometric: Aggregation = {
  id: 'geometric',
  label: text('加权几何平均', 'Weighted geometric mean'),
  formula: 'Π r^w',
  source: {
    reference: text('Bridgman 1922；Miller 与 Starr 1969', 'Bridgman 1922; Miller and Starr 1969'),
    confidence: 'known',
  },
  compensation: text('部分可补偿', 'compensates in part'),
  domain: 'non-negative',
  usesWeights: () => true,
  combine(ratings, weights) {
    let product = 1;
    for (let k = 0; k < ratings.length; k++) product *= (ratings[k] as number) ** (weights[k] as number);
    return product;
  },
};

import { text } from '../../run/local-text.ts';
import type { Aggregation } from '../aggregation.ts';

/** The square root method: the lowest rating times the square root of the product of the others. */
export const squareRoot: Aggregation = {
  id: 'square-root',
  label: text('平方根法', 'Square root'),
  formula: 'min r · √Π(other r / s)',
  source: {
    reference: text(
      'Khiddir 1986（根特大学），见 Sys 等 1991《Land Evaluation》第一部分',
      'Khiddir 1986 (Ghent), in Sys et al. 1991, Land Evaluation, part I',
    ),
    confidence: 'known',
  },
  compensation: text('部分可补偿', 'compensates in part'),
  domain: 'scale',
  usesWeights: () => false,
  combine(ratings, _weights, { scale = 1 }) {
    let lowest = 0;
    for (let k = 1; k < ratings.length; k++) {
      if ((ratings[k] as number) < (ratings[lowest] as number)) lowest = k;
    }
    let product = 1;
    for (let k = 0; k < ratings.length; k++) if (k !== lowest) product *= (ratings[k] as number) / scale;
    return (ratings[lowest] as number) * Math.sqrt(product);
  },
};

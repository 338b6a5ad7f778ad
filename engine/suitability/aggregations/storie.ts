import { text } from '../../run/local-text.ts';
import type { Aggregation } from '../aggregation.ts';

/** The Storie index: the product of all ratings, so that many fair ones make a poor index. */
export const storie: Aggregation = {
  id: 'storie',
  label: text('Storie 连乘指数', 'Storie product'),
  formula: 's · Π(r / s)',
  source: {
    reference: text(
      'Storie 1933；Storie 1978, Division of Agricultural Sciences 3203',
      'Storie 1933; Storie 1978, Division of Agricultural Sciences 3203',
    ),
    confidence: 'known',
  },
  compensation: text('部分可补偿，指标多时偏严', 'compensates in part, harsh with many factors'),
  domain: 'scale',
  usesWeights: () => false,
  combine(ratings, _weights, { scale = 1 }) {
    let product = 1;
    for (const rating of ratings) product *= rating / scale;
    return product * scale;
  },
};

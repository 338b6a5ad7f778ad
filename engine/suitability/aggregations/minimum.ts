import { text } from '../../run/local-text.ts';
import type { Aggregation } from '../aggregation.ts';

/** The limiting factor: the lowest rating decides, whatever the weights. */
export const minimum: Aggregation = {
  id: 'minimum',
  label: text('最小限制因子', 'Minimum (limiting factor)'),
  formula: 'min r',
  source: {
    reference: text('Liebig 最小因子律；FAO 1976《土地评价纲要》', 'Liebig’s law of the minimum; FAO 1976 framework'),
    confidence: 'known',
  },
  compensation: text('不可补偿', 'does not compensate'),
  domain: 'any',
  usesWeights: () => false,
  combine(ratings) {
    let lowest = Number.POSITIVE_INFINITY;
    for (const rating of ratings) if (rating < lowest) lowest = rating;
    return lowest;
  },
};

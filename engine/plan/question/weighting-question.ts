import { z } from 'zod';
import { PRIORITY_RULES } from '../../suitability/weighting/priorities.ts';
import { RANDOM_INDEX_SETS } from '../../suitability/weighting/random-index.ts';
import { RANK_FORMULAS } from '../../suitability/weighting/rank-weights.ts';
import { fileName } from './words.ts';

/** Where the weights of the criteria come from; names in the files are the ids of the criteria. */
export const weighting = z.discriminatedUnion('method', [
  /** The weights stand beside the criteria. */
  z.strictObject({ method: z.literal('direct') }),
  z.strictObject({
    method: z.literal('ahp'),
    /** Pairwise comparisons as JSON. */
    judgements: fileName,
    randomIndex: z.enum(RANDOM_INDEX_SETS.map(({ id }) => id) as [string, ...string[]]).exactOptional(),
    priorities: z.enum(PRIORITY_RULES).exactOptional(),
  }),
  z.strictObject({
    method: z.literal('rank-order'),
    /** Order of importance as JSON. */
    order: fileName,
    formula: z.enum(RANK_FORMULAS).exactOptional(),
    exponent: z.number().min(0).exactOptional(),
  }),
]);

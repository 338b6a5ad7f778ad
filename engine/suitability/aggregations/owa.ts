import { text } from '../../run/local-text.ts';
import type { Aggregation, OrderRule } from '../aggregation.ts';
import { maximalEntropyWeights, quantifierWeights } from '../order-weights.ts';

/**
 * Ordered weighted average: weights belong to places in the order, best rating first, instead of to criteria. Under a
 * quantifier the criterion weights take part. Throws a plain `Error` without an order rule, or when the given weights
 * are not as many as the ratings.
 */
export const owa: Aggregation = {
  id: 'owa',
  label: text('有序加权平均', 'Ordered weighted average'),
  formula: 'Σ v·r↓',
  source: {
    reference: text(
      'Yager 1988, IEEE Trans. SMC 18(1)；O’Hagan 1988；Yager 1996；Malczewski 2006',
      'Yager 1988, IEEE Trans. SMC 18(1); O’Hagan 1988; Yager 1996; Malczewski 2006',
    ),
    confidence: 'known',
  },
  compensation: text('由 orness 决定', 'by choice of the orness'),
  domain: 'any',
  usesWeights: ({ order }) => order?.kind === 'quantifier',
  combine(ratings, weights, { order }) {
    if (order === undefined) throw new Error('an ordered weighted average needs an order rule');
    const places = placesOf(ratings);
    const orderWeights = orderWeightsOf(order, places, weights);
    if (orderWeights.length !== ratings.length) {
      throw new Error(`${orderWeights.length} order weights for ${ratings.length} ratings`);
    }
    let sum = 0;
    for (const [place, k] of places.entries()) sum += (orderWeights[place] as number) * (ratings[k] as number);
    return sum;
  },
};

function orderWeightsOf(order: OrderRule, places: readonly number[], weights: Float64Array): ArrayLike<number> {
  if (order.kind === 'weights') return order.weights;
  if (order.kind === 'orness') return rememberedWeights(order, places.length);
  const shares = Float64Array.from(places, (k) => weights[k] as number);
  return quantifierWeights(shares, order.alpha);
}

/** Weights of maximal entropy are solved for once per rule and number of places, not once per alternative. */
const SOLVED = new WeakMap<OrderRule, Map<number, Float64Array>>();

function rememberedWeights(order: Extract<OrderRule, { kind: 'orness' }>, places: number): Float64Array {
  const known = SOLVED.get(order) ?? new Map<number, Float64Array>();
  SOLVED.set(order, known);
  const weights = known.get(places) ?? maximalEntropyWeights(places, order.orness);
  known.set(places, weights);
  return weights;
}

/** Indices of the ratings, best first; equals in their given order. */
function placesOf(ratings: Float64Array): number[] {
  return Array.from(ratings, (_, k) => k).sort((a, b) => (ratings[b] as number) - (ratings[a] as number) || a - b);
}

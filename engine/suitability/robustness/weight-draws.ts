import type { SeededRandom } from './seeded-random.ts';

/**
 * Draws weights around given ones into `into`: Dirichlet with α = concentration × weight, whose mean is the given weights;
 * they sum to 1. A criterion of weight 0 stays at 0. (Normalised gamma variates: Devroye 1986, chapter XI.4.)
 */
export function drawWeights(
  weights: readonly number[],
  concentration: number,
  random: SeededRandom,
  into: Float64Array,
): void {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] as number;
    const variate = weight > 0 ? random.gamma(concentration * weight) : 0;
    into[k] = variate;
    sum += variate;
  }
  for (let k = 0; k < weights.length; k++) into[k] = (into[k] as number) / sum;
}

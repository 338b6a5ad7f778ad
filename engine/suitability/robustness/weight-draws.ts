import type { SeededRandom } from './seeded-random.ts';

/**
 * Weights drawn around given ones: Dirichlet with α = concentration × weight, whose mean is the given weights. Row-major
 * `draws × weights.length`, each row sums to 1. A criterion of weight 0 stays at 0. (Normalised gamma variates: Devroye
 * 1986, chapter XI.4.)
 */
export function drawWeights(
  weights: readonly number[],
  concentration: number,
  draws: number,
  random: SeededRandom,
): Float64Array {
  const rows = new Float64Array(draws * weights.length);
  for (let draw = 0; draw < draws; draw++) {
    const start = draw * weights.length;
    let sum = 0;
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k] as number;
      const variate = weight > 0 ? random.gamma(concentration * weight) : 0;
      rows[start + k] = variate;
      sum += variate;
    }
    for (let k = 0; k < weights.length; k++) rows[start + k] = (rows[start + k] as number) / sum;
  }
  return rows;
}

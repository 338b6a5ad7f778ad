/**
 * Degree of optimism of order weights, best place first: Σ (n−j)·v_j / (n−1), 1 for the maximum, 0 for the minimum,
 * 0.5 for the mean (Yager 1988). One place alone has 0.5.
 */
export function ornessOf(weights: ArrayLike<number>): number {
  const n = weights.length;
  if (n < 2) return 0.5;
  let sum = 0;
  for (let j = 0; j < n; j++) sum += (n - 1 - j) * (weights[j] as number);
  return sum / (n - 1);
}

/** Entropy −Σ v·ln v of order weights (Yager 1988): 0 when one place decides, ln n when all count alike. */
export function dispersionOf(weights: ArrayLike<number>): number {
  let sum = 0;
  for (const weight of Array.from(weights)) if (weight > 0) sum -= weight * Math.log(weight);
  return sum;
}

/**
 * Trade-off 1 − √(n·Σ(v − 1/n)² / (n−1)) of order weights: 0 when one place decides, 1 when all count alike (Jiang and
 * Eastman 2000). One place alone has none.
 */
export function tradeOffOf(weights: ArrayLike<number>): number {
  const n = weights.length;
  if (n < 2) return 0;
  const spread = Array.from(weights).reduce((sum, weight) => sum + (weight - 1 / n) ** 2, 0);
  return 1 - Math.sqrt((n * spread) / (n - 1));
}

/**
 * The order weights of `n` places with a given orness and the greatest dispersion (O'Hagan 1988). They are a geometric
 * row, v_j ∝ h^(n−j) (Filev and Yager 1995); its ratio is found by halving an interval, so the bits are always the same.
 */
export function maximalEntropyWeights(n: number, orness: number): Float64Array {
  if (n < 2 || orness === 0.5) return new Float64Array(n).fill(1 / n);
  if (orness <= 0 || orness >= 1) {
    const extreme = new Float64Array(n);
    extreme[orness >= 1 ? 0 : n - 1] = 1;
    return extreme;
  }
  let low = -1;
  let high = 1;
  while (ornessOf(geometricRow(n, low)) > orness) low *= 2;
  while (ornessOf(geometricRow(n, high)) < orness) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return geometricRow(n, middle);
    if (ornessOf(geometricRow(n, middle)) < orness) low = middle;
    else high = middle;
  }
}

/** Weights that fall by the factor e^−slope from place to place and sum to 1; the greatest is computed as e⁰. */
function geometricRow(n: number, slope: number): Float64Array {
  const best = slope > 0 ? 0 : n - 1;
  const row = Float64Array.from({ length: n }, (_, j) => Math.exp(slope * (best - j)));
  const total = row.reduce((sum, weight) => sum + weight, 0);
  return row.map((weight) => weight / total);
}

/**
 * Order weights under the quantifier Q(p) = p^alpha: v_j = Q(u_1 + … + u_j) − Q(u_1 + … + u_(j−1)), where `shares` are
 * the criterion weights in the order of the ratings, best first (Yager 1996; Malczewski 2006). They are taken as shares
 * of their sum; equal shares give the plain quantifier weights of Yager 1988.
 */
export function quantifierWeights(shares: Float64Array, alpha: number): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let reached = 0;
  let before = 0;
  return shares.map((share) => {
    reached += share;
    const now = Math.min(1, reached / total) ** alpha;
    const weight = now - before;
    before = now;
    return weight;
  });
}

import { type Membership, membershipOf } from './membership.ts';

/**
 * Smallest change of a property that lifts an index to `wanted`: the value to reach, between the present one and the
 * realistic best; null when even the best is not enough or the index is there already. `indexAt` gives the index at a raw
 * value, everything else as it is. By bisection, to a millionth of the way.
 */
export function valueToReach(
  { value, best }: { readonly value: number; readonly best: number },
  wanted: number,
  indexAt: (raw: number) => number,
): number | null {
  if (!(indexAt(best) >= wanted) || indexAt(value) >= wanted) return null;
  let [near, far] = [value, best];
  for (let step = 0; step < 20; step++) {
    const middle = (near + far) / 2;
    if (indexAt(middle) >= wanted) far = middle;
    else near = middle;
  }
  return far;
}

/**
 * Realistic best of a property: of the two ends of the middle `share` of the observed values (such as the 10th and the
 * 90th percentile for 0.9) the one with the higher membership; NaN without values or when both count alike.
 * `sorted` ascends.
 */
export function realisticBest(membership: Membership, sorted: Float64Array, percentile: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
  const [low, high] = [at(1 - percentile), at(percentile)];
  const [ofLow, ofHigh] = [membershipOf(membership, low) ?? 0, membershipOf(membership, high) ?? 0];
  if (ofLow === ofHigh) return Number.NaN;
  return ofHigh > ofLow ? high : low;
}

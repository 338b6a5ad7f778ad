/** Single-factor pollution index P = C / S (HJ/T 166-2004). */
export function singleFactorIndex(value: number, limit: number): number {
  return value / limit;
}

/**
 * Nemerow index √((mean² + max²) / 2) of single-factor indices (HJ/T 166-2004). It only ranks land that passed every
 * single factor: below 1 it can hide a factor of up to 1.414. NaN for an empty list.
 */
export function nemerowIndex(indices: readonly number[]): number {
  if (indices.length === 0) return Number.NaN;
  let sum = 0;
  let largest = -Infinity;
  for (const index of indices) {
    sum += index;
    largest = Math.max(largest, index);
  }
  const mean = sum / indices.length;
  return Math.sqrt((mean * mean + largest * largest) / 2);
}

/** Area-weighted mean of a column over rows, rows with NaN left out; NaN when none is left. */
export function areaMean(values: ArrayLike<number>, areaM2: Float64Array, rows: Iterable<number>): number {
  let sum = 0;
  let area = 0;
  for (const row of rows) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    sum += value * (areaM2[row] as number);
    area += areaM2[row] as number;
  }
  return area > 0 ? sum / area : Number.NaN;
}

/** Sum of the areas of rows by a small integer, m²; entry `k` holds the rows whose code is `k`. */
export function areaByCode(
  codes: ArrayLike<number>,
  areaM2: Float64Array,
  rows: Iterable<number>,
  kinds: number,
): number[] {
  const sums = new Array<number>(kinds).fill(0);
  for (const row of rows) {
    const code = codes[row] as number;
    sums[code] = (sums[code] ?? 0) + (areaM2[row] as number);
  }
  return sums;
}

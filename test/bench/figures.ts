/** What several runs of one thing gave. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

/** Median and spread of some numbers, to four digits. */
export function figureOf(values: readonly number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
  return {
    median: short(median),
    min: short(sorted[0] ?? Number.NaN),
    max: short(sorted.at(-1) ?? Number.NaN),
    runs: sorted.length,
  };
}

/** Ratios pair by pair, so that a machine whose speed drifts misleads neither side. */
export function ratioOf(numerators: readonly number[], denominators: readonly number[]): Figure {
  return figureOf(numerators.map((value, k) => value / (denominators[k] ?? Number.NaN)));
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}

import { nice, tickStep } from 'd3-array';

/** Equal steps from one bound to the other. */
export interface Steps {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Values counted in steps of equal width; what is missing is counted apart. */
export interface Bins extends Steps {
  /** A value on a bound between two bins counts in the upper one, the last bound in the last bin. */
  readonly counts: Uint32Array;
  readonly missing: number;
  /** The largest of the counts, at least 1. */
  readonly most: number;
}

/** About this many bins, so that their bounds are round numbers. */
const WANTED = 24;

/** Least and greatest of the known values; null where none is known. */
export function extentOf(values: Float64Array): readonly [number, number] | null {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least <= greatest ? [least, greatest] : null;
}

/** Round steps that hold everything between two values. */
export function roundSteps(least: number, greatest: number, wanted = WANTED): Steps {
  if (least === greatest) {
    const width = least === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(least)));
    const from = Math.floor(least / width) * width;
    return { from, to: from + width, count: 1 };
  }
  const [from, to] = nice(least, greatest, wanted);
  return { from, to, count: Math.round((to - from) / tickStep(from, to, wanted)) };
}

/** Counts values in given steps; those outside count at the nearer end. */
export function countIn({ from, to, count }: Steps, values: Float64Array): Bins {
  const counts = new Uint32Array(count);
  let missing = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) {
      missing++;
      continue;
    }
    const bin = Math.floor((count * (value - from)) / (to - from));
    const at = Math.min(count - 1, Math.max(0, bin));
    counts[at] = (counts[at] as number) + 1;
  }
  return { from, to, count, counts, missing, most: counts.reduce((most, each) => Math.max(most, each), 1) };
}

/** Bins with round bounds over the known values; null where none is known. */
export function binsOf(values: Float64Array): Bins | null {
  const extent = extentOf(values);
  return extent === null ? null : countIn(roundSteps(extent[0], extent[1]), values);
}

/** Lower bound of a bin; `count` gives the upper bound of the last. */
export function boundOf({ from, to, count }: Steps, bin: number): number {
  return from + ((to - from) * bin) / count;
}

import type { ValueClasses } from './statistic.ts';

/** Values and weights as cells bring them, gathered into distinct values when asked; reused from parcel to parcel. */
export interface ClassCollector extends ValueClasses {
  length: number;
  values: Float64Array;
  weights: Float64Array;
}

/** Up to this many entries are sorted by insertion, which is faster for a parcel's few cells. */
const INSERTION = 48;

/** Entries kept before equal values are joined, so that a class raster under a large parcel stays small. */
const JOIN_AT = 1 << 16;

/** A collector without entries. */
export function emptyCollector(): ClassCollector {
  return { length: 0, values: new Float64Array(64), weights: new Float64Array(64) };
}

/** Makes room for `count` more entries, which the caller then writes. */
export function reserveEntries(collector: ClassCollector, count: number): void {
  if (collector.length + count <= collector.values.length) return;
  if (collector.length >= JOIN_AT) gatherClasses(collector);
  if (collector.length + count <= collector.values.length) return;
  const capacity = 2 * (collector.length + count);
  const { values, weights, length } = collector;
  collector.values = new Float64Array(capacity);
  collector.weights = new Float64Array(capacity);
  collector.values.set(values.subarray(0, length));
  collector.weights.set(weights.subarray(0, length));
}

/**
 * Joins equal values in place and leaves them ascending. The weights of one value are added in the order they came,
 * whenever and however often this is called, so the sums are the same to the last bit.
 */
export function gatherClasses(collector: ClassCollector): ValueClasses {
  if (collector.length <= INSERTION) sortByInsertion(collector);
  else sortBySearch(collector);
  return collector;
}

/** Stable, so that equal values meet in the order they came. */
function sortByInsertion(collector: ClassCollector): void {
  const { values, weights } = collector;
  for (let k = 1; k < collector.length; k++) {
    const value = values[k] as number;
    const weight = weights[k] as number;
    let at = k;
    for (; at > 0 && (values[at - 1] as number) > value; at--) {
      values[at] = values[at - 1] as number;
      weights[at] = weights[at - 1] as number;
    }
    values[at] = value;
    weights[at] = weight;
  }
  let distinct = 0;
  for (let k = 0; k < collector.length; k++) {
    if (distinct > 0 && values[k] === values[distinct - 1]) {
      weights[distinct - 1] = (weights[distinct - 1] as number) + (weights[k] as number);
    } else {
      values[distinct] = values[k] as number;
      weights[distinct] = weights[k] as number;
      distinct++;
    }
  }
  collector.length = distinct;
}

function sortBySearch(collector: ClassCollector): void {
  const { values, weights, length } = collector;
  // −0 and 0 are one value; the sort would tell them apart.
  const sorted = Float64Array.from(values.subarray(0, length), (value) => value + 0).sort();
  let distinct = 0;
  for (let k = 0; k < length; k++) {
    if (k === 0 || sorted[k] !== sorted[distinct - 1]) sorted[distinct++] = sorted[k] as number;
  }
  const sums = new Float64Array(distinct);
  for (let k = 0; k < length; k++) {
    const at = positionOf(sorted, distinct, values[k] as number);
    sums[at] = (sums[at] as number) + (weights[k] as number);
  }
  values.set(sorted.subarray(0, distinct));
  weights.set(sums);
  collector.length = distinct;
}

function positionOf(sorted: Float64Array, length: number, value: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

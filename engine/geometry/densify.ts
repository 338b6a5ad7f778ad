import type { LineSet, PointSet } from './line-set.ts';
import type { PolygonSet } from './polygon-set.ts';

/** Into how many equal parts the segment from (ax, ay) to (bx, by) is cut. */
export type PartsOf = (ax: number, ay: number, bx: number, by: number) => number;

/** The same set with more points on its segments, so that they bend with a projection; a set of points as it is. */
export function densified<T extends PolygonSet | LineSet | PointSet>(set: T, partsOf: PartsOf): T {
  if (set.kind === 'point') return set;
  const offsets = set.kind === 'line' ? set.lineOffsets : set.ringOffsets;
  const { coordinates, starts } = densifiedChains(set.coordinates, offsets, partsOf);
  if (coordinates.length === set.coordinates.length) return set;
  return set.kind === 'line'
    ? { ...set, coordinates, lineOffsets: starts }
    : { ...set, coordinates, ringOffsets: starts };
}

function densifiedChains(c: Float64Array, offsets: Uint32Array, partsOf: PartsOf) {
  const parts = new Uint32Array(c.length / 2);
  let total = 0;
  for (let chain = 0; chain < offsets.length - 1; chain++) {
    const last = (offsets[chain + 1] as number) - 1;
    for (let k = offsets[chain] as number; k <= last; k++) {
      const at = 2 * k;
      const count =
        k === last
          ? 1
          : Math.max(1, partsOf(c[at] as number, c[at + 1] as number, c[at + 2] as number, c[at + 3] as number));
      parts[k] = count;
      total += count;
    }
  }
  const coordinates = new Float64Array(2 * total);
  const starts = new Uint32Array(offsets.length);
  let out = 0;
  for (let chain = 0; chain < offsets.length - 1; chain++) {
    for (let k = offsets[chain] as number; k < (offsets[chain + 1] as number); k++) {
      const count = parts[k] as number;
      const [x, y] = [c[2 * k] as number, c[2 * k + 1] as number];
      coordinates[out++] = x;
      coordinates[out++] = y;
      for (let part = 1; part < count; part++) {
        coordinates[out++] = x + (((c[2 * k + 2] as number) - x) * part) / count;
        coordinates[out++] = y + (((c[2 * k + 3] as number) - y) * part) / count;
      }
    }
    starts[chain + 1] = out / 2;
  }
  return { coordinates, starts };
}

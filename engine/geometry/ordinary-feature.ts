import { orient2d } from 'robust-predicates';
import { plainlyApart } from './plainly-apart.ts';
import type { PolygonSet } from './polygon-set.ts';
import { signedRingArea } from './ring.ts';

/** Above this many segments the pairs are too many to look at each. */
const MOST_SEGMENTS = 40;

/** Lowest and highest x and y of the segments of one ring: four numbers a segment. */
const boxes = new Float64Array(4 * MOST_SEGMENTS);

/**
 * Whether a feature is one short closed ring that is plainly valid, seen without any allocation; `false` when it has a
 * fault or needs a closer look.
 */
export function isOrdinary(set: PolygonSet, feature: number): boolean {
  const polygon = set.geometryOffsets[feature] as number;
  if (set.geometryOffsets[feature + 1] !== polygon + 1) return false;
  const ring = set.polygonOffsets[polygon] as number;
  if (set.polygonOffsets[polygon + 1] !== ring + 1) return false;
  const from = set.ringOffsets[ring] as number;
  const to = set.ringOffsets[ring + 1] as number;
  const segments = to - from - 1;
  if (segments < 3 || segments > MOST_SEGMENTS) return false;
  const c = set.coordinates;
  if (c[2 * from] !== c[2 * to - 2] || c[2 * from + 1] !== c[2 * to - 1]) return false;
  const area = signedRingArea(c, from, to);
  // A coordinate that is no finite number makes the area none.
  if (area === 0 || !Number.isFinite(area)) return false;
  return isPlainlySimple(c, from, segments);
}

/**
 * Whether a closed ring of so many segments, 40 at most, from point `from` on plainly neither touches nor crosses itself; `false` also in
 * doubt.
 */
export function isPlainlySimple(c: Float64Array, from: number, segments: number): boolean {
  return cornersAreOrdinary(c, from, segments) && pairsKeepApart(c, from, segments);
}

/** No repeated points and no spikes; fills the boxes on the way. */
function cornersAreOrdinary(c: Float64Array, from: number, segments: number): boolean {
  let ax = c[2 * (from + segments) - 2] as number;
  let ay = c[2 * (from + segments) - 1] as number;
  let x = c[2 * from] as number;
  let y = c[2 * from + 1] as number;
  for (let k = 0; k < segments; k++) {
    const bx = c[2 * (from + k) + 2] as number;
    const by = c[2 * (from + k) + 3] as number;
    if (x === bx && y === by) return false;
    if ((ax - x) * (bx - x) + (ay - y) * (by - y) > 0 && orient2d(ax, ay, x, y, bx, by) === 0) return false;
    boxes[4 * k] = x < bx ? x : bx;
    boxes[4 * k + 1] = x < bx ? bx : x;
    boxes[4 * k + 2] = y < by ? y : by;
    boxes[4 * k + 3] = y < by ? by : y;
    ax = x;
    ay = y;
    x = bx;
    y = by;
  }
  return true;
}

/** No two segments that are no neighbours touch or cross, and it takes no closer look to say so. */
function pairsKeepApart(c: Float64Array, from: number, segments: number): boolean {
  for (let i = 0; i < segments - 2; i++) {
    const west = boxes[4 * i] as number;
    const east = boxes[4 * i + 1] as number;
    const south = boxes[4 * i + 2] as number;
    const north = boxes[4 * i + 3] as number;
    const last = i === 0 ? segments - 1 : segments;
    for (let j = i + 2; j < last; j++) {
      if (east < (boxes[4 * j] as number) || (boxes[4 * j + 1] as number) < west) continue;
      if (north < (boxes[4 * j + 2] as number) || (boxes[4 * j + 3] as number) < south) continue;
      if (!plainlyApart(c, 2 * (from + i), 2 * (from + j))) return false;
    }
  }
  return true;
}

import type { PolygonSet } from './polygon-set.ts';
import { sideOfRing } from './ring.ts';

/** Polygons with the box of every feature, four numbers each. */
export interface BoxedPolygons {
  readonly set: PolygonSet;
  readonly boxes: Float64Array;
}

/**
 * Squared planar distance in square metres of two polygon features of one set, 0 when they touch, overlap or hold each other,
 * `Infinity` when it is more than `limit` (a square too). The same figure as
 * `distanceBetween`, without any allocation and with far segments passed over.
 */
export function pairGapSquared({ set, boxes }: BoxedPolygons, a: number, b: number, limit: number): number {
  if (holdsStart(set, boxes, a, b) || holdsStart(set, boxes, b, a)) return 0;
  const { coordinates: c, ringOffsets } = set;
  const reach = Math.sqrt(limit);
  const minX = (boxes[4 * b] as number) - reach;
  const minY = (boxes[4 * b + 1] as number) - reach;
  const maxX = (boxes[4 * b + 2] as number) + reach;
  const maxY = (boxes[4 * b + 3] as number) + reach;
  const endA = lastRing(set, a);
  let best = limit;
  let found = Number.POSITIVE_INFINITY;
  for (let r = firstRing(set, a); r < endA; r++) {
    const end = 2 * ((ringOffsets[r + 1] as number) - 1);
    for (let p = 2 * (ringOffsets[r] as number); p < end; p += 2) {
      const ax = c[p] as number;
      const ay = c[p + 1] as number;
      const bx = c[p + 2] as number;
      const by = c[p + 3] as number;
      if ((ax < minX && bx < minX) || (ax > maxX && bx > maxX)) continue;
      if ((ay < minY && by < minY) || (ay > maxY && by > maxY)) continue;
      const square = nearestSquared(set, b, p, best);
      if (square > best) continue;
      best = square;
      found = square;
      if (square === 0) return 0;
    }
  }
  return found;
}

/** Squared distance of the segment at place `p` to the rings of feature `b`, or more than `limit`. */
function nearestSquared(set: PolygonSet, b: number, p: number, limit: number): number {
  const { coordinates: c, ringOffsets } = set;
  const x0 = c[p] as number;
  const y0 = c[p + 1] as number;
  const x1 = c[p + 2] as number;
  const y1 = c[p + 3] as number;
  const lowX = x0 < x1 ? x0 : x1;
  const highX = x0 < x1 ? x1 : x0;
  const lowY = y0 < y1 ? y0 : y1;
  const highY = y0 < y1 ? y1 : y0;
  const endB = lastRing(set, b);
  let best = limit;
  let found = Number.POSITIVE_INFINITY;
  for (let r = firstRing(set, b); r < endB; r++) {
    const end = 2 * ((ringOffsets[r + 1] as number) - 1);
    for (let q = 2 * (ringOffsets[r] as number); q < end; q += 2) {
      const ax = c[q] as number;
      const bx = c[q + 2] as number;
      const gapX = ax < bx ? (lowX > bx ? lowX - bx : ax - highX) : lowX > ax ? lowX - ax : bx - highX;
      if (gapX > 0 && gapX * gapX > best) continue;
      const ay = c[q + 1] as number;
      const by = c[q + 3] as number;
      const gapY = ay < by ? (lowY > by ? lowY - by : ay - highY) : lowY > ay ? lowY - ay : by - highY;
      if (gapY > 0 && gapY * gapY + (gapX > 0 ? gapX * gapX : 0) > best) continue;
      const square = segmentsSquared(c, p, q);
      if (square > best) continue;
      best = square;
      found = square;
      if (square === 0) return 0;
    }
  }
  return found;
}

/** Whether `outer` holds the first corner of a ring of `inner`, in its interior or on its border. */
function holdsStart(set: PolygonSet, boxes: Float64Array, outer: number, inner: number): boolean {
  const { coordinates: c, ringOffsets } = set;
  const end = lastRing(set, inner);
  for (let r = firstRing(set, inner); r < end; r++) {
    const k = 2 * (ringOffsets[r] as number);
    const x = c[k] as number;
    const y = c[k + 1] as number;
    if (x < (boxes[4 * outer] as number) || x > (boxes[4 * outer + 2] as number)) continue;
    if (y < (boxes[4 * outer + 1] as number) || y > (boxes[4 * outer + 3] as number)) continue;
    if (holds(set, outer, [x, y])) return true;
  }
  return false;
}

function holds(set: PolygonSet, feature: number, point: readonly [number, number]): boolean {
  const { coordinates, ringOffsets, polygonOffsets } = set;
  const last = set.geometryOffsets[feature + 1] as number;
  for (let p = set.geometryOffsets[feature] as number; p < last; p++) {
    const shell = polygonOffsets[p] as number;
    const end = polygonOffsets[p + 1] as number;
    if (sideOfRing(coordinates, ringOffsets[shell] as number, ringOffsets[shell + 1] as number, point) < 0) continue;
    let inHole = false;
    for (let r = shell + 1; r < end && !inHole; r++) {
      inHole = sideOfRing(coordinates, ringOffsets[r] as number, ringOffsets[r + 1] as number, point) > 0;
    }
    if (!inHole) return true;
  }
  return false;
}

function firstRing(set: PolygonSet, feature: number): number {
  return set.polygonOffsets[set.geometryOffsets[feature] as number] as number;
}

function lastRing(set: PolygonSet, feature: number): number {
  return set.polygonOffsets[set.geometryOffsets[feature + 1] as number] as number;
}

/** Squared distance of the segments at places `p` and `q`, 0 when they cross or meet. */
function segmentsSquared(c: Float64Array, p: number, q: number): number {
  const x0 = c[p] as number;
  const y0 = c[p + 1] as number;
  const ux = (c[p + 2] as number) - x0;
  const uy = (c[p + 3] as number) - y0;
  const x2 = c[q] as number;
  const y2 = c[q + 1] as number;
  const vx = (c[q + 2] as number) - x2;
  const vy = (c[q + 3] as number) - y2;
  const d1 = vx * (y0 - y2) - vy * (x0 - x2);
  const d2 = vx * ((c[p + 3] as number) - y2) - vy * ((c[p + 2] as number) - x2);
  if (d1 * d2 < 0) {
    const d3 = ux * (y2 - y0) - uy * (x2 - x0);
    const d4 = ux * ((c[q + 3] as number) - y0) - uy * ((c[q + 2] as number) - x0);
    if (d3 * d4 < 0) return 0;
  }
  const a = pointSquared(c, p, q);
  const b = pointSquared(c, p + 2, q);
  const e = pointSquared(c, q, p);
  const f = pointSquared(c, q + 2, p);
  const first = a < b ? a : b;
  const second = e < f ? e : f;
  return first < second ? first : second;
}

/** Squared distance of the point at place `p` to the segment at place `s`. */
function pointSquared(c: Float64Array, p: number, s: number): number {
  const x = c[s] as number;
  const y = c[s + 1] as number;
  const ux = (c[s + 2] as number) - x;
  const uy = (c[s + 3] as number) - y;
  const vx = (c[p] as number) - x;
  const vy = (c[p + 1] as number) - y;
  const length = ux * ux + uy * uy;
  const along = ux * vx + uy * vy;
  const t = length === 0 || along <= 0 ? 0 : along >= length ? 1 : along / length;
  const dx = vx - t * ux;
  const dy = vy - t * uy;
  return dx * dx + dy * dy;
}

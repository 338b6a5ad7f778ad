import type { LineSet, PointSet } from './line-set.ts';
import { type Box, boundsOfPoints, type PolygonSet } from './polygon-set.ts';
import { sideOfRing } from './ring.ts';

/** One feature of a set; all coordinates of a comparison must be metres of the same plane. */
export interface FeatureRef {
  readonly set: PolygonSet | LineSet | PointSet;
  readonly feature: number;
}

/** Points `from … to` of one ring, line or single point. */
export type Chain = readonly [from: number, to: number];

/** The rings, lines or point of a feature. */
export function chainsOf({ set, feature }: FeatureRef): Chain[] {
  if (set.kind === 'point') return [[feature, feature + 1]];
  const chains: Chain[] = [];
  const first = set.geometryOffsets[feature] as number;
  const last = set.geometryOffsets[feature + 1] as number;
  const offsets = set.kind === 'line' ? set.lineOffsets : set.ringOffsets;
  const from = set.kind === 'line' ? first : (set.polygonOffsets[first] as number);
  const end = set.kind === 'line' ? last : (set.polygonOffsets[last] as number);
  for (let k = from; k < end; k++) chains.push([offsets[k] as number, offsets[k + 1] as number]);
  return chains;
}

/**
 * Planar distance in metres between two features, 0 when they touch, overlap or contain each other, `Infinity` when
 * it is more than `cutoff`.
 */
export function distanceBetween(a: FeatureRef, b: FeatureRef, cutoff: number): number {
  const chainsA = chainsOf(a);
  const chainsB = chainsOf(b);
  if (chainsA.length === 0 || chainsB.length === 0) return Number.POSITIVE_INFINITY;
  if (holdsFeature(a, b, chainsB) || holdsFeature(b, a, chainsA)) return 0;
  let best = cutoff * cutoff;
  let found = false;
  for (const chainA of chainsA) {
    for (const chainB of chainsB) {
      const square = chainDistanceSquared(
        a.set.coordinates,
        chainA,
        { coordinates: b.set.coordinates, chain: chainB },
        best,
      );
      if (square > best) continue;
      best = square;
      found = true;
      if (best === 0) return 0;
    }
  }
  return found ? Math.sqrt(best) : Number.POSITIVE_INFINITY;
}

/** Whether polygon feature `outer` holds the point in its interior or on its border; false for lines and points. */
export function holdsPoint({ set, feature }: FeatureRef, point: readonly [number, number]): boolean {
  if (set.kind !== 'polygon') return false;
  const last = set.geometryOffsets[feature + 1] as number;
  for (let p = set.geometryOffsets[feature] as number; p < last; p++) {
    const shell = set.polygonOffsets[p] as number;
    const end = set.polygonOffsets[p + 1] as number;
    if (
      sideOfRing(set.coordinates, set.ringOffsets[shell] as number, set.ringOffsets[shell + 1] as number, point) < 0
    ) {
      continue;
    }
    let inHole = false;
    for (let r = shell + 1; r < end && !inHole; r++) {
      inHole = sideOfRing(set.coordinates, set.ringOffsets[r] as number, set.ringOffsets[r + 1] as number, point) > 0;
    }
    if (!inHole) return true;
  }
  return false;
}

/** Squared distance of two chains, or more than `limit` when they are further apart. */
export function chainDistanceSquared(
  a: Float64Array,
  chainA: Chain,
  b: { readonly coordinates: Float64Array; readonly chain: Chain },
  limit: number,
): number {
  const first = segmentsOf(a, chainA);
  const second = segmentsOf(b.coordinates, b.chain);
  const reach = Math.sqrt(limit);
  const boxB = boundsOfPoints(second.coordinates, second.from, second.end + 1);
  let best = limit;
  let found = Number.POSITIVE_INFINITY;
  for (let p = first.from; p < first.end; p++) {
    if (gapToBox(first.coordinates, p, boxB) > reach) continue;
    for (let q = second.from; q < second.end; q++) {
      if (boxGapSquared(first.coordinates, p, second.coordinates, q) > best) continue;
      const square = segmentDistanceSquared(first.coordinates, p, second.coordinates, q);
      if (square > best) continue;
      best = square;
      found = square;
      if (square === 0) return 0;
    }
  }
  return found;
}

/** Segments from each of the points `from … end - 1` to the next. */
interface ChainSegments {
  readonly coordinates: Float64Array;
  readonly from: number;
  readonly end: number;
}

/** A chain as segments; a single point as one without length. */
function segmentsOf(c: Float64Array, [from, to]: Chain): ChainSegments {
  if (to - from !== 1) return { coordinates: c, from, end: to - 1 };
  const x = c[2 * from] as number;
  const y = c[2 * from + 1] as number;
  return { coordinates: Float64Array.of(x, y, x, y), from: 0, end: 1 };
}

function holdsFeature(outer: FeatureRef, inner: FeatureRef, chains: readonly Chain[]): boolean {
  if (outer.set.kind !== 'polygon') return false;
  const c = inner.set.coordinates;
  return chains.some(([from]) => holdsPoint(outer, [c[2 * from] as number, c[2 * from + 1] as number]));
}

/** Lower bound of the distance from the segment at point `p` to a box: the larger of the two axis gaps. */
function gapToBox(c: Float64Array, p: number, box: Box): number {
  const x0 = c[2 * p] as number;
  const y0 = c[2 * p + 1] as number;
  const x1 = c[2 * p + 2] as number;
  const y1 = c[2 * p + 3] as number;
  const gapX = Math.max(Math.min(x0, x1) - box[2], box[0] - Math.max(x0, x1));
  const gapY = Math.max(Math.min(y0, y1) - box[3], box[1] - Math.max(y0, y1));
  return Math.max(gapX, gapY, 0);
}

/** Squared gap between the boxes of the segments at points `p` and `q`: never more than their squared distance. */
function boxGapSquared(a: Float64Array, p: number, b: Float64Array, q: number): number {
  const gapX = axisGap(a[2 * p] as number, a[2 * p + 2] as number, b[2 * q] as number, b[2 * q + 2] as number);
  const gapY = axisGap(a[2 * p + 1] as number, a[2 * p + 3] as number, b[2 * q + 1] as number, b[2 * q + 3] as number);
  return gapX * gapX + gapY * gapY;
}

function axisGap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.max(Math.min(a0, a1) - Math.max(b0, b1), Math.min(b0, b1) - Math.max(a0, a1), 0);
}

function segmentDistanceSquared(a: Float64Array, p: number, b: Float64Array, q: number): number {
  const d1 = turn(b, q, a, p);
  const d2 = turn(b, q, a, p + 1);
  const d3 = turn(a, p, b, q);
  const d4 = turn(a, p, b, q + 1);
  if (d1 * d2 < 0 && d3 * d4 < 0) return 0;
  return Math.min(
    pointToSegmentSquared(a, p, b, q),
    pointToSegmentSquared(a, p + 1, b, q),
    pointToSegmentSquared(b, q, a, p),
    pointToSegmentSquared(b, q + 1, a, p),
  );
}

/** Twice the area of the triangle of the segment at point `s` and point `p` of `d`; positive when it lies on the left. */
function turn(c: Float64Array, s: number, d: Float64Array, p: number): number {
  const x = c[2 * s] as number;
  const y = c[2 * s + 1] as number;
  return (
    ((c[2 * s + 2] as number) - x) * ((d[2 * p + 1] as number) - y) -
    ((c[2 * s + 3] as number) - y) * ((d[2 * p] as number) - x)
  );
}

/** Squared distance of point `p` of `d` to the segment at point `s`. */
function pointToSegmentSquared(d: Float64Array, p: number, c: Float64Array, s: number): number {
  const x = c[2 * s] as number;
  const y = c[2 * s + 1] as number;
  const ux = (c[2 * s + 2] as number) - x;
  const uy = (c[2 * s + 3] as number) - y;
  const vx = (d[2 * p] as number) - x;
  const vy = (d[2 * p + 1] as number) - y;
  const length = ux * ux + uy * uy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (ux * vx + uy * vy) / length));
  const dx = vx - t * ux;
  const dy = vy - t * uy;
  return dx * dx + dy * dy;
}

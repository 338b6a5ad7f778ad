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
  [fromA, toA]: Chain,
  b: { readonly coordinates: Float64Array; readonly chain: Chain },
  limit: number,
): number {
  const c = b.coordinates;
  const [fromB, toB] = b.chain;
  const reach = Math.sqrt(limit);
  const boxB = boundsOfPoints(c, fromB, toB);
  let best = limit;
  let found = Number.POSITIVE_INFINITY;
  const endA = Math.max(toA - 1, fromA + 1);
  const endB = Math.max(toB - 1, fromB + 1);
  for (let p = fromA; p < endA; p++) {
    const p1 = Math.min(p + 1, toA - 1);
    if (gapToBox(a, p, p1, boxB) > reach) continue;
    for (let q = fromB; q < endB; q++) {
      const q1 = Math.min(q + 1, toB - 1);
      if (boxGapSquared(a, [p, p1], c, [q, q1]) > best) continue;
      const square = segmentDistanceSquared(a, [p, p1], c, [q, q1]);
      if (square > best) continue;
      best = square;
      found = square;
      if (square === 0) return 0;
    }
  }
  return found;
}

function holdsFeature(outer: FeatureRef, inner: FeatureRef, chains: readonly Chain[]): boolean {
  if (outer.set.kind !== 'polygon') return false;
  const c = inner.set.coordinates;
  return chains.some(([from]) => holdsPoint(outer, [c[2 * from] as number, c[2 * from + 1] as number]));
}

/** Lower bound of the distance from segment `p`, `q` to a box: the larger of the two axis gaps. */
function gapToBox(c: Float64Array, p: number, q: number, [minX, minY, maxX, maxY]: Box): number {
  const x0 = c[2 * p] as number;
  const x1 = c[2 * q] as number;
  const y0 = c[2 * p + 1] as number;
  const y1 = c[2 * q + 1] as number;
  const gapX = Math.max(Math.min(x0, x1) - maxX, minX - Math.max(x0, x1));
  const gapY = Math.max(Math.min(y0, y1) - maxY, minY - Math.max(y0, y1));
  return Math.max(gapX, gapY, 0);
}

type Segment = readonly [number, number];

/** Squared gap between the boxes of two segments: never more than their squared distance. */
function boxGapSquared(a: Float64Array, [a0, a1]: Segment, b: Float64Array, [b0, b1]: Segment): number {
  const gapX = axisGap(a[2 * a0] as number, a[2 * a1] as number, b[2 * b0] as number, b[2 * b1] as number);
  const gapY = axisGap(
    a[2 * a0 + 1] as number,
    a[2 * a1 + 1] as number,
    b[2 * b0 + 1] as number,
    b[2 * b1 + 1] as number,
  );
  return gapX * gapX + gapY * gapY;
}

function axisGap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.max(Math.min(a0, a1) - Math.max(b0, b1), Math.min(b0, b1) - Math.max(a0, a1), 0);
}

function segmentDistanceSquared(a: Float64Array, [a0, a1]: Segment, b: Float64Array, [b0, b1]: Segment): number {
  const d1 = turn(b, b0, b1, [a, a0]);
  const d2 = turn(b, b0, b1, [a, a1]);
  const d3 = turn(a, a0, a1, [b, b0]);
  const d4 = turn(a, a0, a1, [b, b1]);
  if (d1 * d2 < 0 && d3 * d4 < 0) return 0;
  return Math.min(
    pointToSegmentSquared([a, a0], b, b0, b1),
    pointToSegmentSquared([a, a1], b, b0, b1),
    pointToSegmentSquared([b, b0], a, a0, a1),
    pointToSegmentSquared([b, b1], a, a0, a1),
  );
}

type PointOf = readonly [Float64Array, number];

function turn(c: Float64Array, s: number, e: number, [d, p]: PointOf): number {
  const x = c[2 * s] as number;
  const y = c[2 * s + 1] as number;
  return (
    ((c[2 * e] as number) - x) * ((d[2 * p + 1] as number) - y) -
    ((c[2 * e + 1] as number) - y) * ((d[2 * p] as number) - x)
  );
}

function pointToSegmentSquared([d, p]: PointOf, c: Float64Array, s: number, e: number): number {
  const x = c[2 * s] as number;
  const y = c[2 * s + 1] as number;
  const ux = (c[2 * e] as number) - x;
  const uy = (c[2 * e + 1] as number) - y;
  const vx = (d[2 * p] as number) - x;
  const vy = (d[2 * p + 1] as number) - y;
  const length = ux * ux + uy * uy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (ux * vx + uy * vy) / length));
  const dx = vx - t * ux;
  const dy = vy - t * uy;
  return dx * dx + dy * dy;
}

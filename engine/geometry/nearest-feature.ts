import type { LineSet, PointSet } from './line-set.ts';
import { type Box, boundsOf, boundsOfPoints, type PolygonSet, polygonCount } from './polygon-set.ts';
import { type Chain, chainDistanceSquared, chainsOf, holdsPoint } from './segment-distance.ts';
import { boxesOf, buildSpatialIndex, grownBox, type SpatialIndex } from './spatial-index.ts';

/** The nearest feature of another set, per polygon. */
export interface NearestFeatures {
  /** Metres, 0 when they touch, overlap or contain each other; NaN beyond the cut-off. */
  readonly distanceM: Float64Array;
  /** Feature number in the other set, the lowest of equals; -1 beyond the cut-off. */
  readonly feature: Int32Array;
}

/** Segments per indexed piece: long roads are cut so that only near pieces are measured. */
const PIECE = 16;
/** First search distance in metres; it grows fourfold until something is found. */
const FIRST_REACH = 64;

/** The nearest feature of `others` for each polygon of `set` within `cutoff`; both in metres of the same plane. */
export function nearestFeature(
  set: PolygonSet,
  others: PolygonSet | LineSet | PointSet,
  cutoff: number,
): NearestFeatures {
  const count = polygonCount(set);
  const distanceM = new Float64Array(count).fill(Number.NaN);
  const feature = new Int32Array(count).fill(-1);
  const search: Search = {
    set,
    others,
    pieces: piecesOf(others),
    holders: others.kind === 'polygon' ? buildSpatialIndex(boxesOf(others)) : null,
  };
  for (let i = 0; i < count; i++) {
    const nearest = nearestTo(search, i, cutoff);
    if (nearest === null) continue;
    distanceM[i] = Math.sqrt(nearest.square);
    feature[i] = nearest.feature;
  }
  return { distanceM, feature };
}

interface Pieces {
  readonly index: SpatialIndex;
  /** Four numbers each. */
  readonly boxes: Float64Array;
  readonly chains: readonly Chain[];
  readonly feature: Uint32Array;
}

interface Search {
  readonly set: PolygonSet;
  readonly others: PolygonSet | LineSet | PointSet;
  readonly pieces: Pieces;
  readonly holders: SpatialIndex | null;
}

interface Candidate {
  readonly square: number;
  readonly feature: number;
}

function piecesOf(set: PolygonSet | LineSet | PointSet): Pieces {
  const count = set.kind === 'point' ? set.coordinates.length / 2 : set.geometryOffsets.length - 1;
  const chains: Chain[] = [];
  const feature: number[] = [];
  for (let i = 0; i < count; i++) {
    for (const [from, to] of chainsOf({ set, feature: i })) {
      for (let start = from; start < Math.max(to - 1, from + 1); start += PIECE) {
        chains.push([start, Math.min(start + PIECE + 1, to)]);
        feature.push(i);
      }
    }
  }
  const boxes = new Float64Array(4 * chains.length);
  for (const [k, [from, to]] of chains.entries()) boxes.set(boundsOfPoints(set.coordinates, from, to), 4 * k);
  return { index: buildSpatialIndex(boxes), boxes, chains, feature: Uint32Array.from(feature) };
}

function nearestTo(search: Search, i: number, cutoff: number): Candidate | null {
  const box = boundsOf(search.set, i);
  if (!(box[0] <= box[2])) return null;
  const inside = holding(search, i, box);
  let reach = Math.min(FIRST_REACH, cutoff);
  for (;;) {
    const near = nearestPiece(search, i, box, reach);
    if (inside !== null) return near?.square === 0 && near.feature < inside.feature ? near : inside;
    if (near !== null) return near;
    if (reach >= cutoff) return null;
    reach = Math.min(reach * 4, cutoff);
  }
}

/** The first feature of `others` that holds polygon `i` without their borders having to be near. */
function holding({ set, others, holders }: Search, i: number, box: Box): Candidate | null {
  if (holders === null) return null;
  for (const [from] of chainsOf({ set, feature: i })) {
    const point = [set.coordinates[2 * from] as number, set.coordinates[2 * from + 1] as number] as const;
    const found = holders.searchBox(box).find((feature) => holdsPoint({ set: others, feature }, point));
    if (found !== undefined) return { square: 0, feature: found };
  }
  return null;
}

function nearestPiece({ set, others, pieces }: Search, i: number, box: Box, reach: number): Candidate | null {
  const own = chainsOf({ set, feature: i });
  const c = others.coordinates;
  let best: Candidate | null = null;
  for (const k of pieces.index.searchBox(grownBox(box, reach))) {
    const feature = pieces.feature[k] as number;
    if (best?.square === 0 && feature >= best.feature) continue;
    // No segment of a piece is nearer than the box around it.
    if (gapSquared(box, pieces.boxes, k) > (best?.square ?? reach * reach)) continue;
    const chain = pieces.chains[k] as Chain;
    const start = [c[2 * chain[0]] as number, c[2 * chain[0] + 1] as number] as const;
    let square = holdsPoint({ set, feature: i }, start) ? 0 : Number.POSITIVE_INFINITY;
    for (const ring of own) {
      if (square === 0) break;
      const limit = Math.min(square, best?.square ?? reach * reach);
      square = Math.min(square, chainDistanceSquared(set.coordinates, ring, { coordinates: c, chain }, limit));
    }
    if (square > reach * reach) continue;
    if (best === null || square < best.square || (square === best.square && feature < best.feature)) {
      best = { square, feature };
    }
  }
  return best;
}

/** Squared gap between a box and the `k`-th of many. */
function gapSquared(box: Box, boxes: Float64Array, k: number): number {
  const gapX = Math.max(box[0] - (boxes[4 * k + 2] as number), (boxes[4 * k] as number) - box[2], 0);
  const gapY = Math.max(box[1] - (boxes[4 * k + 3] as number), (boxes[4 * k + 1] as number) - box[3], 0);
  return gapX * gapX + gapY * gapY;
}

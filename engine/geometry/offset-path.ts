import type { BufferParameters } from './buffer-parameters.ts';
import { type Corner, drawArc, drawJoin, joinCorners } from './offset-join.ts';
import { addCover, addEdge, type OffsetPieces } from './offset-pieces.ts';

/** Corners in a local frame of metres: x, y of point `from` to `to`, the first not repeated at the end. */
export interface Path {
  readonly coordinates: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** How far, on which side (1 left, -1 right of the path's direction), and drawn how. */
export interface Offset {
  readonly distance: number;
  readonly side: 1 | -1;
  readonly parameters: BufferParameters;
}

const corner: Corner = { x: 0, y: 0, nx0: 0, ny0: 0, nx1: 0, ny1: 0, distance: 0 };
const cover = new Float64Array(4100);
const sideEdges = new Int32Array(2050);
const edge = new Float64Array(6);
/** Unit normals towards the offset side, of every segment of the path in hand. */
let normals = new Float64Array(256);
/** The cover beside every segment of the path in hand. */
let strips = new Int32Array(128);

/** Fills the normals of a path, which the next calls use. */
export function beginPath({ coordinates: c, from, to }: Path, side: 1 | -1): void {
  const count = to - from;
  if (normals.length < 2 * count) {
    normals = new Float64Array(4 * count);
    strips = new Int32Array(2 * count);
  }
  let x = c[2 * from] as number;
  let y = c[2 * from + 1] as number;
  for (let k = 0; k < count; k++) {
    const next = k + 1 === count ? from : from + k + 1;
    const bx = c[2 * next] as number;
    const by = c[2 * next + 1] as number;
    const dx = bx - x;
    const dy = by - y;
    const length = side * Math.sqrt(dx * dx + dy * dy);
    normals[2 * k] = -dy / length;
    normals[2 * k + 1] = dx / length;
    x = bx;
    y = by;
  }
}

/** Puts the start of the first offset segment where `addSegment` takes it from. */
export function startAt({ coordinates: c, from }: Path, k: number, distance: number): void {
  edge[0] = (c[2 * (from + k)] as number) + distance * (normals[2 * k] as number);
  edge[1] = (c[2 * (from + k) + 1] as number) + distance * (normals[2 * k + 1] as number);
}

/** The edge beside segment `k`, and the strip between; the edge starts where the join before it ended. */
export function addSegment(
  pieces: OffsetPieces,
  { coordinates: c, from, to }: Path,
  k: number,
  distance: number,
): void {
  const p = 2 * (from + k);
  const q = from + k + 1 === to ? 2 * from : p + 2;
  const nx = distance * (normals[2 * k] as number);
  const ny = distance * (normals[2 * k + 1] as number);
  cover[0] = c[p] as number;
  cover[1] = c[p + 1] as number;
  cover[2] = c[q] as number;
  cover[3] = c[q + 1] as number;
  cover[4] = (c[q] as number) + nx;
  cover[5] = (c[q + 1] as number) + ny;
  cover[6] = (c[p] as number) + nx;
  cover[7] = (c[p + 1] as number) + ny;
  edge[2] = cover[4];
  edge[3] = cover[5];
  edge[4] = cover[2];
  edge[5] = cover[3];
  sideEdges[0] = -1;
  sideEdges[1] = -1;
  sideEdges[2] = addEdge(pieces, edge);
  sideEdges[3] = -1;
  strips[k] = pieces.coverCount;
  addCover(pieces, cover, sideEdges, 4);
}

/** Says which edge lies on a side (0 the source, 1 the end, 3 the start) of the strip beside segment `k`: nothing lies beyond. */
export function closeStrip(pieces: OffsetPieces, k: number, side: 0 | 1 | 3, edgeThere: number): void {
  const plane = (pieces.coverPlanes[strips[k] as number] as number) + side;
  pieces.planeEdge[plane] = edgeThere;
}

function loadCorner({ coordinates: c, from }: Path, k: number, next: number, distance: number): void {
  corner.x = c[2 * (from + next)] as number;
  corner.y = c[2 * (from + next) + 1] as number;
  corner.nx0 = normals[2 * k] as number;
  corner.ny0 = normals[2 * k + 1] as number;
  corner.nx1 = normals[2 * next] as number;
  corner.ny1 = normals[2 * next + 1] as number;
  corner.distance = distance;
}

/** The join between segments `k` and `next`; `first` is the edge to begin later when `next` was added before, else -1. */
export function addCorner(
  pieces: OffsetPieces,
  path: Path,
  [k, next, first]: readonly [number, number, number],
  { distance, side, parameters }: Offset,
): void {
  loadCorner(path, k, next, distance);
  const cross = corner.nx0 * corner.ny1 - corner.ny0 * corner.nx1;
  const isBack = cross === 0 && corner.nx0 * corner.nx1 + corner.ny0 * corner.ny1 < 0;
  const turn = cross > 0 || (isBack && side < 0) ? 1 : -1;
  const turnsAway = (cross !== 0 || isBack) && turn !== side;
  if (!turnsAway) {
    if (first < 0) startAt(path, next, distance);
    return;
  }
  // A line that turns right round has no corner to mitre (the rule of JTS).
  const straight = isBack && parameters.join !== 'round';
  const corners = drawJoin(corner, turn, straight ? { ...parameters, join: 'flat' } : parameters);
  addFan(pieces, corners, parameters.join === 'mitre' && !straight);
  if (first < 0) return;
  meetFirst(pieces, first);
}

/** Lets edge `first` begin where the last join ended; a mitre there had named the edge that would have come next. */
export function meetFirst(pieces: OffsetPieces, first: number): void {
  pieces.edges[4 * first] = edge[0] as number;
  pieces.edges[4 * first + 1] = edge[1] as number;
  const since = pieces.coverPlanes[pieces.coverCount - 1] as number;
  for (let plane = since; plane < pieces.planeCount; plane++) {
    if (pieces.planeEdge[plane] === pieces.edgeCount) pieces.planeEdge[plane] = first;
  }
}

/** The end of a line at corner `next` of a path whose offset side is the right one; returns its first edge. */
export function addCap(pieces: OffsetPieces, path: Path, [k, next]: readonly [number, number], offset: Offset): number {
  const { cap, segments } = offset.parameters;
  loadCorner(path, k, next, offset.distance);
  // Exactly opposite, whatever the rounding of the way back.
  corner.nx1 = -corner.nx0;
  corner.ny1 = -corner.ny0;
  const capEdge = pieces.edgeCount;
  if (cap === 'flat') {
    for (let i = 0; i < 2; i++) {
      const sign = 2 * i - 1;
      edge[2 * i] = corner.x - sign * corner.distance * corner.nx0;
      edge[2 * i + 1] = corner.y - sign * corner.distance * corner.ny0;
    }
    edge[4] = corner.x;
    edge[5] = corner.y;
    addEdge(pieces, edge);
  } else if (cap === 'round') {
    addFan(pieces, drawArc(corner, -offset.side * Math.PI, 2 * segments), false);
  } else {
    // A square end is the mitre of a turn of 180°, cut one distance out.
    addFan(pieces, drawJoin(corner, 1, { ...offset.parameters, join: 'mitre', mitreLimit: 1 }), true);
  }
  if (cap !== 'square') startAt(path, next, offset.distance);
  return capEdge;
}

/**
 * The fan at `corner` whose border corners are in `joinCorners`. `mitred`: the edges before and after run on to the corners
 * next to the ends, instead of one edge a side of the fan.
 */
function addFan(pieces: OffsetPieces, corners: number, mitred: boolean): void {
  const before = pieces.edgeCount - 1;
  cover[0] = corner.x;
  cover[1] = corner.y;
  sideEdges[0] = -1;
  for (let k = 0; k < corners; k++) {
    cover[2 * k + 2] = joinCorners[2 * k] as number;
    cover[2 * k + 3] = joinCorners[2 * k + 1] as number;
  }
  const from = mitred ? 1 : 0;
  if (mitred) {
    pieces.edges[4 * before + 2] = joinCorners[2] as number;
    pieces.edges[4 * before + 3] = joinCorners[3] as number;
    sideEdges[1] = before;
  }
  const end = corners - 1 - from;
  edge[4] = corner.x;
  edge[5] = corner.y;
  for (let k = from; k < end; k++) {
    for (let i = 0; i < 4; i++) edge[i] = joinCorners[2 * k + i] as number;
    sideEdges[k + 1] = addEdge(pieces, edge);
  }
  if (mitred) sideEdges[end + 1] = pieces.edgeCount;
  edge[0] = joinCorners[2 * end] as number;
  edge[1] = joinCorners[2 * end + 1] as number;
  sideEdges[corners] = -1;
  addCover(pieces, cover, sideEdges, corners + 1);
}

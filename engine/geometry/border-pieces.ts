import type { CoverGrid } from './cover-grid.ts';
import type { OffsetPieces } from './offset-pieces.ts';

/** Straight pieces of a border, the result on their left. */
export interface BorderPieces {
  /** ax, ay, bx, by of every piece. */
  points: Float64Array;
  count: number;
}

/** What decides about an edge besides the covers. */
export interface BorderRules {
  /** What counts as on a line, in metres. */
  readonly tolerance: number;
  /** Has the last word on a piece, by its middle. */
  readonly isBorder: ((x: number, y: number) => boolean) | null;
  /** Tells edges, by the place of their four numbers, that covers certainly hide altogether. */
  readonly isHidden: ((edges: Float64Array, at: number) => boolean) | null;
}

/** Pieces shorter than this many metres are left out; their neighbours meet across them. */
const SHORTEST = 1e-6;

/** Free stretches of the edge in hand, 0 … 1 from its start, two numbers each. */
let free = new Float64Array(64);
let freeCount = 0;

/** Room for nothing yet. */
export function borderPieces(): BorderPieces {
  return { points: new Float64Array(1024), count: 0 };
}

/**
 * What no cover hides of every edge: the border of everything together. A cover is open towards an edge of its own and closed elsewhere; of edges that lie on each other the first
 * stays when they run the same way, none when they run against each other.
 */
export function findBorder(
  pieces: OffsetPieces,
  into: BorderPieces,
  grid: CoverGrid | null,
  { tolerance, isBorder, isHidden }: BorderRules,
): void {
  into.count = 0;
  for (let e = 0; e < pieces.edgeCount; e++) {
    if (isHidden?.(pieces.edges, 4 * e)) continue;
    free[0] = 0;
    free[1] = 1;
    freeCount = 1;
    if (grid === null) hideBehindAll(pieces, e, tolerance);
    else hideBehindNear(pieces, e, grid, tolerance);
    if (freeCount > 0) keepFree(pieces, e, into, isBorder);
  }
}

function hideBehindAll(pieces: OffsetPieces, e: number, tolerance: number): void {
  const { edges, boxes, coverCount } = pieces;
  const ax = edges[4 * e] as number;
  const ay = edges[4 * e + 1] as number;
  const bx = edges[4 * e + 2] as number;
  const by = edges[4 * e + 3] as number;
  const minX = ax < bx ? ax : bx;
  const maxX = ax < bx ? bx : ax;
  const minY = ay < by ? ay : by;
  const maxY = ay < by ? by : ay;
  for (let c = 0, k = 0; c < coverCount; c++, k += 4) {
    if ((boxes[k] as number) > maxX || (boxes[k + 1] as number) > maxY) continue;
    if ((boxes[k + 2] as number) < minX || (boxes[k + 3] as number) < minY) continue;
    hide(pieces, e, c, tolerance);
    if (freeCount === 0) return;
  }
}

function hideBehindNear(pieces: OffsetPieces, e: number, grid: CoverGrid, tolerance: number): void {
  const found = grid.near(pieces.edges, 4 * e);
  for (let k = 0; k < found; k++) {
    hide(pieces, e, grid.found[k] as number, tolerance);
    if (freeCount === 0) return;
  }
}

/** Takes the stretch of edge `e` inside cover `c` from what is free. */
function hide(pieces: OffsetPieces, e: number, c: number, tolerance: number): void {
  const { edges, planes, planeEdge, coverPlanes } = pieces;
  const ax = edges[4 * e] as number;
  const ay = edges[4 * e + 1] as number;
  const bx = edges[4 * e + 2] as number;
  const by = edges[4 * e + 3] as number;
  const end = coverPlanes[c + 1] as number;
  let from = 0;
  let to = 1;
  for (let h = coverPlanes[c] as number; h < end; h++) {
    const nx = planes[3 * h] as number;
    const ny = planes[3 * h + 1] as number;
    const limit = planes[3 * h + 2] as number;
    const depthA = limit - nx * ax - ny * ay;
    const depthB = limit - nx * bx - ny * by;
    if (depthA <= tolerance && depthB <= tolerance) {
      if (depthA < -tolerance || depthB < -tolerance) return;
      const there = planeEdge[h] as number;
      if (there < 0 || there < e || runAgainst(edges, e, there)) {
        if (there !== e) continue;
      }
      return;
    }
    if (depthA < 0) {
      const t = depthA / (depthA - depthB);
      if (t > from) from = t;
    } else if (depthB < 0) {
      const t = depthA / (depthA - depthB);
      if (t < to) to = t;
    }
    if (from >= to) return;
  }
  take(from, to);
}

function runAgainst(edges: Float64Array, e: number, f: number): boolean {
  const dx = (edges[4 * e + 2] as number) - (edges[4 * e] as number);
  const dy = (edges[4 * e + 3] as number) - (edges[4 * e + 1] as number);
  const fx = (edges[4 * f + 2] as number) - (edges[4 * f] as number);
  const fy = (edges[4 * f + 3] as number) - (edges[4 * f + 1] as number);
  return dx * fx + dy * fy < 0;
}

function take(from: number, to: number): void {
  for (let k = freeCount - 1; k >= 0; k--) {
    const low = free[2 * k] as number;
    const high = free[2 * k + 1] as number;
    if (to <= low || from >= high) continue;
    if (from <= low && to >= high) {
      freeCount--;
      free.copyWithin(2 * k, 2 * k + 2, 2 * freeCount + 2);
    } else if (from <= low) free[2 * k] = to;
    else if (to >= high) free[2 * k + 1] = from;
    else {
      if (2 * freeCount + 2 > free.length) {
        const larger = new Float64Array(2 * free.length);
        larger.set(free);
        free = larger;
      }
      free.copyWithin(2 * k + 2, 2 * k, 2 * freeCount);
      freeCount++;
      free[2 * k + 1] = from;
      free[2 * k + 2] = to;
    }
  }
}

function keepFree(
  { edges }: OffsetPieces,
  e: number,
  into: BorderPieces,
  isBorder: ((x: number, y: number) => boolean) | null,
): void {
  const x = edges[4 * e] as number;
  const y = edges[4 * e + 1] as number;
  const dx = (edges[4 * e + 2] as number) - x;
  const dy = (edges[4 * e + 3] as number) - y;
  const length = Math.sqrt(dx * dx + dy * dy);
  for (let k = 0; k < freeCount; k++) {
    const from = free[2 * k] as number;
    const to = free[2 * k + 1] as number;
    if ((to - from) * length < SHORTEST) continue;
    const middle = (from + to) / 2;
    if (isBorder !== null && !isBorder(x + middle * dx, y + middle * dy)) continue;
    if (4 * into.count + 4 > into.points.length) {
      const larger = new Float64Array(2 * into.points.length);
      larger.set(into.points);
      into.points = larger;
    }
    const at = 4 * into.count++;
    into.points[at] = from === 0 ? x : x + from * dx;
    into.points[at + 1] = from === 0 ? y : y + from * dy;
    into.points[at + 2] = to === 1 ? x + dx : x + to * dx;
    into.points[at + 3] = to === 1 ? y + dy : y + to * dy;
  }
}

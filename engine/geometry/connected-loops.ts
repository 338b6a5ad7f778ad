import { orient2d } from 'robust-predicates';
import { type GridPoint, isOnEdge, simpleLoops } from './simple-loops.ts';

/**
 * The loops of one polygon, each simple by itself (shell counter-clockwise, holes clockwise, open paths on the integer
 * grid, none crossing another), as loops of polygons whose interiors hang together: where holes touch each other or the shell so often that they
 * cut the land apart, the borders are followed anew, keeping to the land at every place of touch.
 */
export function connectedLoops<P extends GridPoint>(loops: readonly (readonly P[])[]): readonly (readonly P[])[] {
  if (loops.length < 2) return loops;
  const met = withMutualCorners(loops);
  return met.some((loop, k) => loop.length !== loops[k]?.length) || shareCorners(met) ? followed(met) : loops;
}

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** The loops with every corner of another loop that lies on an edge inserted into that edge. */
function withMutualCorners<P extends GridPoint>(loops: readonly (readonly P[])[]): readonly (readonly P[])[] {
  const boxes = loops.map(boxOf);
  return loops.map((loop, k) => {
    const near = loops.flatMap((other, l) =>
      k !== l && boxesMeet(boxes[k] as Box, boxes[l] as Box) ? other.filter((p) => isIn(p, boxes[k] as Box)) : [],
    );
    return near.length === 0 ? loop : loop.flatMap((a, i) => [a, ...onEdge(near, a, loop[(i + 1) % loop.length] as P)]);
  });
}

/** The points of `near` on the edge from `a` to `b`, in its direction, each place once. */
function onEdge<P extends GridPoint>(near: readonly P[], a: P, b: P): readonly P[] {
  const on = near.filter((p) => isOnEdge(p, a, b));
  if (on.length < 2) return on;
  on.sort((p, q) => Math.hypot(p.x - a.x, p.y - a.y) - Math.hypot(q.x - a.x, q.y - a.y));
  return on.filter((p, i) => i === 0 || p.x !== on[i - 1]?.x || p.y !== on[i - 1]?.y);
}

function shareCorners(loops: readonly (readonly GridPoint[])[]): boolean {
  const met = new Set<string>();
  return loops.some((loop) => loop.some((p) => isMet(met, keyOf(p))));
}

function isMet(met: Set<string>, key: string): boolean {
  const { size } = met;
  return met.add(key).size === size;
}

interface Edge<P> {
  readonly from: P;
  readonly to: P;
  /** The edge that follows; every edge follows one. */
  next: Edge<P>;
  isUsed: boolean;
}

/** Follows all edges anew, land to the left; loops that come back to a corner are split there. */
function followed<P extends GridPoint>(loops: readonly (readonly P[])[]): readonly (readonly P[])[] {
  const edges = loops.flatMap(edgesOf);
  const arriving = new Map<string, Edge<P>[]>();
  for (const edge of edges) {
    const others = arriving.get(keyOf(edge.to));
    if (others === undefined) arriving.set(keyOf(edge.to), [edge]);
    else others.push(edge);
  }
  for (const ways of arriving.values()) if (ways.length > 1) keepToLand(ways);
  const out: (readonly P[])[] = [];
  for (const start of edges) {
    const path: P[] = [];
    for (let edge = start; !edge.isUsed; edge = edge.next) {
      edge.isUsed = true;
      path.push(edge.from);
    }
    if (path.length > 0) out.push(...simpleLoops(path));
  }
  return out;
}

function edgesOf<P extends GridPoint>(loop: readonly P[]): Edge<P>[] {
  const edges = loop.map((from, k) => {
    const edge = { from, to: loop[(k + 1) % loop.length] as P, isUsed: false } as Edge<P>;
    edge.next = edge;
    return edge;
  });
  for (const [k, edge] of edges.entries()) edge.next = edges[(k + 1) % edges.length] as Edge<P>;
  return edges;
}

/**
 * Lets each of the ways that arrive at one place leave by the first border met turning clockwise from where it came, so that it
 * stays beside the same land. Where borders cross or lie on each other (left by snapping) all stays as it is.
 */
function keepToLand<P extends GridPoint>(ways: readonly Edge<P>[]): void {
  const { to: at } = ways[0] as Edge<P>;
  const rays = ways.flatMap((way) => [
    { end: way.from, way, leaving: null as Edge<P> | null },
    { end: way.next.to, way, leaving: way.next },
  ]);
  rays.sort((p, q) => clockwise(at, p.end, q.end));
  const isSound = rays.every(({ end, leaving }, k) => {
    const after = rays[(k + 1) % rays.length] as (typeof rays)[number];
    return (leaving === null) !== (after.leaving === null) && clockwise(at, end, after.end) !== 0;
  });
  if (!isSound) return;
  for (const [k, { way, leaving }] of rays.entries()) {
    if (leaving === null) way.next = rays[(k + 1) % rays.length]?.leaving as Edge<P>;
  }
}

/** Below zero when, turning clockwise at `at` from due west, the way to `p` is met before that to `q`. */
function clockwise(at: GridPoint, p: GridPoint, q: GridPoint): number {
  const [pIsNorth, qIsNorth] = [isNorth(at, p), isNorth(at, q)];
  if (pIsNorth !== qIsNorth) return pIsNorth ? -1 : 1;
  return -orient2d(at.x, at.y, p.x, p.y, q.x, q.y);
}

function isNorth(at: GridPoint, { x, y }: GridPoint): boolean {
  return y > at.y || (y === at.y && x < at.x);
}

function keyOf({ x, y }: GridPoint): string {
  return `${x},${y}`;
}

function boxOf(loop: readonly GridPoint[]): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of loop) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return { minX, minY, maxX, maxY };
}

function boxesMeet(a: Box, b: Box): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}

function isIn({ x, y }: GridPoint, box: Box): boolean {
  return x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY;
}

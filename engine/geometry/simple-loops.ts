import { orient2d } from 'robust-predicates';

/** A corner on the integer grid of an overlay. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Splits an open path that touches itself into loops that do not: corners that lie on an edge become corners of it,
 * then a loop is cut off wherever a corner comes back.
 */
export function simpleLoops<P extends GridPoint>(path: readonly P[]): P[][] {
  const corners = withTouches(path);
  if (corners.length <= FEW && !comesBack(corners)) return corners.length > 2 ? [[...corners]] : [];
  const loops: P[][] = [];
  const stack: P[] = [];
  const position = new Map<string, number>();
  for (const corner of corners) {
    const key = `${corner.x},${corner.y}`;
    const seen = position.get(key);
    if (seen === undefined) {
      position.set(key, stack.length);
      stack.push(corner);
      continue;
    }
    const loop = stack.splice(seen + 1);
    for (const { x, y } of loop) position.delete(`${x},${y}`);
    loops.push([corner, ...loop]);
  }
  loops.push(stack);
  return loops.filter((loop) => loop.length > 2);
}

/** Up to this many corners each is tried on each edge; above, only those in the edge's range of x. */
const FEW = 32;

/** Whether a corner of a short path comes twice. */
function comesBack(path: readonly GridPoint[]): boolean {
  for (let k = 1; k < path.length; k++) {
    const { x, y } = path[k] as GridPoint;
    for (let before = 0; before < k; before++) {
      const other = path[before] as GridPoint;
      if (other.x === x && other.y === y) return true;
    }
  }
  return false;
}

/** The path with every corner that lies on another edge inserted into that edge. */
function withTouches<P extends GridPoint>(path: readonly P[]): readonly P[] {
  const out: P[] = [];
  const near = path.length > FEW ? cornersByX(path) : () => path;
  for (const [k, a] of path.entries()) {
    const b = path[(k + 1) % path.length] as P;
    out.push(a);
    const on = near(a, b).filter((p) => isOnEdge(p, a, b));
    if (on.length === 0) continue;
    on.sort((p, q) => Math.hypot(p.x - a.x, p.y - a.y) - Math.hypot(q.x - a.x, q.y - a.y));
    out.push(...on.filter((p, i) => i === 0 || p.x !== on[i - 1]?.x || p.y !== on[i - 1]?.y));
  }
  return out;
}

/** Finds the corners whose x lies between those of two corners. */
function cornersByX<P extends GridPoint>(path: readonly P[]): (a: P, b: P) => readonly P[] {
  const sorted = [...path].sort((p, q) => p.x - q.x);
  const placeOf = (x: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as P).x < x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (a, b) => sorted.slice(placeOf(Math.min(a.x, b.x)), placeOf(Math.max(a.x, b.x) + 1));
}

/** Whether a point lies within the edge from `a` to `b`, not at its ends. Exact. */
export function isOnEdge(p: GridPoint, a: GridPoint, b: GridPoint): boolean {
  if (p.x < Math.min(a.x, b.x) || p.x > Math.max(a.x, b.x) || p.y < Math.min(a.y, b.y) || p.y > Math.max(a.y, b.y)) {
    return false;
  }
  if ((p.x === a.x && p.y === a.y) || (p.x === b.x && p.y === b.y)) return false;
  return orient2d(a.x, a.y, b.x, b.y, p.x, p.y) === 0;
}

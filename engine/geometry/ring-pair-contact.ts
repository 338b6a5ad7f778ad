import { orient2d } from 'robust-predicates';
import type { Box } from './polygon-set.ts';

/** How two rings, each simple by itself, meet. */
export interface RingPairContact {
  /** Where they cross or begin to share a stretch; `null` when they touch in single points at most. */
  readonly fault: { readonly isShared: boolean; readonly near: readonly [number, number] } | null;
  /** Single points where they touch; a point may come more than once. */
  readonly touches: readonly (readonly [number, number])[];
}

/**
 * Where two closed rings (flat x, y, first point repeated at the end) meet within `box`, the box they have in common. They
 * cross where segments do, and where one goes from one side of the other to its other side through a corner. Exact.
 */
export function ringPairContact(a: Float64Array, b: Float64Array, box: Box): RingPairContact {
  const touches: [number, number][] = [];
  const near = segmentsInBox(b, box);
  for (const i of segmentsInBox(a, box)) {
    for (const j of near) {
      const meeting = segmentsMeeting(a, b, i, j);
      if (meeting === null) continue;
      if (meeting.kind !== 'touch')
        return { fault: { isShared: meeting.kind === 'shared', near: meeting.at }, touches };
      if (goesThrough(around(a, i, meeting.at), around(b, j, meeting.at), meeting.at)) {
        return { fault: { isShared: false, near: meeting.at }, touches };
      }
      touches.push(meeting.at);
    }
  }
  return { fault: null, touches };
}

/** Places of the first points of the segments of a ring whose boxes meet another. */
function segmentsInBox(c: Float64Array, [minX, minY, maxX, maxY]: Box): number[] {
  const inside: number[] = [];
  for (let k = 0; k < c.length - 2; k += 2) {
    const ax = c[k] as number;
    const ay = c[k + 1] as number;
    const bx = c[k + 2] as number;
    const by = c[k + 3] as number;
    if (Math.max(ax, bx) < minX || Math.min(ax, bx) > maxX) continue;
    if (Math.max(ay, by) < minY || Math.min(ay, by) > maxY) continue;
    inside.push(k);
  }
  return inside;
}

interface Meeting {
  readonly kind: 'crossing' | 'shared' | 'touch';
  readonly at: [number, number];
}

function segmentsMeeting(a: Float64Array, b: Float64Array, i: number, j: number): Meeting | null {
  if (!boxesMeet(a, b, i, j)) return null;
  const d1 = turn(a, i, b, j);
  const d2 = turn(a, i, b, j + 2);
  if ((d1 > 0 && d2 > 0) || (d1 < 0 && d2 < 0)) return null;
  const d3 = turn(b, j, a, i);
  const d4 = turn(b, j, a, i + 2);
  if ((d3 > 0 && d4 > 0) || (d3 < 0 && d4 < 0)) return null;
  if (d1 !== 0 && d2 !== 0 && d3 !== 0 && d4 !== 0) {
    const t = d3 / (d3 - d4);
    const [x, y] = pointOf(a, i);
    const [nextX, nextY] = pointOf(a, i + 2);
    return { kind: 'crossing', at: [x + t * (nextX - x), y + t * (nextY - y)] };
  }
  const common: [number, number][] = [];
  if (d1 === 0 && isBetween(a, i, pointOf(b, j))) common.push(pointOf(b, j));
  if (d2 === 0 && isBetween(a, i, pointOf(b, j + 2))) common.push(pointOf(b, j + 2));
  if (d3 === 0 && isBetween(b, j, pointOf(a, i))) common.push(pointOf(a, i));
  if (d4 === 0 && isBetween(b, j, pointOf(a, i + 2))) common.push(pointOf(a, i + 2));
  const [first] = common;
  if (first === undefined) return null;
  const isShared = common.some(([x, y]) => x !== first[0] || y !== first[1]);
  return { kind: isShared ? 'shared' : 'touch', at: first };
}

interface Neighbours {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** The corners before and after a point that lies on the segment at `i`. */
function around(c: Float64Array, i: number, [x, y]: readonly [number, number]): Neighbours {
  const last = c.length - 2;
  const isStart = c[i] === x && c[i + 1] === y;
  const isEnd = c[i + 2] === x && c[i + 3] === y;
  return {
    before: isStart ? pointOf(c, i === 0 ? last - 2 : i - 2) : pointOf(c, i),
    after: isEnd ? pointOf(c, i + 2 === last ? 2 : i + 4) : pointOf(c, i + 2),
  };
}

/** Whether one way through a point leads from one side of another way to its other side. */
function goesThrough(a: Neighbours, b: Neighbours, at: readonly [number, number]): boolean {
  return isLeft(a, at, b.before) !== isLeft(a, at, b.after);
}

/** Whether the way from `at` to `to`, on none of both edges, lies left of the way before → at → after (`orient2d` is below zero on the left). */
function isLeft({ before, after }: Neighbours, at: readonly [number, number], to: readonly [number, number]): boolean {
  const ofFirst = orient2d(...before, ...at, ...to) < 0;
  const ofSecond = orient2d(...at, ...after, ...to) < 0;
  return orient2d(...before, ...at, ...after) <= 0 ? ofFirst && ofSecond : ofFirst || ofSecond;
}

function pointOf(c: Float64Array, k: number): [number, number] {
  return [c[k] as number, c[k + 1] as number];
}

/** On which side of the segment at `i` of `a` the point at `j` of `b` lies. */
function turn(a: Float64Array, i: number, b: Float64Array, j: number): number {
  return -orient2d(
    a[i] as number,
    a[i + 1] as number,
    a[i + 2] as number,
    a[i + 3] as number,
    b[j] as number,
    b[j + 1] as number,
  );
}

function boxesMeet(a: Float64Array, b: Float64Array, i: number, j: number): boolean {
  for (let axis = 0; axis < 2; axis++) {
    const p0 = a[i + axis] as number;
    const p1 = a[i + 2 + axis] as number;
    const q0 = b[j + axis] as number;
    const q1 = b[j + 2 + axis] as number;
    if (Math.max(p0, p1) < Math.min(q0, q1) || Math.max(q0, q1) < Math.min(p0, p1)) return false;
  }
  return true;
}

/** Whether a point on the line of the segment at `i` lies in its box. */
function isBetween(c: Float64Array, i: number, [x, y]: readonly [number, number]): boolean {
  const ax = c[i] as number;
  const ay = c[i + 1] as number;
  const bx = c[i + 2] as number;
  const by = c[i + 3] as number;
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}

import type { CutLine, Point } from './mesh.ts';

/** Signed area of a ring, square metres; positive when counter-clockwise. */
export function ringArea(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** Centre of gravity of a ring. */
export function centroidOf(ring: readonly Point[]): Point {
  const [ox, oy] = ring[0] as Point;
  let area = 0;
  let cx = 0;
  let cy = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    const w = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    area += w;
    cx += w * (ax + bx - 2 * ox);
    cy += w * (ay + by - 2 * oy);
  }
  return area === 0 ? [ox, oy] : [ox + cx / (3 * area), oy + cy / (3 * area)];
}

/** The part of a convex ring on the left of a line (where its normal points). */
function clipLeft(ring: readonly Point[], line: CutLine): Point[] {
  const kept: Point[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Point;
    const b = ring[(i + 1) % ring.length] as Point;
    const s = (a[0] - line.x) * line.nx + (a[1] - line.y) * line.ny;
    const t = (b[0] - line.x) * line.nx + (b[1] - line.y) * line.ny;
    if (s >= 0) kept.push(a);
    if (s * t < 0) {
      const share = s / (s - t);
      kept.push([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
    }
  }
  return kept;
}

/** Moves every side of a convex counter-clockwise ring inwards by its own distance; empty when nothing is left. */
export function insetOf(ring: readonly Point[], distanceOf: (a: Point, b: Point) => number): Point[] {
  let left: Point[] = [...ring];
  for (let i = 0; i < ring.length && left.length > 2; i++) {
    const a = ring[i] as Point;
    const b = ring[(i + 1) % ring.length] as Point;
    const length = lengthOf(a, b);
    if (length < 1e-9) continue;
    const nx = -(b[1] - a[1]) / length;
    const ny = (b[0] - a[0]) / length;
    const distance = distanceOf(a, b);
    left = clipLeft(left, { x: a[0] + nx * distance, y: a[1] + ny * distance, nx, ny });
  }
  return withoutShortSides(left, 4);
}

/** Unit vector of the longer side of the narrowest box around a convex ring, with the box's length and width. */
export function longAxisOf(ring: readonly Point[]): { ux: number; uy: number; length: number; width: number } {
  let best = { ux: 1, uy: 0, length: 0, width: Infinity };
  let bestArea = Infinity;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Point;
    const b = ring[(i + 1) % ring.length] as Point;
    const side = lengthOf(a, b);
    if (side < 1e-6) continue;
    const ux = (b[0] - a[0]) / side;
    const uy = (b[1] - a[1]) / side;
    const along = extentOf(ring, ux, uy);
    const across = extentOf(ring, -uy, ux);
    if (along * across >= bestArea) continue;
    bestArea = along * across;
    best =
      along >= across ? { ux, uy, length: along, width: across } : { ux: -uy, uy: ux, length: across, width: along };
  }
  return best;
}

/** The line with this normal that leaves `share` of a convex ring's area on its left. */
export function lineByShare(ring: readonly Point[], nx: number, ny: number, share: number): CutLine {
  const total = ringArea(ring);
  const [ox, oy] = ring[0] as Point;
  let low = Infinity;
  let high = -Infinity;
  for (const [x, y] of ring) {
    const s = (x - ox) * nx + (y - oy) * ny;
    low = Math.min(low, s);
    high = Math.max(high, s);
  }
  for (let step = 0; step < 32; step++) {
    const middle = (low + high) / 2;
    const line = { x: ox + nx * middle, y: oy + ny * middle, nx, ny };
    const kept = clipLeft(ring, line);
    if (kept.length > 2 && ringArea(kept) > share * total) low = middle;
    else high = middle;
  }
  const at = (low + high) / 2;
  return { x: ox + nx * at, y: oy + ny * at, nx, ny };
}

/** Turns a unit vector by a small angle given as its tangent. */
export function tilted(ux: number, uy: number, tangent: number): Point {
  const x = ux - uy * tangent;
  const y = uy + ux * tangent;
  const length = Math.sqrt(x * x + y * y);
  return [x / length, y / length];
}

export function lengthOf(a: Point, b: Point): number {
  return Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
}

/** Convex hull, counter-clockwise (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const chain = (list: readonly Point[]): Point[] => {
    const hull: Point[] = [];
    for (const p of list) {
      while (hull.length > 1 && turn(hull[hull.length - 2] as Point, hull[hull.length - 1] as Point, p) <= 0)
        hull.pop();
      hull.push(p);
    }
    hull.pop();
    return hull;
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function extentOf(ring: readonly Point[], ux: number, uy: number): number {
  let low = Infinity;
  let high = -Infinity;
  for (const [x, y] of ring) {
    const s = x * ux + y * uy;
    low = Math.min(low, s);
    high = Math.max(high, s);
  }
  return high - low;
}

function withoutShortSides(ring: readonly Point[], shortest: number): Point[] {
  const kept: Point[] = [];
  for (const p of ring) {
    const last = kept[kept.length - 1];
    if (last === undefined || lengthOf(last, p) >= shortest) kept.push(p);
  }
  while (kept.length > 2 && lengthOf(kept[kept.length - 1] as Point, kept[0] as Point) < shortest) kept.pop();
  return kept.length > 2 && ringArea(kept) > 0 ? kept : [];
}

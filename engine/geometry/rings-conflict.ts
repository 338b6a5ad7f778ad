import { type Box, boundsOfPoints } from './polygon-set.ts';
import type { PolygonRings } from './resolve-polygons.ts';
import { sideOfRing } from './ring.ts';
import type { InvalidReason } from './validity-reason.ts';

interface Ring {
  readonly points: Float64Array;
  readonly box: Box;
  readonly polygon: number;
  readonly isShell: boolean;
}

/** The first conflict between rings of one feature: crossing rings, holes outside shells, overlapping parts; or `null`. */
export function ringsConflict(
  polygons: readonly PolygonRings[],
): { reason: InvalidReason; near: readonly [number, number] } | null {
  const rings: Ring[] = polygons.flatMap((part, polygon) =>
    part.map((points, k) => ({ points, box: boundsOfPoints(points, 0, points.length / 2), polygon, isShell: k === 0 })),
  );
  for (const [k, a] of rings.entries()) {
    for (const b of rings.slice(k + 1)) {
      if (!boxesMeet(a.box, b.box)) continue;
      const near = firstCrossing(a, b);
      if (near !== null) return { reason: reasonFor(a, b), near };
    }
  }
  return misplacedHole(rings) ?? overlappingPart(rings, polygons.length);
}

function reasonFor(a: Ring, b: Ring): InvalidReason {
  return a.polygon === b.polygon ? 'rings-crossing' : 'overlapping-parts';
}

/** A hole that is not inside its own shell, or inside another hole of it. */
function misplacedHole(rings: readonly Ring[]): { reason: InvalidReason; near: readonly [number, number] } | null {
  for (const hole of rings) {
    if (hole.isShell) continue;
    const shell = rings.find((ring) => ring.isShell && ring.polygon === hole.polygon) as Ring;
    if (sideOf(hole, shell) < 0) return { reason: 'hole-outside-shell', near: startOf(hole) };
    const outer = rings.find(
      (other) => other !== hole && !other.isShell && other.polygon === hole.polygon && sideOf(hole, other) > 0,
    );
    if (outer !== undefined) return { reason: 'rings-crossing', near: startOf(hole) };
  }
  return null;
}

/** A part inside another part and not inside a hole of it. */
function overlappingPart(
  rings: readonly Ring[],
  polygons: number,
): { reason: InvalidReason; near: readonly [number, number] } | null {
  if (polygons < 2) return null;
  const shells = rings.filter((ring) => ring.isShell);
  for (const inner of shells) {
    for (const outer of shells) {
      if (inner === outer || sideOf(inner, outer) < 0) continue;
      const holes = rings.filter((ring) => !ring.isShell && ring.polygon === outer.polygon);
      if (!holes.some((hole) => sideOf(inner, hole) >= 0)) return { reason: 'overlapping-parts', near: startOf(inner) };
    }
  }
  return null;
}

/** Where `a` lies with respect to ring `b`, which it does not cross: by its first point that is not on `b`. */
function sideOf(a: Ring, b: Ring): 1 | 0 | -1 {
  if (!boxesMeet(a.box, b.box)) return -1;
  for (let k = 0; k < a.points.length; k += 2) {
    const side = sideOfRing(b.points, 0, b.points.length / 2, [a.points[k] as number, a.points[k + 1] as number]);
    if (side !== 0) return side;
  }
  return sideOfMiddles(a, b);
}

/** All corners of `a` lie on `b`: the middles of its edges decide. */
function sideOfMiddles(a: Ring, b: Ring): 1 | 0 | -1 {
  for (let k = 2; k < a.points.length; k += 2) {
    const middle: [number, number] = [
      ((a.points[k - 2] as number) + (a.points[k] as number)) / 2,
      ((a.points[k - 1] as number) + (a.points[k + 1] as number)) / 2,
    ];
    const side = sideOfRing(b.points, 0, b.points.length / 2, middle);
    if (side !== 0) return side;
  }
  return 0;
}

function startOf(ring: Ring): readonly [number, number] {
  return [ring.points[0] as number, ring.points[1] as number];
}

function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Where two rings cross properly; shared points and shared stretches are no crossing. */
function firstCrossing(a: Ring, b: Ring): readonly [number, number] | null {
  const near = segmentsInBox(b, a.box);
  for (const i of segmentsInBox(a, b.box)) {
    for (const j of near) {
      const place = crossingAt(a.points, b.points, i, j);
      if (place !== null) return place;
    }
  }
  return null;
}

function segmentsInBox(ring: Ring, [minX, minY, maxX, maxY]: Box): number[] {
  const inside: number[] = [];
  const c = ring.points;
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

function crossingAt(a: Float64Array, b: Float64Array, i: number, j: number): readonly [number, number] | null {
  const ax = a[i] as number;
  const ay = a[i + 1] as number;
  const ux = (a[i + 2] as number) - ax;
  const uy = (a[i + 3] as number) - ay;
  const bx = b[j] as number;
  const by = b[j + 1] as number;
  const vx = (b[j + 2] as number) - bx;
  const vy = (b[j + 3] as number) - by;
  const d1 = ux * (by - ay) - uy * (bx - ax);
  const d2 = ux * (by + vy - ay) - uy * (bx + vx - ax);
  if (d1 * d2 >= 0) return null;
  const d3 = vx * (ay - by) - vy * (ax - bx);
  const d4 = vx * (ay + uy - by) - vy * (ax + ux - bx);
  if (d3 * d4 >= 0) return null;
  const t = d3 / (d3 - d4);
  return [ax + t * ux, ay + t * uy];
}

import { type Box, boundsOfPoints } from './polygon-set.ts';
import type { PolygonRings } from './resolve-polygons.ts';
import { sideOfRing } from './ring.ts';
import { ringPairContact } from './ring-pair-contact.ts';
import type { InvalidReason } from './validity-reason.ts';

interface Ring {
  readonly points: Float64Array;
  readonly box: Box;
  readonly polygon: number;
  readonly isShell: boolean;
}

interface Conflict {
  readonly reason: InvalidReason;
  readonly near: readonly [number, number];
}

/**
 * The first conflict between rings of one feature, each simple by itself: rings that cross or share a stretch of border,
 * holes outside shells, overlapping parts, rings that touch so often that the interior falls apart (OGC Simple Features
 * 6.1.11); or `null`.
 */
export function ringsConflict(polygons: readonly PolygonRings[]): Conflict | null {
  const rings: Ring[] = polygons.flatMap((part, polygon) =>
    part.map((points, k) => ({ points, box: boundsOfPoints(points, 0, points.length / 2), polygon, isShell: k === 0 })),
  );
  const chain = touchChain();
  let split: Conflict | null = null;
  const fromWest = [...rings].sort((a, b) => a.box[0] - b.box[0]);
  for (const [k, a] of fromWest.entries()) {
    for (let l = k + 1; l < fromWest.length && (fromWest[l] as Ring).box[0] <= a.box[2]; l++) {
      const b = fromWest[l] as Ring;
      if (!boxesMeet(a.box, b.box)) continue;
      const { fault, touches } = ringPairContact(a.points, b.points, common(a.box, b.box));
      if (fault !== null) return { reason: fault.isShared ? 'shared-border' : reasonFor(a, b), near: fault.near };
      if (a.polygon !== b.polygon) continue;
      for (const near of touches) if (chain.closes(k, l, near)) split ??= { reason: 'interior-split', near };
    }
  }
  return misplacedHole(rings) ?? overlappingPart(rings, polygons.length) ?? split;
}

function reasonFor(a: Ring, b: Ring): InvalidReason {
  return a.polygon === b.polygon ? 'rings-crossing' : 'overlapping-parts';
}

/**
 * Rings and the places where they touch as a graph: the interior hangs together as long as it has no cycle (a place where
 * many rings touch counts once).
 */
function touchChain(): { closes(a: number, b: number, near: readonly [number, number]): boolean } {
  const parent = new Map<number | string, number | string>();
  const met = new Set<string>();
  const rootOf = (node: number | string): number | string => {
    let root = node;
    for (let above = parent.get(root); above !== undefined; above = parent.get(root)) root = above;
    return root;
  };
  const joins = (ring: number, place: string): boolean => {
    if (met.has(`${ring}@${place}`)) return true;
    met.add(`${ring}@${place}`);
    const [one, other] = [rootOf(ring), rootOf(place)];
    if (one === other) return false;
    parent.set(one, other);
    return true;
  };
  return {
    closes(a, b, [x, y]) {
      const place = `${x},${y}`;
      const first = joins(a, place);
      return !joins(b, place) || !first;
    },
  };
}

function common(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** A hole that is not inside its own shell, or inside another hole of it. */
function misplacedHole(rings: readonly Ring[]): Conflict | null {
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
function overlappingPart(rings: readonly Ring[], polygons: number): Conflict | null {
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

import { ellipsoidalRingArea } from './geodesic-area.ts';
import { polygonBuilder } from './geometry-builder.ts';
import { type FeatureFaults, faultsOf } from './polygon-faults.ts';
import { polygonsOf } from './polygon-rings.ts';
import { type PolygonSet, polygonCount } from './polygon-set.ts';
import { isGeographic } from './projection.ts';
import { type PolygonRings, resolvePolygons } from './resolve-polygons.ts';
import { signedRingArea } from './ring.ts';
import { soundPolygons } from './valid-on-grid.ts';
import type { InvalidReason } from './validity-reason.ts';

/** Side of the grid that a repair snaps to, in metres and in degrees: about a tenth of a millimetre, powers of two. */
const UNIT_M = 2 ** -13;
const UNIT_DEGREES = 2 ** -30;

/** A feature whose rings break a rule, and where. */
export interface InvalidFeature {
  readonly feature: number;
  readonly reason: InvalidReason;
  /** A place on the fault, in the set's coordinates; `null` when the fault has none. */
  readonly near: readonly [number, number] | null;
}

/** A repair that was made; the caller keeps the original. */
export interface Repair {
  readonly feature: number;
  readonly reason: InvalidReason;
  /** m², ellipsoidal for longitude and latitude; loops of a crossed ring count with their sign. */
  readonly areaBefore: number;
  /** m². */
  readonly areaAfter: number;
}

/** Polygons that can be computed with, and what was done to get there. */
export interface RepairedPolygons {
  /** Same number of features; an unusable one has no polygon. The same object when nothing was wrong. */
  readonly set: PolygonSet;
  readonly repairs: readonly Repair[];
  readonly unusable: readonly { readonly feature: number; readonly reason: InvalidReason }[];
}

/** Features with a fault, the most serious fault of each (OGC Simple Features 6.1.11, plus repeated points and spikes). */
export function findInvalidRings(set: PolygonSet): InvalidFeature[] {
  const invalid: InvalidFeature[] = [];
  for (let feature = 0; feature < polygonCount(set); feature++) {
    const faults = faultsOf(set, feature);
    if (faults !== null) invalid.push({ feature, reason: faults.reason, near: faults.near });
  }
  return invalid;
}

/**
 * Repairs what can be repaired without inventing a boundary: repeated points and rings without area are dropped,
 * crossed rings are split at the crossing (even-odd), holes are cut out of their shells, overlapping parts united; a hole
 * beside its shell is a part that was written the wrong way round.
 * A feature without any area left is listed as unusable.
 */
export function repairPolygons(set: PolygonSet): RepairedPolygons {
  const faulty = new Map<number, FeatureFaults>();
  for (let feature = 0; feature < polygonCount(set); feature++) {
    const faults = faultsOf(set, feature);
    if (faults !== null) faulty.set(feature, faults);
  }
  if (faulty.size === 0) return { set, repairs: [], unusable: [] };
  const geographic = isGeographic(set.crs);
  const unit = geographic ? UNIT_DEGREES : UNIT_M;
  const areaOf = (polygons: readonly PolygonRings[]): number => areaM2Of(polygons, geographic, set.crs);
  const builder = polygonBuilder();
  const repairs: Repair[] = [];
  const unusable: { feature: number; reason: InvalidReason }[] = [];
  for (let feature = 0; feature < polygonCount(set); feature++) {
    const faults = faulty.get(feature);
    const original = faults === undefined || faults.kept.length > 0 ? polygonsOf(set, feature) : [];
    let polygons: readonly PolygonRings[] = original;
    if (faults !== undefined) {
      polygons = faults.topology ? soundPolygons(resolvePolygons(faults.kept, unit), unit) : faults.kept;
    }
    if (polygons.length === 0) {
      builder.addEmpty();
      unusable.push({ feature, reason: faults?.reason ?? 'empty-geometry' });
      continue;
    }
    builder.add(polygons.map((rings) => rings.map(positionsOf)));
    if (faults === undefined) continue;
    repairs.push({ feature, reason: faults.reason, areaBefore: areaOf(original), areaAfter: areaOf(polygons) });
  }
  return { set: builder.build(set.crs), repairs, unusable };
}

function positionsOf(ring: Float64Array): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k] as number, ring[2 * k + 1] as number]);
}

function areaM2Of(polygons: readonly PolygonRings[], geographic: boolean, crs: string): number {
  let sum = 0;
  for (const rings of polygons) {
    for (const [k, ring] of rings.entries()) {
      const points = ring.length / 2;
      const area = geographic ? ellipsoidalRingArea(ring, 0, points, crs) : signedRingArea(ring, 0, points);
      sum += k === 0 ? Math.abs(area) : -Math.abs(area);
    }
  }
  return sum;
}

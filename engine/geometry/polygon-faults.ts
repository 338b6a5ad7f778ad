import { isOrdinary } from './ordinary-feature.ts';
import type { PolygonSet } from './polygon-set.ts';
import type { PolygonRings } from './resolve-polygons.ts';
import { signedRingArea } from './ring.ts';
import { ringContact } from './ring-contact.ts';
import { ringsConflict } from './rings-conflict.ts';
import { INVALID_REASONS, type InvalidReason } from './validity-reason.ts';

/** What is wrong with one feature, and what is left of it after the simple repairs. */
export interface FeatureFaults {
  readonly reason: InvalidReason;
  readonly near: readonly [number, number] | null;
  /** Rings without repeated points, closed, each with an area; polygons without a shell are gone. */
  readonly kept: readonly PolygonRings[];
  /** Whether the kept rings still have to be resolved by an overlay. */
  readonly topology: boolean;
}

interface Fault {
  readonly reason: InvalidReason;
  readonly near: readonly [number, number] | null;
}

const SERIOUSNESS = Object.keys(INVALID_REASONS) as InvalidReason[];
const TOPOLOGICAL: ReadonlySet<InvalidReason> = new Set([
  'self-crossing',
  'self-touching',
  'spike',
  'rings-crossing',
  'hole-outside-shell',
  'overlapping-parts',
  'shared-border',
  'interior-split',
]);

/** The faults of feature `feature`, or `null` when it is valid. */
export function faultsOf(set: PolygonSet, feature: number): FeatureFaults | null {
  return isOrdinary(set, feature) ? null : closerLook(set, feature);
}

function closerLook(set: PolygonSet, feature: number): FeatureFaults | null {
  const faults: Fault[] = [];
  const kept: Float64Array[][] = [];
  const last = set.geometryOffsets[feature + 1] as number;
  const first = set.geometryOffsets[feature] as number;
  if (first === last) faults.push({ reason: 'empty-geometry', near: null });
  for (let p = first; p < last; p++) {
    const rings: Float64Array[] = [];
    const shell = set.polygonOffsets[p] as number;
    for (let r = shell; r < (set.polygonOffsets[p + 1] as number); r++) {
      const ring = checkRing(set, r, faults);
      if (ring !== null) rings.push(ring);
      else if (r === shell) break;
    }
    if (rings.length > 0) kept.push(rings);
  }
  if (kept.length > 1 || (kept[0]?.length ?? 0) > 1) {
    const conflict = ringsConflict(kept);
    if (conflict !== null) faults.push(conflict);
  }
  if (faults.length === 0) return null;
  faults.sort((a, b) => SERIOUSNESS.indexOf(a.reason) - SERIOUSNESS.indexOf(b.reason));
  const { reason, near } = faults[0] as Fault;
  if (reason === 'broken-coordinate') return { reason, near, kept: [], topology: false };
  return { reason, near, kept, topology: faults.some((fault) => TOPOLOGICAL.has(fault.reason)) };
}

/** The ring without repeated points and closed, or `null` when it has no area; what was wrong goes to `faults`. */
function checkRing(set: PolygonSet, r: number, faults: Fault[]): Float64Array | null {
  const from = set.ringOffsets[r] as number;
  const to = set.ringOffsets[r + 1] as number;
  const original = set.coordinates.subarray(2 * from, 2 * to);
  const start: [number, number] = [original[0] ?? Number.NaN, original[1] ?? Number.NaN];
  if (!original.every(Number.isFinite)) {
    faults.push({ reason: 'broken-coordinate', near: null });
    return null;
  }
  let ring = original;
  const repeated = firstRepeat(ring);
  if (repeated >= 0) {
    ring = withoutRepeats(ring);
    faults.push({ reason: 'duplicate-points', near: pointAt(original, repeated) });
  }
  if (ring.length >= 4 && (ring[0] !== ring[ring.length - 2] || ring[1] !== ring[ring.length - 1])) {
    ring = Float64Array.of(...ring, ...start);
    faults.push({ reason: 'unclosed', near: start });
  }
  if (ring.length < 8) {
    faults.push({ reason: 'too-few-points', near: Number.isFinite(start[0]) ? start : null });
    return null;
  }
  const points = ring.length / 2;
  const contact = ringContact(ring, 0, points);
  // A bow-tie may have loops that cancel: its signed area is zero, its area is not.
  if (signedRingArea(ring, 0, points) === 0 && (contact === null || contact.kind === 'spike')) {
    faults.push({ reason: 'zero-area', near: start });
    return null;
  }
  if (contact !== null) {
    const reason = contact.kind === 'crossing' ? 'self-crossing' : contact.kind === 'spike' ? 'spike' : 'self-touching';
    faults.push({ reason, near: [contact.x, contact.y] });
  }
  return ring;
}

function firstRepeat(ring: Float64Array): number {
  for (let k = 2; k < ring.length; k += 2) {
    if (ring[k] === ring[k - 2] && ring[k + 1] === ring[k - 1]) return k / 2;
  }
  return -1;
}

function withoutRepeats(ring: Float64Array): Float64Array {
  const kept: number[] = [];
  for (let k = 0; k < ring.length; k += 2) {
    if (k > 0 && ring[k] === ring[k - 2] && ring[k + 1] === ring[k - 1]) continue;
    kept.push(ring[k] as number, ring[k + 1] as number);
  }
  return Float64Array.from(kept);
}

function pointAt(ring: Float64Array, point: number): readonly [number, number] {
  return [ring[2 * point] as number, ring[2 * point + 1] as number];
}

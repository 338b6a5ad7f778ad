import type { BufferParameters } from './buffer-parameters.ts';
import type { LineSet, PointSet } from './line-set.ts';
import { addLineOffset, addPointOffset, addRingOffset } from './offset-curve.ts';
import type { OffsetPieces } from './offset-pieces.ts';
import type { PolygonSet } from './polygon-set.ts';
import type { OpenRings } from './ring-locator.ts';
import { chainsOf } from './segment-distance.ts';

/** Corners of the features in hand, in a local frame. */
export interface LocalCorners {
  coordinates: Float64Array;
  /** Points taken so far. */
  count: number;
  /** Where the rings of polygons begin, one more than there are. */
  readonly ringStarts: number[];
}

/** Room for nothing yet. */
export function localCorners(): LocalCorners {
  return { coordinates: new Float64Array(512), count: 0, ringStarts: [0] };
}

/** Forgets everything and keeps the room. */
export function clearCorners(corners: LocalCorners): void {
  corners.count = 0;
  corners.ringStarts.length = 1;
}

/** The rings of polygons taken so far. */
export function ringsOf({ coordinates, ringStarts }: LocalCorners): OpenRings {
  return { coordinates, starts: ringStarts };
}

/** One feature and how far it is widened; `origin` is the origin of the local frame. */
export interface FeatureOffset {
  readonly set: PolygonSet | LineSet | PointSet;
  readonly feature: number;
  readonly distance: number;
  readonly origin: readonly [number, number];
  readonly parameters: BufferParameters;
}

/**
 * Adds the edges and covers of one feature. Polygons must be valid, shells counter-clockwise and holes clockwise; a
 * negative distance goes inwards. Repeated points of lines are passed over; a closed line has no ends.
 */
export function addFeatureOffset(pieces: OffsetPieces, corners: LocalCorners, question: FeatureOffset): void {
  const { set, feature, distance, parameters } = question;
  if (set.kind === 'polygon') {
    addPolygonOffset(pieces, corners, question, set);
    return;
  }
  for (const [from, to] of chainsOf({ set, feature })) {
    const start = corners.count;
    takePoints(corners, question, from, to);
    const path = { coordinates: corners.coordinates, from: start, to: corners.count };
    const isClosed = to - from > 3 && sameCorner(corners.coordinates, start, corners.count - 1);
    if (set.kind === 'point') addPointOffset(pieces, path, distance, parameters);
    else if (isClosed && parameters.side === 'both' && corners.count - start > 3) {
      const ring = { ...path, to: path.to - 1 };
      addRingOffset(pieces, ring, { distance, side: -1, parameters });
      addRingOffset(pieces, backwards(ring), { distance, side: -1, parameters });
    } else addLineOffset(pieces, path, distance, parameters);
    corners.count = start;
  }
}

function addPolygonOffset(
  pieces: OffsetPieces,
  corners: LocalCorners,
  { distance, origin, parameters, feature }: FeatureOffset,
  set: PolygonSet,
): void {
  const first = set.polygonOffsets[set.geometryOffsets[feature] as number] as number;
  const end = set.polygonOffsets[set.geometryOffsets[feature + 1] as number] as number;
  const offset = { distance: Math.abs(distance), side: distance < 0 ? 1 : -1, parameters } as const;
  for (let r = first; r < end; r++) {
    const from = set.ringOffsets[r] as number;
    const to = (set.ringOffsets[r + 1] as number) - 1;
    const start = corners.count;
    copyPoints(corners, set.coordinates, [from, to], origin);
    corners.ringStarts.push(corners.count);
    addRingOffset(pieces, { coordinates: corners.coordinates, from: start, to: corners.count }, offset);
  }
}

function copyPoints(
  corners: LocalCorners,
  source: Float64Array,
  [from, to]: readonly [number, number],
  [x0, y0]: readonly [number, number],
): void {
  makeRoom(corners, to - from);
  const out = corners.coordinates;
  let at = 2 * corners.count;
  for (let k = from; k < to; k++) {
    out[at++] = (source[2 * k] as number) - x0;
    out[at++] = (source[2 * k + 1] as number) - y0;
  }
  corners.count += to - from;
}

/** Points of a line without those that repeat the one before. */
function takePoints(corners: LocalCorners, { set, origin }: FeatureOffset, from: number, to: number): void {
  const start = corners.count;
  copyPoints(corners, set.coordinates, [from, to], origin);
  let kept = start + 1;
  for (let k = start + 1; k < corners.count; k++) {
    if (sameCorner(corners.coordinates, kept - 1, k)) continue;
    corners.coordinates.copyWithin(2 * kept, 2 * k, 2 * k + 2);
    kept++;
  }
  corners.count = kept;
}

function sameCorner(c: Float64Array, i: number, j: number): boolean {
  return c[2 * i] === c[2 * j] && c[2 * i + 1] === c[2 * j + 1];
}

function backwards({ coordinates, from, to }: { coordinates: Float64Array; from: number; to: number }) {
  const out = new Float64Array(2 * (to - from));
  for (let k = from; k < to; k++) {
    out[2 * (to - 1 - k)] = coordinates[2 * k] as number;
    out[2 * (to - 1 - k) + 1] = coordinates[2 * k + 1] as number;
  }
  return { coordinates: out, from: 0, to: to - from };
}

function makeRoom(corners: LocalCorners, points: number): void {
  const wanted = 2 * (corners.count + points);
  if (wanted <= corners.coordinates.length) return;
  const larger = new Float64Array(Math.max(2 * corners.coordinates.length, wanted));
  larger.set(corners.coordinates);
  corners.coordinates = larger;
}

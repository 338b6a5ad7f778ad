import { type Buffers, bufferPolygons } from './buffer.ts';
import type { BufferParameters } from './buffer-parameters.ts';
import { densified } from './densify.ts';
import { dissolveBuffers } from './dissolve-buffers.ts';
import type { LineSet, PointSet } from './line-set.ts';
import { withoutNearRepeats } from './near-repeats.ts';
import type { PolygonSet } from './polygon-set.ts';
import { isGeographic, localFrame, projectionBetween } from './projection.ts';
import { withCoordinates } from './select-polygons.ts';

const EARTH_RADIUS = 6_371_000;
const METRES_PER_DEGREE = 111_320;

/** A chord may leave the true line by this share of the distance, and by this many metres in any case. */
const CHORD_SHARE = 4e-6;
const CHORD_LEAST = 4e-5;
/** Corners nearer to each other than this share of the distance become one. */
const NEAR_SHARE = 1e-5;
/** Longest segment in a projected CRS, where straight lines bend less. */
const LONGEST_PROJECTED = 500;

/** What is widened, how far, and where the local frame stands. */
export interface FrameQuestion {
  readonly set: PolygonSet | LineSet | PointSet;
  readonly distance: number | Float64Array;
  readonly parameters: Partial<BufferParameters>;
  /** Longitude and latitude of the frame's origin. */
  readonly centre: readonly [number, number];
  /** CRS of the result. */
  readonly into: string;
  /** Whether all features grow together into one. */
  readonly together: boolean;
}

/**
 * Buffers of features that lie within a third of a degree of the centre's meridian, in a local transverse Mercator frame; the
 * distance is stretched by the mean scale of the frame over the features, so that it is true on the ellipsoid to 1e-5. Edges are
 * straight in the set's own CRS, before and after; points are added so that they stay so.
 */
export function bufferInFrame({ set, distance, parameters, centre, into, together }: FrameQuestion): Buffers {
  const frame = localFrame(centre[0], centre[1]);
  const furthest =
    typeof distance === 'number' ? Math.abs(distance) : distance.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const longest = longestSegment(set.crs, furthest, centre[1]);
  const dense = densified(set, partsIn(set.crs, longest, centre[1]));
  const coordinates = projectionBetween(set.crs, frame).apply(dense.coordinates);
  const stretch = 1 + meanScaleExcess(coordinates, furthest);
  const stretched = typeof distance === 'number' ? distance * stretch : distance.map((each) => each * stretch);
  const local = { ...dense, coordinates, crs: frame } as typeof set;
  const back = longestSegment(into, furthest, centre[1]);
  // Points that were added to a side leave two corners each, hardly apart.
  const thinned = (polygons: PolygonSet) => withoutNearRepeats(polygons, NEAR_SHARE * furthest);
  if (together && typeof stretched === 'number') {
    const set = dissolveBuffers([{ set: local, distance: stretched }], parameters);
    return { set: inCrs(thinned(set), into, back), vanished: [], repairs: [], unusable: [] };
  }
  const buffers = bufferPolygons(local, stretched, parameters);
  return { ...buffers, set: inCrs(thinned(buffers.set), into, back) };
}

/** Polygons of a frame in another CRS, with points added so that straight edges stay within the tolerance. */
function inCrs(set: PolygonSet, crs: string, longest: number): PolygonSet {
  const dense = densified(set, (ax, ay, bx, by) => Math.ceil(Math.hypot(bx - ax, by - ay) / longest));
  return withCoordinates(dense, projectionBetween(set.crs, crs).apply(dense.coordinates), crs);
}

/** Metres that a segment may be long: a straight line in degrees bows by L² tan φ / 8R from the shortest path. */
export function longestSegment(crs: string, distance: number, latitude: number): number {
  if (!isGeographic(crs)) return LONGEST_PROJECTED;
  const depth = Math.max(CHORD_SHARE * distance, CHORD_LEAST);
  const bend = Math.max(Math.tan((Math.abs(latitude) * Math.PI) / 180), 0.1);
  return Math.sqrt((8 * EARTH_RADIUS * depth) / bend);
}

/** Counts the parts of a segment of a CRS so that each is `longest` metres at most. */
export function partsIn(crs: string, longest: number, latitude: number) {
  const perX = isGeographic(crs) ? METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180) : 1;
  const perY = isGeographic(crs) ? METRES_PER_DEGREE : 1;
  return (ax: number, ay: number, bx: number, by: number): number =>
    Math.ceil(Math.hypot((bx - ax) * perX, (by - ay) * perY) / longest);
}

/** Half the excess of scale at the furthest point from the meridian: k = 1 + x² / 2R² there, 1 on it. */
function meanScaleExcess(coordinates: Float64Array, distance: number): number {
  let far = 0;
  for (let k = 0; k < coordinates.length; k += 2) far = Math.max(far, Math.abs(coordinates[k] as number) || 0);
  return (far + distance) ** 2 / (4 * EARTH_RADIUS ** 2);
}

import geodesic from 'geographiclib-geodesic';
import { type PolygonSet, polygonCount } from './polygon-set.ts';
import { isGeographic } from './projection.ts';

/** CGCS2000 (GRS80): semi-major axis in metres and inverse flattening, GB/T 22021-2008. */
const CGCS2000 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);
const WGS84 = geodesic.Geodesic.WGS84;

/**
 * Area of every feature in m² on the ellipsoid of its CRS (WGS 84 for EPSG:4326, CGCS2000 otherwise), holes
 * subtracted, edges taken as geodesics. Karney (2013), "Algorithms for geodesics", section 6. Longitude, latitude
 * in degrees; throws when the set is planar, which is our bug.
 */
export function ellipsoidalAreaM2(set: PolygonSet): Float64Array {
  if (!isGeographic(set.crs)) throw new Error(`ellipsoidal area needs longitude and latitude, got ${set.crs}`);
  const area = new Float64Array(polygonCount(set));
  for (let i = 0; i < area.length; i++) {
    const last = set.geometryOffsets[i + 1] as number;
    for (let p = set.geometryOffsets[i] as number; p < last; p++) {
      const shell = set.polygonOffsets[p] as number;
      for (let r = shell; r < (set.polygonOffsets[p + 1] as number); r++) {
        const from = set.ringOffsets[r] as number;
        const ring = Math.abs(ellipsoidalRingArea(set.coordinates, from, set.ringOffsets[r + 1] as number, set.crs));
        area[i] = (area[i] as number) + (r === shell ? ring : -ring);
      }
    }
  }
  return area;
}

/**
 * Signed area in m² of the ring of points `from … to` of a longitude, latitude array, counter-clockwise positive;
 * a repeated closing point does not matter. A ring that crosses itself gives the sum of its signed loops.
 */
export function ellipsoidalRingArea(coordinates: Float64Array, from: number, to: number, crs = 'EPSG:4490'): number {
  const polygon = (crs === 'EPSG:4326' ? WGS84 : CGCS2000).Polygon(false);
  const closed =
    to - from > 1 &&
    coordinates[2 * from] === coordinates[2 * to - 2] &&
    coordinates[2 * from + 1] === coordinates[2 * to - 1];
  const end = closed ? to - 1 : to;
  for (let k = from; k < end; k++) polygon.AddPoint(coordinates[2 * k + 1] as number, coordinates[2 * k] as number);
  return polygon.Compute(false, true).area ?? 0;
}

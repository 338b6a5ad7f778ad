import geodesic from 'geographiclib-geodesic';
import type { LineSet, PointSet } from '../../../engine/geometry/line-set.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';

type Point = readonly [number, number];

const GRS80 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

/** The point at metres east and north of a place, along geodesics of GRS80. */
export function offset([longitude, latitude]: Point, east: number, north: number): Point {
  const bearing = (Math.atan2(east, north) * 180) / Math.PI;
  const { lon2, lat2 } = GRS80.Direct(latitude, longitude, bearing, Math.hypot(east, north));
  return [lon2 as number, lat2 as number];
}

/** Metres and true bearing from one point to another on GRS80. */
export function geodesicTo(from: Point, to: Point): { metres: number; bearing: number } {
  const { s12, azi1 } = GRS80.Inverse(from[1], from[0], to[1], to[0]);
  return { metres: s12 as number, bearing: azi1 as number };
}

/** Polygons of one ring each, given open. */
export function polygons(rings: readonly (readonly Point[])[], crs = 'EPSG:4490'): PolygonSet {
  const closed = rings.map((ring) => [...ring, ring[0] as Point]);
  const ringOffsets = [0];
  for (const ring of closed) ringOffsets.push((ringOffsets.at(-1) as number) + ring.length);
  const each = Uint32Array.from({ length: rings.length + 1 }, (_v, k) => k);
  return {
    kind: 'polygon',
    coordinates: Float64Array.from(closed.flat(2)),
    ringOffsets: Uint32Array.from(ringOffsets),
    polygonOffsets: each,
    geometryOffsets: each,
    crs,
  };
}

/** Lines of one part each. */
export function lines(paths: readonly (readonly Point[])[], crs = 'EPSG:4490'): LineSet {
  const lineOffsets = [0];
  for (const path of paths) lineOffsets.push((lineOffsets.at(-1) as number) + path.length);
  return {
    kind: 'line',
    coordinates: Float64Array.from(paths.flat(2)),
    lineOffsets: Uint32Array.from(lineOffsets),
    geometryOffsets: Uint32Array.from({ length: paths.length + 1 }, (_v, k) => k),
    crs,
  };
}

/** Points. */
export function points(list: readonly Point[], crs = 'EPSG:4490'): PointSet {
  return { kind: 'point', coordinates: Float64Array.from(list.flat()), crs };
}

/** A square parcel about a place, sides along the meridian, metres. */
export function squareAbout(place: Point, side: number): Point[] {
  const h = side / 2;
  return [offset(place, -h, -h), offset(place, h, -h), offset(place, h, h), offset(place, -h, h)];
}

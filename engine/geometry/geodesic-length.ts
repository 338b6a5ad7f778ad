import geodesic from 'geographiclib-geodesic';
import { ellipsoidalRingArea } from './geodesic-area.ts';

/** A line or an area drawn by hand: longitude, latitude pairs in degrees; the first point of an area is not repeated. */
export interface DrawnShape {
  readonly kind: 'line' | 'area';
  readonly coordinates: Float64Array;
}

/** What was measured of a drawn shape. */
export interface ShapeMeasure {
  /** Length of a line, or the whole edge of an area, metres on the ellipsoid. */
  readonly lengthM: number;
  /** m² on the ellipsoid; null for a line. */
  readonly areaM2: number | null;
}

/** CGCS2000 (GRS80): semi-major axis in metres and inverse flattening, GB/T 22021-2008. */
const CGCS2000 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

/**
 * Length and area of a drawn shape on the ellipsoid of CGCS2000, edges taken as geodesics (Karney 2013, "Algorithms for
 * geodesics"). An edge that crosses itself encloses the sum of its signed loops. Fewer points than a line or an area needs
 * measure 0.
 */
export function measureShape({ kind, coordinates }: DrawnShape): ShapeMeasure {
  const count = coordinates.length / 2;
  let lengthM = 0;
  for (let k = 1; k < count; k++) lengthM += geodesicM(coordinates, k - 1, k);
  if (kind === 'line') return { lengthM, areaM2: null };
  if (count < 3) return { lengthM, areaM2: 0 };
  return {
    lengthM: lengthM + geodesicM(coordinates, count - 1, 0),
    areaM2: Math.abs(ellipsoidalRingArea(coordinates, 0, count)),
  };
}

function geodesicM(coordinates: Float64Array, from: number, to: number): number {
  const at = (k: number) => coordinates[k] as number;
  const { s12 } = CGCS2000.Inverse(at(2 * from + 1), at(2 * from), at(2 * to + 1), at(2 * to));
  return s12 ?? 0;
}

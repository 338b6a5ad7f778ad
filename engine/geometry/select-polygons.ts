import { type PolygonSet, ringRange } from './polygon-set.ts';

/** Rows to take from one set, in order. */
export interface PolygonRows {
  readonly set: PolygonSet;
  readonly rows: ArrayLike<number>;
}

/** A new set of the chosen rows of several sets, one after the other; all coordinates must already be in `crs`. */
export function selectPolygons(parts: readonly PolygonRows[], crs: string): PolygonSet {
  const size = sizeOf(parts);
  const coordinates = new Float64Array(2 * size.points);
  const ringOffsets = new Uint32Array(size.rings + 1);
  const polygonOffsets = new Uint32Array(size.polygons + 1);
  const geometryOffsets = new Uint32Array(size.features + 1);
  let [point, ring, polygon, feature] = [0, 0, 0, 0];
  for (const { set, rows } of parts) {
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number;
      const lastPolygon = set.geometryOffsets[row + 1] as number;
      for (let p = set.geometryOffsets[row] as number; p < lastPolygon; p++) {
        const lastRing = set.polygonOffsets[p + 1] as number;
        for (let r = set.polygonOffsets[p] as number; r < lastRing; r++) {
          const from = set.ringOffsets[r] as number;
          const to = set.ringOffsets[r + 1] as number;
          coordinates.set(set.coordinates.subarray(2 * from, 2 * to), 2 * point);
          point += to - from;
          ringOffsets[++ring] = point;
        }
        polygonOffsets[++polygon] = ring;
      }
      geometryOffsets[++feature] = polygon;
    }
  }
  return { kind: 'polygon', coordinates, ringOffsets, polygonOffsets, geometryOffsets, crs };
}

/** The same polygons with other coordinates, such as after a projection. */
export function withCoordinates(set: PolygonSet, coordinates: Float64Array, crs: string): PolygonSet {
  return { ...set, coordinates, crs };
}

function sizeOf(parts: readonly PolygonRows[]) {
  const size = { points: 0, rings: 0, polygons: 0, features: 0 };
  for (const { set, rows } of parts) {
    size.features += rows.length;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number;
      const [first, end] = ringRange(set, row);
      size.polygons += (set.geometryOffsets[row + 1] as number) - (set.geometryOffsets[row] as number);
      size.rings += end - first;
      size.points += (set.ringOffsets[end] as number) - (set.ringOffsets[first] as number);
    }
  }
  return size;
}

import type { PolygonSet } from '../engine-client.ts';

/** Outer rings of several features. */
export function shellsOf(set: PolygonSet, rows: Uint32Array): GeoJSON.Position[][] {
  return [...rows].flatMap((row) => coordinatesOf(set, row).flatMap((rings) => rings.slice(0, 1)));
}

/** West, south, east, north of several features. */
export function boxOfFeatures(set: PolygonSet, rows: Iterable<number>): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    const from = pointOf(set, row);
    const to = pointOf(set, row + 1);
    for (let k = 2 * from; k < 2 * to; k += 2) {
      const lon = set.coordinates[k] as number;
      const lat = set.coordinates[k + 1] as number;
      if (lon < box[0]) box[0] = lon;
      if (lat < box[1]) box[1] = lat;
      if (lon > box[2]) box[2] = lon;
      if (lat > box[3]) box[3] = lat;
    }
  }
  return box;
}

/** Number of the first point of feature `row`. */
function pointOf(set: PolygonSet, row: number): number {
  return set.ringOffsets[set.polygonOffsets[set.geometryOffsets[row] as number] as number] as number;
}

/** Coordinates of feature `row` as GeoJSON nests them. */
export function coordinatesOf(set: PolygonSet, row: number): GeoJSON.Position[][][] {
  const polygons: GeoJSON.Position[][][] = [];
  const [from, to] = [set.geometryOffsets[row] as number, set.geometryOffsets[row + 1] as number];
  for (let p = from; p < to; p++) {
    const rings: GeoJSON.Position[][] = [];
    for (let r = set.polygonOffsets[p] as number; r < (set.polygonOffsets[p + 1] as number); r++) {
      const ring: GeoJSON.Position[] = [];
      for (let k = set.ringOffsets[r] as number; k < (set.ringOffsets[r + 1] as number); k++) {
        ring.push([set.coordinates[2 * k] as number, set.coordinates[2 * k + 1] as number]);
      }
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

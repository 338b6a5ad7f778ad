import type { PolygonSet } from '../engine-client.ts';

/** Outer rings of several features. */
export function shellsOf(set: PolygonSet, rows: Uint32Array): GeoJSON.Position[][] {
  return [...rows].flatMap((row) => coordinatesOf(set, row).flatMap((rings) => rings.slice(0, 1)));
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

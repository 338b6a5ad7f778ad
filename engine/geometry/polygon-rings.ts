import { type PolygonSet, polygonCount } from './polygon-set.ts';
import { type PolygonWriter, UNMOVED } from './polygon-writer.ts';
import type { PolygonRings } from './resolve-polygons.ts';

/** The polygons of a feature, each as its rings; views of the set's own coordinates. */
export function polygonsOf(set: PolygonSet, feature: number): PolygonRings[] {
  const polygons: PolygonRings[] = [];
  const last = set.geometryOffsets[feature + 1] as number;
  for (let p = set.geometryOffsets[feature] as number; p < last; p++) {
    const rings: Float64Array[] = [];
    for (let r = set.polygonOffsets[p] as number; r < (set.polygonOffsets[p + 1] as number); r++) {
      rings.push(set.coordinates.subarray(2 * (set.ringOffsets[r] as number), 2 * (set.ringOffsets[r + 1] as number)));
    }
    polygons.push(rings);
  }
  return polygons;
}

/** Writes polygons as one feature. */
export function writePolygons(polygons: readonly PolygonRings[], writer: PolygonWriter): void {
  for (const rings of polygons) {
    for (const ring of rings) writer.addRing(ring, 0, ring.length / 2, UNMOVED);
    writer.endPolygon();
  }
  writer.endFeature();
}

/** All polygons of a set, feature after feature. */
export function allPolygonsOf(set: PolygonSet): PolygonRings[] {
  return Array.from({ length: polygonCount(set) }, (_, feature) => polygonsOf(set, feature)).flat();
}

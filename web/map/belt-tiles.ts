import type { BeltTables } from '../engine-client.ts';
import { kindOfStretch, pathOf } from '../state/base-border.ts';
import { coordinatesOf } from './polygon-coordinates.ts';
import type { BeltTiles } from './tile-messages.ts';

/** What the map draws of belts; `candidate` is the base of every parcel. */
export function beltTiles(tables: BeltTables, candidate: Int32Array): BeltTiles {
  const { segments, belts } = tables;
  return {
    polygons: belts.polygons,
    stretchOfBelt: belts.segment,
    kind: Uint8Array.from({ length: segments.length }, (_v, s) => kindOfStretch(tables, s)),
    hasBelt: Uint8Array.from(segments.widthM, (width) => Number(width > 0)),
    base: Int32Array.from(segments.parcel, (row) => candidate[row] as number),
    segments: { path: segments.path, pathOffsets: segments.pathOffsets },
  };
}

/**
 * Features of belts by tile layer: `belts` as areas and `borders` as lines, both with the id of their stretch + 1, the kind
 * of neighbour `k` and the base `b`; of a border `w` tells whether it has a belt.
 */
export function beltFeatures(tiles: BeltTiles): Record<'belts' | 'borders', GeoJSON.Feature[]> {
  const { polygons, stretchOfBelt, kind, base, hasBelt, segments } = tiles;
  return {
    belts: Array.from(stretchOfBelt, (s, belt) => ({
      type: 'Feature',
      id: s + 1,
      properties: { k: kind[s], b: base[s] },
      geometry: { type: 'MultiPolygon', coordinates: coordinatesOf(polygons, belt) },
    })),
    borders: Array.from(kind, (k, s) => ({
      type: 'Feature',
      id: s + 1,
      properties: { k, b: base[s], w: hasBelt[s] },
      geometry: { type: 'LineString', coordinates: pathOf({ segments }, s) },
    })),
  };
}

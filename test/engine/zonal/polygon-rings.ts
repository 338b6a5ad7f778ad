import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';

export type Point = readonly [number, number];
export type Ring = readonly Point[];
/** Polygons of rings, the first of each its shell. */
export type Feature = readonly (readonly Ring[])[];

/** A polygon set of nested rings; rings are closed where they are not. */
export function polygonSet(features: readonly Feature[], crs = 'EPSG:4543'): PolygonSet {
  const coordinates: number[] = [];
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const geometryOffsets = [0];
  for (const polygons of features) {
    for (const rings of polygons) {
      for (const ring of rings) {
        coordinates.push(...closed(ring).flat());
        ringOffsets.push(coordinates.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    geometryOffsets.push(polygonOffsets.length - 1);
  }
  return {
    kind: 'polygon',
    coordinates: Float64Array.from(coordinates),
    ringOffsets: Uint32Array.from(ringOffsets),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    geometryOffsets: Uint32Array.from(geometryOffsets),
    crs,
  };
}

/** A rectangle as a feature. */
export function rectangle(xmin: number, ymin: number, xmax: number, ymax: number): Feature {
  return [
    [
      [
        [xmin, ymin],
        [xmax, ymin],
        [xmax, ymax],
        [xmin, ymax],
      ],
    ],
  ];
}

interface PolygonGeometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** The rings of GeoJSON `Polygon` and `MultiPolygon` geometries. */
export function featureOf(geometry: PolygonGeometry): Feature {
  if (geometry.type === 'Polygon') return [geometry.coordinates as Ring[]];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates as Ring[][];
  throw new Error(`no rings in a ${geometry.type}`);
}

function closed(ring: Ring): Ring {
  const first = ring[0];
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return ring;
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

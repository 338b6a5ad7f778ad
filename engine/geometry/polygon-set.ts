/**
 * Polygons as flat arrays (GeoArrow's nesting). Feature `i` owns polygons
 * `geometryOffsets[i] … geometryOffsets[i+1]`, polygon `p` owns rings `polygonOffsets[p] …`, the first of them
 * its shell; ring `r` owns points `ringOffsets[r] …`. Rings repeat their first point at the end.
 */
export interface PolygonSet {
  readonly kind: 'polygon';
  /** x0, y0, x1, y1, … */
  readonly coordinates: Float64Array;
  /** Point numbers, one more than there are rings. */
  readonly ringOffsets: Uint32Array;
  /** Ring numbers, one more than there are polygons. */
  readonly polygonOffsets: Uint32Array;
  /** Polygon numbers, one more than there are features. */
  readonly geometryOffsets: Uint32Array;
  /** Such as `EPSG:4521`; x is always east or longitude. */
  readonly crs: string;
}

/** A box `minX, minY, maxX, maxY`. */
export type Box = readonly [number, number, number, number];

/** Number of features in the set. */
export function polygonCount(set: PolygonSet): number {
  return set.geometryOffsets.length - 1;
}

/** First and last-but-one ring number of feature `i`. */
export function ringRange(set: PolygonSet, i: number): readonly [number, number] {
  const first = set.polygonOffsets[set.geometryOffsets[i] as number] as number;
  const end = set.polygonOffsets[set.geometryOffsets[i + 1] as number] as number;
  return [first, end];
}

/** Bounding box of feature `i`; `[Infinity, Infinity, -Infinity, -Infinity]` when it is empty. */
export function boundsOf(set: PolygonSet, i: number): Box {
  const [first, end] = ringRange(set, i);
  return boundsOfPoints(set.coordinates, set.ringOffsets[first] as number, set.ringOffsets[end] as number);
}

/** Bounding box of points `from … to` of a flat coordinate array. */
export function boundsOfPoints(coordinates: Float64Array, from: number, to: number): Box {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let k = 2 * from; k < 2 * to; k += 2) {
    const x = coordinates[k] as number;
    const y = coordinates[k + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

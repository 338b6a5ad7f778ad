import { lineBuilder, type Position, pointBuilder, polygonBuilder } from '../../../engine/geometry/geometry-builder.ts';
import type { LineSet, PointSet } from '../../../engine/geometry/line-set.ts';
import { type PolygonSet, polygonCount } from '../../../engine/geometry/polygon-set.ts';
import { signedRingArea } from '../../../engine/geometry/ring.ts';

/** Well-known text of one geometry as a set of one feature in planar metres. */
export function fromWkt(wkt: string, crs = 'EPSG:4543'): PolygonSet | LineSet | PointSet {
  const kind = /^[A-Z]+/.exec(wkt)?.[0];
  // Brackets become those of JSON, pairs of numbers become positions.
  const json = wkt
    .slice(kind?.length)
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replace(/(-?[\d.]+(?:e[-+]?\d+)?)\s+(-?[\d.]+(?:e[-+]?\d+)?)/gi, '[$1,$2]');
  const coordinates: unknown = JSON.parse(json);
  if (kind === 'POLYGON') return polygonsFrom([coordinates as Position[][]], crs);
  if (kind === 'MULTIPOLYGON') return polygonsFrom(coordinates as Position[][][], crs);
  if (kind === 'POINT') {
    const builder = pointBuilder();
    builder.add((coordinates as Position[])[0] as Position);
    return builder.build(crs);
  }
  const builder = lineBuilder();
  builder.add([coordinates as Position[]]);
  return builder.build(crs);
}

/** The same for polygons alone. */
export function polygonFromWkt(wkt: string, crs?: string): PolygonSet {
  const set = fromWkt(wkt, crs);
  if (set.kind !== 'polygon') throw new Error(`${wkt.slice(0, 40)} is no polygon`);
  return set;
}

function polygonsFrom(polygons: Position[][][], crs: string): PolygonSet {
  const builder = polygonBuilder();
  builder.add(polygons);
  return builder.build(crs);
}

/** Planar area of every feature. */
export function areasOf(set: PolygonSet): number[] {
  return Array.from({ length: polygonCount(set) }, (_, i) => {
    const first = set.polygonOffsets[set.geometryOffsets[i] as number] as number;
    const end = set.polygonOffsets[set.geometryOffsets[i + 1] as number] as number;
    let area = 0;
    for (let r = first; r < end; r++) {
      area += signedRingArea(set.coordinates, set.ringOffsets[r] as number, set.ringOffsets[r + 1] as number);
    }
    return area;
  });
}

/** Planar area of all features. */
export function areaOf(set: PolygonSet): number {
  return areasOf(set).reduce((sum, area) => sum + area, 0);
}

/** Polygons and holes of the whole set. */
export function partsOf(set: PolygonSet): { parts: number; holes: number } {
  const parts = set.polygonOffsets.length - 1;
  return { parts, holes: set.ringOffsets.length - 1 - parts };
}

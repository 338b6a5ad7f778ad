import type { LineSet, PointSet } from './line-set.ts';
import type { PolygonSet } from './polygon-set.ts';
import { selectPolygons } from './select-polygons.ts';

/** The chosen rows of a set of any kind, in order. */
export function selectFeatures(
  set: PolygonSet | LineSet | PointSet,
  rows: readonly number[],
): PolygonSet | LineSet | PointSet {
  if (set.kind === 'polygon') return selectPolygons([{ set, rows }], set.crs);
  return set.kind === 'line' ? selectLines(set, rows) : selectPoints(set, rows);
}

function selectPoints(set: PointSet, rows: readonly number[]): PointSet {
  const coordinates = Float64Array.from(
    rows.flatMap((row) => [set.coordinates[2 * row] as number, set.coordinates[2 * row + 1] as number]),
  );
  return { kind: 'point', coordinates, crs: set.crs };
}

function selectLines(set: LineSet, rows: readonly number[]): LineSet {
  const coordinates: number[] = [];
  const lineOffsets = [0];
  const geometryOffsets = [0];
  for (const row of rows) {
    const end = set.geometryOffsets[row + 1] as number;
    for (let line = set.geometryOffsets[row] as number; line < end; line++) {
      const last = 2 * (set.lineOffsets[line + 1] as number);
      for (let k = 2 * (set.lineOffsets[line] as number); k < last; k++) coordinates.push(set.coordinates[k] as number);
      lineOffsets.push(coordinates.length / 2);
    }
    geometryOffsets.push(lineOffsets.length - 1);
  }
  return {
    kind: 'line',
    coordinates: Float64Array.from(coordinates),
    lineOffsets: Uint32Array.from(lineOffsets),
    geometryOffsets: Uint32Array.from(geometryOffsets),
    crs: set.crs,
  };
}

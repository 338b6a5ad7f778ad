import { coordinatesOf } from './polygon-coordinates.ts';
import type { RotationTiles } from './tile-messages.ts';

/**
 * Parcels with id row + 1 and one digit an answer: `s` by the standard, `p` by the policy. So another rule is another style over
 * the same tiles.
 */
export function rotationFeatures(tiles: RotationTiles): Record<'rotation', GeoJSON.Feature[]> {
  const count = tiles.polygons.geometryOffsets.length - 1;
  return {
    rotation: Array.from({ length: count }, (_v, row) => ({
      type: 'Feature',
      id: row + 1,
      properties: { s: digits(tiles.standard, row), p: digits(tiles.policy, row) },
      geometry: { type: 'MultiPolygon', coordinates: coordinatesOf(tiles.polygons, row) },
    })),
  };
}

function digits(columns: readonly Uint8Array[], row: number): string {
  return columns.map((column) => column[row]).join('');
}

import type { BufferParameters } from './buffer-parameters.ts';
import type { PolygonSet } from './polygon-set.ts';
import { trimmedRing } from './trimmed-ring.ts';

const ring = new Float64Array(128);

/**
 * The buffer of a feature that is one short ring, left in `trimmedCurve`: its number of points, 0 where the feature is none or its
 * buffer has to be found the general way. Polygons must be valid.
 */
export function trimmedFeature(
  set: PolygonSet,
  feature: number,
  distance: number,
  parameters: BufferParameters,
): number {
  const polygon = set.geometryOffsets[feature] as number;
  if (distance === 0 || set.geometryOffsets[feature + 1] !== polygon + 1) return 0;
  const first = set.polygonOffsets[polygon] as number;
  if (set.polygonOffsets[polygon + 1] !== first + 1) return 0;
  const from = set.ringOffsets[first] as number;
  const count = (set.ringOffsets[first + 1] as number) - 1 - from;
  if (2 * count + 2 > ring.length) return 0;
  const origin = [set.coordinates[2 * from] as number, set.coordinates[2 * from + 1] as number] as const;
  for (let k = 0; k <= count; k++) {
    ring[2 * k] = (set.coordinates[2 * (from + k)] as number) - origin[0];
    ring[2 * k + 1] = (set.coordinates[2 * (from + k) + 1] as number) - origin[1];
  }
  return trimmedRing(ring, count, { distance, parameters, origin });
}

import { describe, expect, it } from 'vitest';
import type { BufferParameters } from '../../../engine/geometry/buffer-parameters.ts';
import { ROUND_BUFFER } from '../../../engine/geometry/buffer-parameters.ts';
import { addFeatureOffset, localCorners } from '../../../engine/geometry/feature-offset.ts';
import { offsetPieces } from '../../../engine/geometry/offset-pieces.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { PolygonWriter, UNMOVED } from '../../../engine/geometry/polygon-writer.ts';
import { writeOffset } from '../../../engine/geometry/resolve-offset.ts';
import { positiveRegion } from '../../../engine/geometry/resolve-polygons.ts';
import { trimmedCurve, trimmedRing } from '../../../engine/geometry/trimmed-ring.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';
import { stripParcels } from '../../bench/geometry-data.ts';
import { scatteredParcels } from './random-polygons.ts';
import { areaOf } from './wkt.ts';

/** Moved to a local origin. */
function nearby(set: PolygonSet): PolygonSet {
  const [x0 = 0, y0 = 0] = set.coordinates;
  return { ...set, coordinates: set.coordinates.map((value, k) => value - (k % 2 === 0 ? x0 : y0)) };
}

/** The general way, without the short cut. */
function general(set: PolygonSet, feature: number, distance: number, parameters: BufferParameters): PolygonSet {
  const pieces = offsetPieces();
  const corners = localCorners();
  const writer = new PolygonWriter('local');
  addFeatureOffset(pieces, corners, { set, feature, distance, origin: [0, 0], parameters });
  writeOffset({ pieces, corners, origin: [0, 0], inwards: distance < 0, bridge: 0, sureRadius: 0 }, writer);
  return writer.build();
}

describe('trimmedRing', () => {
  it.each([
    ['strips of farmland', nearby(stripParcels(1500, 3)), 0.5],
    ['stars', scatteredParcels(4, 1500, 9000), 0.2],
  ] as const)('agrees with the general way wherever it answers: %s', (_, set, leastShare) => {
    for (const join of ['round', 'mitre'] as const) {
      const parameters: BufferParameters = { ...ROUND_BUFFER, join, segments: 4 };
      for (const distance of [-25, -8, -1, 3]) {
        let answered = 0;
        let asked = 0;
        for (let i = 0; i < 1500; i += 3) {
          const polygon = set.geometryOffsets[i] as number;
          const ring = set.polygonOffsets[polygon] as number;
          if (set.polygonOffsets[polygon + 1] !== ring + 1) continue;
          const [from, to] = [set.ringOffsets[ring] as number, set.ringOffsets[ring + 1] as number];
          asked++;
          const offset = { distance, parameters, origin: [0, 0] as const };
          const points = trimmedRing(set.coordinates.slice(2 * from, 2 * to), to - from - 1, offset);
          if (points === 0) continue;
          answered++;
          const writer = new PolygonWriter('local');
          writer.addRing(trimmedCurve, 0, points, UNMOVED);
          writer.endPolygon();
          writer.endFeature();
          const short = writer.build();
          expect(findInvalidRings(short)).toEqual([]);
          const area = areaOf(general(set, i, distance, parameters));
          expect(Math.abs(areaOf(short) - area)).toBeLessThan(1e-6 * area + 1e-4);
        }
        if (distance === -1) expect(answered / asked).toBeGreaterThan(leastShare);
      }
    }
  });
});

describe('positiveRegion', () => {
  it('keeps what curves wind around to the left and drops what they wind around to the right', () => {
    const square = (x: number, size: number) => Float64Array.of(x, 0, x + size, 0, x + size, size, x, size, x, 0);
    const clockwise = Float64Array.of(20, 0, 20, 10, 30, 10, 30, 0, 20, 0);
    const region = positiveRegion([square(0, 10), square(5, 10), clockwise], 1e-6);
    const area = region.flat().reduce((sum, ring) => {
      for (let k = 0; k < ring.length - 2; k += 2) {
        sum += ((ring[k] as number) * (ring[k + 3] as number) - (ring[k + 1] as number) * (ring[k + 2] as number)) / 2;
      }
      return sum;
    }, 0);
    expect(area).toBeCloseTo(150, 9);
  });
});

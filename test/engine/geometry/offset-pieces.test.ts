import { describe, expect, it } from 'vitest';
import { ROUND_BUFFER } from '../../../engine/geometry/buffer-parameters.ts';
import { addLineOffset } from '../../../engine/geometry/offset-curve.ts';
import { offsetPieces } from '../../../engine/geometry/offset-pieces.ts';
import { seeded } from './random-polygons.ts';

describe('addLineOffset', () => {
  it('keeps every cover of a line however long: normals of length 1, every edge on one half-plane at least', () => {
    const random = seeded(6);
    const coordinates = new Float64Array(2 * 4000);
    let heading = 0;
    for (let k = 2; k < coordinates.length; k += 2) {
      heading += 2 * random() - 1;
      coordinates[k] = (coordinates[k - 2] as number) + 30 * Math.cos(heading);
      coordinates[k + 1] = (coordinates[k - 1] as number) + 30 * Math.sin(heading);
    }
    for (const join of ['round', 'mitre', 'flat'] as const) {
      for (const cap of ['round', 'flat', 'square'] as const) {
        const pieces = offsetPieces();
        addLineOffset(pieces, { coordinates, from: 0, to: 4000 }, 12, { ...ROUND_BUFFER, join, cap });
        const onPlane = new Uint8Array(pieces.edgeCount);
        for (let h = 0; h < pieces.planeCount; h++) {
          expect(Math.hypot(pieces.planes[3 * h] as number, pieces.planes[3 * h + 1] as number)).toBeCloseTo(1, 12);
          if ((pieces.planeEdge[h] as number) >= 0) onPlane[pieces.planeEdge[h] as number] = 1;
        }
        expect(onPlane.every((on) => on === 1)).toBe(true);
        expect(pieces.coverPlanes[pieces.coverCount]).toBe(pieces.planeCount);
      }
    }
  });
});

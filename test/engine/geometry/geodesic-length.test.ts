import { describe, expect, it } from 'vitest';
import { measureShape } from '../../../engine/geometry/geodesic-length.ts';

const shape = (kind: 'line' | 'area', points: readonly (readonly [number, number])[]) =>
  measureShape({ kind, coordinates: Float64Array.from(points.flat()) });

describe('a drawn shape measured on the ellipsoid', () => {
  it('knows a degree of the meridian and of the equator of CGCS2000', () => {
    // A quarter of the meridian of GRS80 is 10,001,965.7293 m (Moritz 2000, Geodetic Reference System 1980).
    const quarter = shape('line', [
      [100, 0],
      [100, 30],
      [100, 60],
      [100, 90],
    ]);
    expect(quarter.lengthM).toBeCloseTo(10_001_965.7293, 3);
    expect(quarter.areaM2).toBeNull();
    expect(
      shape('line', [
        [100, 0],
        [101, 0],
      ]).lengthM,
    ).toBeCloseTo((Math.PI * 6_378_137) / 180, 6);
  });

  it('encloses an eighth of the ellipsoid with its whole edge', () => {
    // The surface of GRS80 is 510,065,621,724,088 m² to the metre of its authalic radius (6,371,007.1810 m, Moritz 2000).
    const eighth = shape('area', [
      [0, 0],
      [90, 0],
      [90, 90],
    ]);
    expect((eighth.areaM2 ?? 0) / ((4 * Math.PI * 6_371_007.181 ** 2) / 8)).toBeCloseTo(1, 9);
    expect(eighth.lengthM).toBeCloseTo(2 * 10_001_965.7293 + (Math.PI / 2) * 6_378_137, 2);
  });

  it('does not mind which way round an area was drawn', () => {
    const ring = [
      [100.5, 38.8],
      [100.52, 38.8],
      [100.52, 38.82],
    ] as const;
    expect(shape('area', [...ring].reverse())).toEqual({
      lengthM: expect.closeTo(shape('area', ring).lengthM, 6),
      areaM2: expect.closeTo(shape('area', ring).areaM2 ?? 0, 3),
    });
  });

  it('measures nothing of too few points', () => {
    expect(shape('line', [])).toEqual({ lengthM: 0, areaM2: null });
    expect(shape('line', [[100, 38]])).toEqual({ lengthM: 0, areaM2: null });
    expect(
      shape('area', [
        [100, 38],
        [100.1, 38],
      ]).areaM2,
    ).toBe(0);
  });
});

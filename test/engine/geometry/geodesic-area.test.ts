import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2, ellipsoidalRingArea } from '../../../engine/geometry/geodesic-area.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';

interface Geodesic {
  polygons: { id: string; points_lat_lon: [number, number][]; signed_area_m2: number }[];
}

describe.skipIf(!hasShared)('areas against GeographicLib 2.0 (skipped when ../shared is absent)', () => {
  const { polygons } = hasShared ? sharedJson<Geodesic>('conformance/projections/geodesic.json') : { polygons: [] };

  it('holds every polygon', () => expect(polygons).toHaveLength(22));

  it.each(polygons)('$id', ({ points_lat_lon, signed_area_m2 }) => {
    const ring = Float64Array.from(points_lat_lon.flatMap(([lat, lon]) => [lon, lat]));
    const area = ellipsoidalRingArea(ring, 0, points_lat_lon.length, 'EPSG:4326');
    expect(Math.abs(area - signed_area_m2)).toBeLessThanOrEqual(1e-9 * Math.abs(signed_area_m2) + 1e-3);
  });
});

describe('ellipsoidalAreaM2', () => {
  const square = (west: number, south: number, size: number) => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const coordinates = Float64Array.from(
    [...square(100, 39, 0.01), ...square(100.004, 39.004, 0.001), ...square(101, 39, 0.01)].flat(),
  );
  const set = (crs: string): PolygonSet => ({
    kind: 'polygon',
    coordinates,
    ringOffsets: Uint32Array.of(0, 5, 10, 15),
    polygonOffsets: Uint32Array.of(0, 2, 3),
    geometryOffsets: Uint32Array.of(0, 1, 2, 2),
    crs,
  });

  it('subtracts holes, keeps an empty feature at zero, ignores longitude', () => {
    const [holed, plain, empty] = ellipsoidalAreaM2(set('EPSG:4490')) as unknown as [number, number, number];
    const hole = Math.abs(ellipsoidalRingArea(coordinates, 5, 10));
    expect(plain - holed).toBeCloseTo(hole, 5);
    expect(empty).toBe(0);
    expect(plain).toBeGreaterThan(955_000);
    expect(plain).toBeLessThan(965_000);
  });

  it('gives the same on CGCS2000 and WGS 84 within 1e-9', () => {
    const [a] = ellipsoidalAreaM2(set('EPSG:4490')) as unknown as [number];
    const [b] = ellipsoidalAreaM2(set('EPSG:4326')) as unknown as [number];
    expect(Math.abs(a / b - 1)).toBeLessThan(1e-9);
  });

  it('refuses planar coordinates', () => expect(() => ellipsoidalAreaM2(set('EPSG:4521'))).toThrow('EPSG:4521'));
});

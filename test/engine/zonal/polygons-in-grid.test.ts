import { describe, expect, it } from 'vitest';
import { projectionBetween } from '../../../engine/geometry/projection.ts';
import type { Grid } from '../../../engine/layer/raster.ts';
import { EDGE_TOLERANCE, polygonsInGrid } from '../../../engine/zonal/polygons-in-grid.ts';
import { polygonSet, rectangle } from './polygon-rings.ts';
import { seeded } from './seeded.ts';

function metres(cell: number): Grid {
  return { transform: [cell, 0, 300_000, 0, -cell, 4_500_000], width: 9000, height: 9000, crs: 'EPSG:4543' };
}

describe('polygons in the CRS of a grid', () => {
  it('stay as they are where the CRS is the same or the grid names none', () => {
    const polygons = polygonSet([rectangle(0, 0, 1, 1)]);
    expect(polygonsInGrid(polygons, metres(30))).toBe(polygons);
    expect(polygonsInGrid(polygons, { ...metres(30), crs: null })).toBe(polygons);
    const degrees = polygonSet([rectangle(100, 38, 101, 39)], 'EPSG:4490');
    expect(polygonsInGrid(degrees, { ...metres(30), crs: 'EPSG:4326' })).toBe(degrees);
  });

  it('of the size of fields keep their points: no edge strays', () => {
    const polygons = polygonSet([rectangle(100.5, 38.9, 100.502, 38.901)], 'EPSG:4490');
    const placed = polygonsInGrid(polygons, metres(30));
    expect(placed.ringOffsets).toEqual(polygons.ringOffsets);
    expect(placed.crs).toBe('EPSG:4543');
    expect(placed.coordinates).toEqual(projectionBetween('EPSG:4490', 'EPSG:4543').apply(polygons.coordinates));
  });

  it('of the size of counties get points until the middle of no edge strays', () => {
    const random = seeded(21);
    const features = Array.from({ length: 40 }, () => {
      const [x, y, size] = [98 + 4 * random(), 37 + 3 * random(), 10 ** (-3 * random())];
      return rectangle(x, y, x + size, y + size * random());
    });
    const polygons = polygonSet([...features, []], 'EPSG:4490');
    const grid = metres(30);
    const placed = polygonsInGrid(polygons, grid);
    expect(placed.coordinates.length).toBeGreaterThan(polygons.coordinates.length);
    const back = projectionBetween('EPSG:4543', 'EPSG:4490').apply(placed.coordinates);
    const middles = new Float64Array(back.length - 2);
    for (let k = 0; k < middles.length; k++) middles[k] = ((back[k] ?? 0) + (back[k + 2] ?? 0)) / 2;
    const seen = projectionBetween('EPSG:4490', 'EPSG:4543').apply(middles);
    const ends = new Set(placed.ringOffsets);
    let most = 0;
    for (let k = 0; k < seen.length / 2; k++) {
      if (ends.has(k + 1)) continue;
      const dx = (seen[2 * k] ?? 0) - ((placed.coordinates[2 * k] ?? 0) + (placed.coordinates[2 * k + 2] ?? 0)) / 2;
      const dy =
        (seen[2 * k + 1] ?? 0) - ((placed.coordinates[2 * k + 1] ?? 0) + (placed.coordinates[2 * k + 3] ?? 0)) / 2;
      most = Math.max(most, Math.hypot(dx, dy));
    }
    expect(most).toBeLessThan(EDGE_TOLERANCE * 30 * 1.001);
    expect(most).toBeGreaterThan(EDGE_TOLERANCE * 30 * 0.25);
    // Rings stay closed and stay theirs.
    expect(placed.ringOffsets.length).toBe(polygons.ringOffsets.length);
    for (let ring = 0; ring + 1 < placed.ringOffsets.length; ring++) {
      const [from, past] = [placed.ringOffsets[ring] ?? 0, placed.ringOffsets[ring + 1] ?? 0];
      expect(placed.coordinates.slice(2 * from, 2 * from + 2)).toEqual(
        placed.coordinates.slice(2 * past - 2, 2 * past),
      );
    }
  });

  it('that share an edge still share it', () => {
    const pair = polygonSet([rectangle(100, 38, 101, 39), rectangle(101, 38, 102, 39)], 'EPSG:4490');
    const placed = polygonsInGrid(pair, metres(30));
    const points = (ring: number): Set<string> => {
      const from = placed.ringOffsets[ring] ?? 0;
      const past = placed.ringOffsets[ring + 1] ?? 0;
      return new Set(
        Array.from({ length: past - from }, (_, k) =>
          placed.coordinates.slice(2 * (from + k), 2 * (from + k) + 2).join(),
        ),
      );
    };
    const shared = [...points(0)].filter((point) => points(1).has(point));
    expect(shared.length).toBeGreaterThan(2);
  });

  it('turn into NaN where they cannot be projected', () => {
    const polygons = polygonSet([rectangle(Number.NaN, 38, 101, 39), rectangle(100, 38, 100.01, 38.01)], 'EPSG:4490');
    const placed = polygonsInGrid(polygons, metres(30));
    expect(placed.coordinates[0]).toBeNaN();
    expect(placed.coordinates.at(-1)).toBeGreaterThan(4e6);
  });
});

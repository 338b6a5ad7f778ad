import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../engine/layer/raster.ts';
import { rowAreasOf } from '../../../engine/zonal/row-areas.ts';

function geographic(cell: number, north: number, height: number, over: Partial<Grid> = {}): Grid {
  return { transform: [cell, 0, 100, 0, -cell, north], width: 10, height, crs: 'EPSG:4490', ...over };
}

describe('areas of the cells of a geographic grid', () => {
  it('add up to the ellipsoid: 5.10065622e14 m² on GRS80 (Moritz 2000, Geodetic Reference System 1980)', () => {
    const areas = rowAreasOf(geographic(1, 90, 180), 'g') ?? new Float64Array(0);
    const total = 360 * areas.reduce((sum, area) => sum + area, 0);
    // The radius of the sphere of equal area is given there as 6 371 007.181 m.
    expect(Math.sqrt(total / (4 * Math.PI))).toBeCloseTo(6_371_007.181, 3);
  });

  it('are the same for finer rows taken together', () => {
    const coarse = rowAreasOf(geographic(0.5, 40, 4), 'g') ?? [];
    const fine = rowAreasOf(geographic(0.5 / 60, 40, 240), 'g') ?? new Float64Array(0);
    for (let row = 0; row < 4; row++) {
      const sum = 60 * fine.subarray(60 * row, 60 * row + 60).reduce((total, area) => total + area, 0);
      expect(sum / (coarse[row] ?? Number.NaN)).toBeCloseTo(1, 12);
    }
  });

  it('run the other way on south-up grids and end at the poles', () => {
    const down = rowAreasOf(geographic(0.5, 90.5, 362), 'g') ?? new Float64Array(0);
    const up = rowAreasOf(geographic(0.5, 0, 362, { transform: [0.5, 0, 100, 0, 0.5, -90.5] }), 'g') ?? [];
    expect(up).toEqual(down.slice().reverse());
    expect(down[0]).toBe(0);
    expect(down[1]).toBeGreaterThan(0);
  });

  it('are none on planar grids and on grids without a CRS', () => {
    expect(rowAreasOf(geographic(30, 4_300_000, 3, { crs: 'EPSG:4543' }), 'g')).toBeNull();
    expect(rowAreasOf(geographic(1, 40, 3, { crs: null }), 'g')).toBeNull();
  });

  it('are refused where the cells of a row lie at different latitudes', () => {
    const rotated = geographic(1, 40, 3, { transform: [0.9, 0.1, 100, 0.1, -0.9, 40] });
    expect(() => rowAreasOf(rotated, 'g.tif')).toThrow(
      expect.objectContaining({ kind: 'input', code: 'rotated-geographic-grid', at: { file: 'g.tif' } }),
    );
  });
});

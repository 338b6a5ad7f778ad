import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import { localFrame, projectionBetween } from '../../../engine/geometry/projection.ts';
import type { Affine, RasterBlock, RasterSource } from '../../../engine/layer/raster.ts';
import { slopePercentOf } from '../../../engine/layer/terrain.ts';
import { hasShared, sharedPath } from '../../shared-data.ts';

interface Made {
  readonly transform?: Affine;
  readonly crs?: string | null;
  readonly block?: readonly [number, number];
  readonly nodata?: number | null;
  readonly scale?: number;
  readonly offset?: number;
  readonly mask?: (column: number, row: number) => boolean;
}

/** A raster of `height(column, row)` raw values, cut into blocks. */
function made(
  width: number,
  height: number,
  value: (column: number, row: number) => number,
  more: Made = {},
): RasterSource {
  const [blockWidth, blockHeight] = more.block ?? [4, 3];
  return {
    name: 'made',
    grid: { transform: more.transform ?? [10, 0, 0, 0, -10, 0], width, height, crs: more.crs ?? null },
    blockWidth,
    blockHeight,
    bandCount: 1,
    nodata: more.nodata ?? null,
    scale: more.scale ?? 1,
    offset: more.offset ?? 0,
    sampleType: 'float64',
    readBlock: async (c, r): Promise<RasterBlock> => {
      const w = Math.min(blockWidth, width - c * blockWidth);
      const h = Math.min(blockHeight, height - r * blockHeight);
      const cells = Array.from(
        { length: w * h },
        (_, k) => [c * blockWidth + (k % w), r * blockHeight + Math.floor(k / w)] as const,
      );
      const values = Float64Array.from(cells, ([x, y]) => value(x, y));
      if (more.mask === undefined) return { width: w, height: h, values };
      return { width: w, height: h, values, mask: Uint8Array.from(cells, ([x, y]) => (more.mask?.(x, y) ? 1 : 0)) };
    },
  };
}

async function whole(source: RasterSource): Promise<Float64Array> {
  const { width, height } = source.grid;
  const out = new Float64Array(width * height);
  for (let r = 0; r * source.blockHeight < height; r++) {
    for (let c = 0; c * source.blockWidth < width; c++) {
      const block = await source.readBlock(c, r, 0);
      for (let k = 0; k < block.values.length; k++) {
        const x = c * source.blockWidth + (k % block.width);
        const y = r * source.blockHeight + Math.floor(k / block.width);
        out[y * width + x] = block.values[k] as number;
      }
    }
  }
  return out;
}

const inside = (values: Float64Array, width: number) =>
  values.filter((_, k) => k % width > 0 && k % width < width - 1 && k >= width && k < values.length - width);

describe('slopePercentOf', () => {
  it('is the gradient of a plane, across block borders', async () => {
    const slope = await whole(slopePercentOf(made(11, 8, (x, y) => 3 * x + 4 * y)));
    for (const value of inside(slope, 11)) expect(value).toBeCloseTo(50, 10);
  });

  it('has no value at the edge of the raster and beside cells without data', async () => {
    const slope = await whole(slopePercentOf(made(7, 7, (x, y) => (x === 3 && y === 3 ? -1 : x), { nodata: -1 })));
    const missing = [...slope.keys()].filter((k) => Number.isNaN(slope[k])).length;
    expect(missing).toBe(24 + 9);
    const masked = await whole(slopePercentOf(made(7, 7, (x) => x, { mask: (x, y) => x !== 3 || y !== 3 })));
    expect(masked.filter(Number.isNaN)).toHaveLength(33);
  });

  it('reads true elevations through scale and offset', async () => {
    const slope = await whole(slopePercentOf(made(5, 5, (x) => x, { scale: 0.5, offset: 1000 })));
    for (const value of inside(slope, 5)) expect(value).toBeCloseTo(5, 10);
  });

  it('does not care how the grid is turned', async () => {
    // The plane z = 0.3 x + 0.4 y on grids that are south-up, rotated, and mirrored.
    for (const transform of [
      [10, 0, 0, 0, 10, 0],
      [6, 8, 100, -8, 6, 50],
      [-10, 0, 0, 0, -10, 0],
    ] as const) {
      const [a, b, c, d, e, f] = transform;
      const plane = (x: number, y: number) => 0.3 * (a * x + b * y + c) + 0.4 * (d * x + e * y + f);
      const slope = await whole(slopePercentOf(made(9, 7, plane, { transform })));
      for (const value of inside(slope, 9)) expect(value).toBeCloseTo(50, 9);
    }
  });

  it('uses the true metres of a degree at each latitude', async () => {
    const step = 1 / 3600;
    const transform: Affine = [step, 0, 100, 0, -step, 39];
    const eastward = await whole(slopePercentOf(made(9, 7, (x) => x, { transform, crs: 'EPSG:4490' })));
    const northward = await whole(slopePercentOf(made(9, 7, (_, y) => y, { transform, crs: 'EPSG:4490' })));
    // One second around the first inner cell, measured in a local frame: 24.06 m east, 30.84 m north.
    const [longitude, latitude] = [100 + 1.5 * step, 39 - 1.5 * step];
    const seconds = Float64Array.of(longitude + step, latitude, longitude, latitude + step);
    const metres = projectionBetween('EPSG:4490', localFrame(longitude, latitude)).apply(seconds);
    expect(100 / (inside(eastward, 9)[0] as number)).toBeCloseTo(metres[0] as number, 4);
    expect(100 / (inside(northward, 9)[0] as number)).toBeCloseTo(metres[3] as number, 3);
    expect([metres[0]?.toFixed(2), metres[3]?.toFixed(2)]).toEqual(['24.06', '30.84']);
  });

  it('takes the scale of Web Mercator out', async () => {
    const y = 4_721_671; // 39° N
    const slope = await whole(
      slopePercentOf(made(5, 5, (x) => x, { transform: [10, 0, 11e6, 0, -10, y], crs: 'EPSG:3857' })),
    );
    expect(inside(slope, 5)[0]).toBeCloseTo(10 / Math.cos((39 * Math.PI) / 180), 2);
  });

  it('reads each block of a row-wise pass about once', async () => {
    let reads = 0;
    const source = made(40, 40, (x, y) => x * y, { block: [8, 8] });
    const readBlock = (c: number, r: number, b: number) => {
      reads++;
      return source.readBlock(c, r, b);
    };
    const counted = { ...source, readBlock };
    await whole(slopePercentOf(counted));
    expect(reads).toBe(25);
  });
});

describe.skipIf(!hasShared)('slope against gdaldem 3.6 (skipped when ../shared is absent)', () => {
  const open = (name: string) => openGeoTiff(bytesSource(name, readFileSync(sharedPath(`data/geotiff/${name}`))), {});

  it.each([
    ['sd_mongon_dem_f32_utm17s', 1],
    ['st_olinda_dem_f32_utm25s', 1],
    // gdaldem was given one scale for both directions here, 111,120 m per degree: the same is done to the grid.
    ['te_luxembourg_elev_i16_4326', 111_120],
  ])('%s', async (name, scale) => {
    const source = await open(`${name}.tif`);
    const [a, b, c, d, e, f] = source.grid.transform;
    const transform: Affine = [a * scale, b * scale, c * scale, d * scale, e * scale, f * scale];
    const planar = scale === 1 ? source : { ...source, grid: { ...source.grid, transform, crs: null } };
    const reference = await open(`reference/${name}.slope_horn_deg.tif`);
    const ours = await whole(slopePercentOf(planar));
    const theirs = await whole(reference);
    let compared = 0;
    for (let k = 0; k < ours.length; k++) {
      const degrees = theirs[k] as number;
      expect(Number.isNaN(ours[k])).toBe(degrees === reference.nodata);
      if (degrees === reference.nodata) continue;
      const percent = 100 * Math.tan((degrees * Math.PI) / 180);
      expect(Math.abs((ours[k] as number) - percent)).toBeLessThan(1e-4 * Math.max(percent, 0.1));
      compared++;
    }
    expect(compared).toBeGreaterThan(3000);
  });

  it('te_luxembourg with true degrees is steeper: east–west metres shrink by the cosine', async () => {
    const source = await open('te_luxembourg_elev_i16_4326.tif');
    const reference = await whole(await open('reference/te_luxembourg_elev_i16_4326.slope_horn_deg.tif'));
    const ours = await whole(slopePercentOf(source));
    const both = [...ours.keys()].filter((k) => Number.isFinite(ours[k]) && (reference[k] as number) > 0.5);
    const ratio = both.map((k) => (ours[k] as number) / (100 * Math.tan(((reference[k] as number) * Math.PI) / 180)));
    // Between pure north–south (111,120 / 111,240 m) and pure east–west (111,120 / 71,700 m at 50° N).
    expect(Math.min(...ratio)).toBeGreaterThan(0.998);
    expect(Math.max(...ratio)).toBeLessThan(1.57);
    expect(Math.max(...ratio)).toBeGreaterThan(1.5);
  });
});

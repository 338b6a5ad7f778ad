import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { COMMITTED_SEED } from '../../data/make/size.ts';
import { soilSurface } from '../../data/make/soil-surface.ts';
import { repoRoot } from '../shared-data.ts';

const RASTERS = [
  { name: 'soil-organic-matter', epsg: 4542, nodata: 65535, low: 5, high: 30, scale: 0.1, offset: 0 },
  { name: 'available-phosphorus', epsg: 4542, nodata: 65535, low: 2, high: 60, scale: 0.1, offset: 0 },
  { name: 'available-potassium', epsg: 4542, nodata: 65535, low: 80, high: 395, scale: 1, offset: 0 },
  { name: 'soil-ph', epsg: 4542, nodata: 255, low: 7.5, high: 9, scale: 0.01, offset: 6.5 },
  { name: 'soil-ec', epsg: 4542, nodata: 65535, low: 0.05, high: 1.62, scale: 0.01, offset: 0 },
  { name: 'slope', epsg: 32647, nodata: 65535, low: 0, high: 20, scale: 0.01, offset: 0 },
] as const;

async function open(name: string) {
  const bytes = readFileSync(resolve(repoRoot, `data/rasters/${name}.tif`));
  return fromArrayBuffer(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
}

describe('committed rasters', () => {
  it.each(RASTERS)('$name is a tiled, sparse, 30 m raster of EPSG:$epsg with overviews', async (raster) => {
    const tiff = await open(raster.name);
    const image = await tiff.getImage();
    expect(await tiff.getImageCount()).toBe(4);
    expect([image.getTileWidth(), image.getTileHeight()]).toEqual([256, 256]);
    expect(image.getGeoKeys()?.['ProjectedCSTypeGeoKey']).toBe(raster.epsg);
    expect(image.getGeoKeys()?.['GTRasterTypeGeoKey']).toBe(1);
    expect(image.getResolution().slice(0, 2)).toEqual([30, -30]);
    expect(image.getOrigin().map((value) => value % 30)).toEqual([0, 0, 0]);
    expect(image.getGDALNoData()).toBe(raster.nodata);
    const metadata = await image.getGDALMetadata(0);
    expect(Number(metadata?.['SCALE'])).toBe(raster.scale);
    expect(Number(metadata?.['OFFSET'])).toBe(raster.offset);
    const counts = await image.fileDirectory.loadValue('TileByteCounts');
    const sparse = [...(counts as ArrayLike<number> & Iterable<number>)].filter((count) => count === 0).length;
    expect(sparse).toBeGreaterThan(300);
  });

  it.each(RASTERS)('$name stays between plausible levels', async (raster) => {
    const image = await (await open(raster.name)).getImage(1);
    const [values] = (await image.readRasters()) as unknown as [Uint16Array];
    let valid = 0;
    for (const raw of values) {
      if (raw === raster.nodata) continue;
      valid++;
      const value = raw * raster.scale + raster.offset;
      if (value < raster.low || value > raster.high) expect.fail(`${raster.name} holds ${value}`);
    }
    expect(valid).toBeGreaterThan(50_000);
  });

  it('soil organic matter holds the surface it was drawn from', async () => {
    const image = await (await open('soil-organic-matter')).getImage();
    const [left, top] = image.getOrigin() as [number, number];
    const soil = soilSurface(COMMITTED_SEED);
    const column = Math.floor((627_800 - left) / 30);
    const row = Math.floor((top - 4_303_300) / 30);
    const window = [column, row, column + 20, row + 20];
    const [values] = (await image.readRasters({ window })) as unknown as [Uint16Array];
    let compared = 0;
    values.forEach((raw, k) => {
      if (raw === 65535) return;
      const x = left + (column + (k % 20) + 0.5) * 30;
      const y = top - (row + Math.floor(k / 20) + 0.5) * 30;
      expect(Math.abs(raw * 0.1 - soil.organicMatter(x, y))).toBeLessThan(0.31);
      compared++;
    });
    expect(compared).toBeGreaterThan(100);
  });
});

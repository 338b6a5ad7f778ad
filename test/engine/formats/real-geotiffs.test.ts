import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import type { ByteSource } from '../../../engine/formats/format.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import { bandReader } from '../../../engine/formats/geotiff-blocks.ts';
import { directoriesOf } from '../../../engine/formats/tiff-directory.ts';
import { openTiffFile } from '../../../engine/formats/tiff-file.ts';
import { readImage } from '../../../engine/formats/tiff-image.ts';
import { hasShared, sharedPath } from '../../shared-data.ts';
import { REAL_GEOTIFFS } from './real-geotiffs.ts';

describe.skipIf(!hasShared)('real GeoTIFFs against GDAL 3.6 (skipped when ../shared is absent)', () => {
  it.each(REAL_GEOTIFFS)('$name', async ({ name, size, bands, transform, refused, crs, block }) => {
    const bytes = readFileSync(sharedPath(`data/geotiff/${name}`));
    const source = bytesSource(name, bytes);
    if (refused !== undefined) {
      await expect(openGeoTiff(source, {})).rejects.toMatchObject({ kind: 'input', code: refused });
      if (refused !== 'raster-without-location') return;
    }
    const { raster, read } = refused === undefined ? await opened(source) : await codecOnly(source);
    if (raster !== null) {
      expect([raster.grid.width, raster.grid.height, raster.bandCount]).toEqual([...size, bands]);
      for (const [k, value] of transform.entries()) expect(raster.grid.transform[k]).toBeCloseTo(value, 9);
      expect(raster.grid.crs).toBe(crs);
    }
    const finite = [...(await read(0, 0, bands - 1)).values].filter(Number.isFinite);
    const [count, least, most, sum] = block;
    expect([
      finite.length,
      Math.min(...finite.slice(0, 60_000)) >= least,
      Math.max(...finite.slice(0, 60_000)) <= most,
    ]).toEqual([count, true, true]);
    const everySeventh = finite.reduce((total, value, k) => (k % 7 === 0 ? total + value : total), 0);
    expect(Math.abs(everySeventh - sum)).toBeLessThanOrEqual(1e-9 * Math.abs(sum));
  });

  async function opened(source: ByteSource) {
    const raster = await openGeoTiff(source, {});
    return { raster, read: raster.readBlock };
  }

  /** Files without a place on earth still test our codecs. */
  async function codecOnly(source: ByteSource) {
    const { value: directory } = await directoriesOf(await openTiffFile(source)).next();
    if (directory === undefined) throw new Error('no directory');
    const image = await readImage(directory);
    const layout = { source, image, mask: null, alphaBand: -1, nodata: null, inflate: undefined };
    const readBands = bandReader(layout);
    const read = async (...[column, row, band]: [number, number, number]) => {
      const [block] = await readBands(column, row, [band]);
      if (block === undefined) throw new Error('no block');
      return block;
    };
    return { raster: null, read };
  }
});

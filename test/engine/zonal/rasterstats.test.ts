import { readFileSync } from 'node:fs';
import { read } from 'shapefile';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import type { RasterSource } from '../../../engine/layer/raster.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { numberAt } from '../../../engine/table/table.ts';
import { type ZonalColumns, type ZonalRequest, zonalTable } from '../../../engine/zonal/zonal-table.ts';
import { hasShared, sharedJson, sharedPath } from '../../shared-data.ts';
import { type Feature, featureOf, polygonSet } from './polygon-rings.ts';
import { expectReference, REFERENCE_STATISTICS, type Reference, tableOf } from './reference-values.ts';

interface RasterstatsCase {
  readonly id: string;
  readonly vector?: string;
  readonly raster?: string;
  readonly exact?: readonly Reference[];
}

const FOLDER = 'conformance/zonal';

/** Rows that state another rule or another part of the program. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'peer-polygons': 'cell-centre rule; the exact rows hold instead',
  'peer-all-touched': 'all-touched rule; the exact rows hold instead',
  'peer-points': 'points, not polygons',
  'peer-points-class': 'points, not polygons',
  'peer-lines': 'lines, not polygons',
  'peer-multipolygon': 'cell-centre rule; the exact rows hold instead',
  'peer-categorical': 'cell-centre rule; the exact rows hold instead',
  'peer-dataset-mask': 'cell-centre rule; the exact rows hold instead',
  'peer-missing-file': 'opening files is the work of the hosts',
};

describe.skipIf(!hasShared)('rasterstats cases (read from the shared folder, skipped where it is absent)', () => {
  const cases = hasShared ? sharedJson<{ cases: RasterstatsCase[] }>(`${FOLDER}/rasterstats.json`).cases : [];
  const exact = cases.filter((each) => each.exact !== undefined);
  const overlapping = exact.filter(({ exact: rows = [] }) => rows.some(({ coverage_sum_all: all = 0 }) => all > 0));
  const apart = exact.filter((each) => !overlapping.includes(each));

  it('leaves out exactly the cases listed', () => {
    const used = new Set([
      ...exact.map(({ id }) => id),
      'peer-partial',
      'peer-none',
      'peer-nodata-override',
      'peer-percentile-101',
    ]);
    expect(cases.map(({ id }) => id).filter((id) => !used.has(id))).toEqual(Object.keys(NOT_ASKED));
    expect([overlapping.length, apart.length]).toEqual([17, 3]);
  });

  it.each(overlapping.map((each) => [each.id, each] as const))('%s', async (_, each) => {
    const found = await measure(each);
    each.exact?.forEach((reference, row) => {
      const isOutside = reference.coverage_sum_all === 0;
      // The reference writes a sum of 0 for a parcel outside the raster, we a missing one: unknown is never zero.
      expectReference(found, row, isOutside ? { count: 0, mean: null } : reference);
      if (isOutside) expect(numberAt(tableOf(found), 'v.sum', row)).toBeUndefined();
    });
    const outside = each.exact?.filter((reference) => reference.coverage_sum_all === 0).length;
    expect(found.outside).toBe(outside);
  });

  it.each(apart.map((each) => [each.id, each] as const))('%s: no parcel lies on the raster', async (_, each) => {
    await expect(measure(each)).rejects.toMatchObject({ kind: 'input', code: 'raster-does-not-overlap' });
  });

  it('peer-partial: every polygon covers cells that hold data, and support says how much of it', async () => {
    const each = cases.find(({ id }) => id === 'peer-partial');
    const table = tableOf(await measure(each ?? { id: '' }));
    for (let row = 0; row < table.length; row++) {
      expect(numberAt(table, 'v.count', row)).toBeGreaterThan(0);
      expect(numberAt(table, 'v.support', row)).toBeGreaterThan(0);
      expect(numberAt(table, 'v.support', row)).toBeLessThan(1);
    }
  });

  it('peer-nodata-override: a nodata value of the user leaves the first polygon without data', async () => {
    const each = cases.find(({ id }) => id === 'peer-nodata-override');
    const raster = await open(each?.raster ?? '');
    const found = await over(raster, await features(each?.vector ?? ''), { nodata: 1 });
    const table = tableOf(found);
    expect([numberAt(table, 'v.count', 0), numberAt(table, 'v.mode', 0)]).toEqual([0, undefined]);
    // The peer counts 49 cells by their centres; exactly covered there are about as many, and its rarest class is 2.
    expect(numberAt(table, 'v.count', 1)).toBeGreaterThan(45);
    expect(numberAt(table, 'v.count', 1)).toBeLessThan(53);
    expect(numberAt(table, 'v.minority', 1)).toBe(2);
  });

  it('peer-percentile-101: refused', async () => {
    const raster = await open('rasterstats/slope.tif');
    const asked = over(raster, await features('rasterstats/polygons.shp'), { statistics: ['q101'] });
    await expect(asked).rejects.toMatchObject({ kind: 'usage', code: 'quantile-out-of-range' });
  });

  it('peer-none: with one parcel on the raster the others have count 0 and no mean, and are counted as outside', async () => {
    const raster = await open('rasterstats/slope.tif');
    const [a, , c, , e, f] = raster.grid.transform;
    const inside: Feature = [
      [
        [
          [c + a, f + e],
          [c + 3 * a, f + e],
          [c + 3 * a, f + 3 * e],
          [c + a, f + 3 * e],
        ],
      ],
    ];
    const others = await features('rasterstats/polygons_no_overlap.shp');
    const found = await over(raster, [inside, ...others]);
    const table = tableOf(found);
    expect(found.outside).toBe(others.length);
    for (let row = 1; row < table.length; row++) {
      expect(numberAt(table, 'v.count', row)).toBe(0);
      expect(numberAt(table, 'v.mean', row)).toBeUndefined();
      expect(numberAt(table, 'v.support', row)).toBe(0);
    }
  });
});

async function measure({ vector = '', raster = '' }: RasterstatsCase): Promise<ZonalColumns> {
  return over(await open(raster), await features(vector));
}

function open(path: string): Promise<RasterSource> {
  return openGeoTiff(bytesSource(path, new Uint8Array(readFileSync(sharedPath(`${FOLDER}/${path}`)))), {});
}

async function features(path: string): Promise<Feature[]> {
  const collection = await read(new Uint8Array(readFileSync(sharedPath(`${FOLDER}/${path}`))));
  return collection.features.map(({ geometry }) => featureOf(geometry as { type: string; coordinates: unknown }));
}

/** The references were worked out in the raster's own plane, without a change of coordinates. */
function over(
  raster: RasterSource,
  parcels: readonly Feature[],
  options: Partial<ZonalRequest> = {},
): Promise<ZonalColumns> {
  const polygons = polygonSet(parcels, raster.grid.crs ?? 'EPSG:4543');
  const statistics = [...REFERENCE_STATISTICS, 'minority'];
  return zonalTable({ polygons, raster, band: 0, layer: 'v', unit: '', statistics, ...options }, quietRun);
}

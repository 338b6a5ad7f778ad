import { describe, expect, it } from 'vitest';
import { projectionBetween } from '../../../engine/geometry/projection.ts';
import type { PlanningError } from '../../../engine/run/planning-error.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { hasBit } from '../../../engine/table/bit-set.ts';
import { numberAt, type Table } from '../../../engine/table/table.ts';
import { rowAreasOf } from '../../../engine/zonal/row-areas.ts';
import { type ZonalRequest, zonalTable } from '../../../engine/zonal/zonal-table.ts';
import { memoryRaster, rasterOfRows } from './memory-raster.ts';
import { type Feature, type Point, polygonSet, rectangle } from './polygon-rings.ts';
import { tableOf } from './reference-values.ts';

const NINE = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

async function measure(features: readonly Feature[], over: Partial<ZonalRequest> = {}): Promise<Table> {
  return tableOf(await zonalTable(request(features, over), quietRun));
}

function request(features: readonly Feature[], over: Partial<ZonalRequest> = {}): ZonalRequest {
  return {
    polygons: polygonSet(features),
    raster: rasterOfRows(NINE),
    band: 0,
    layer: 'som',
    unit: 'g/kg',
    statistics: ['mean', 'count'],
    ...over,
  };
}

function refusal(features: readonly Feature[], over: Partial<ZonalRequest> = {}): Promise<PlanningError> {
  return zonalTable(request(features, over), quietRun).then(
    () => Promise.reject(new Error('expected a refusal')),
    (error: PlanningError) => error,
  );
}

describe('the columns of a layer', () => {
  it('are named after the layer, carry its unit in the right power and end with support', async () => {
    const statistics = ['mean', 'variance', 'count', 'fractions', 'mean'];
    const { columns } = await zonalTable(request([rectangle(0, 0, 1, 2)], { statistics }), quietRun);
    expect(columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['som.mean', 'g/kg'],
      ['som.variance', '(g/kg)²'],
      ['som.count', ''],
      ['som.frac_4', ''],
      ['som.frac_7', ''],
      ['som.support', ''],
    ]);
  });

  it('keep row i for parcel i: inside, half outside, outside, on nodata, without area, empty', async () => {
    const raster = rasterOfRows(
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, -9],
      ],
      { nodata: -9 },
    );
    const features = [
      rectangle(0, 1, 2, 2),
      rectangle(-1, 1, 1, 2),
      rectangle(20, 20, 21, 21),
      rectangle(2.25, 0.25, 2.75, 0.75),
      rectangle(1, 1, 1, 2),
      [],
    ];
    const statistics = ['mean', 'count', 'sum', 'variety', 'fractions'];
    const found = await zonalTable(request(features, { raster, statistics }), quietRun);
    const table = tableOf(found);
    const column = (name: string): (number | undefined)[] => features.map((_, row) => numberAt(table, name, row));
    expect(column('som.mean')).toEqual([4.5, 4, undefined, undefined, undefined, undefined]);
    expect(column('som.count')).toEqual([2, 1, 0, 0, 0, 0]);
    expect(column('som.sum')).toEqual([9, 4, undefined, 0, 0, undefined]);
    expect(column('som.variety')).toEqual([2, 1, undefined, 0, 0, undefined]);
    expect(column('som.frac_4')).toEqual([0.5, 1, undefined, undefined, undefined, undefined]);
    expect(column('som.frac_5')).toEqual([0.5, 0, undefined, undefined, undefined, undefined]);
    expect(column('som.support')).toEqual([1, 0.5, 0, 0, 0, 0]);
    expect(found.outside).toBe(2);
  });

  it('tell support where data is missing: nodata, NaN, infinite, masked', async () => {
    const rows = [
      [1, -9, 3, Number.NaN],
      [4, 5, Infinity, 7],
    ];
    const mask = Uint8Array.of(1, 1, 1, 1, 0, 1, 1, 1);
    const raster = rasterOfRows(rows, { nodata: -9, mask });
    const table = await measure([rectangle(0, 0, 4, 2), rectangle(0, 0.5, 1, 2)], { raster });
    expect(numberAt(table, 'som.count', 0)).toBe(4);
    expect(numberAt(table, 'som.mean', 0)).toBe((1 + 3 + 5 + 7) / 4);
    expect(numberAt(table, 'som.support', 0)).toBe(0.5);
    expect(numberAt(table, 'som.support', 1)).toBeCloseTo(1 / 1.5, 14);
  });

  it('compare nodata as float32 where samples are float32', async () => {
    const values = Float32Array.of(-9999.9, 5, 7, 9);
    const raster = memoryRaster({ width: 2, height: 2, values, transform: [1, 0, 0, 0, -1, 2], nodata: -9999.9 });
    expect(numberAt(await measure([rectangle(0, 0, 2, 2)], { raster }), 'som.mean', 0)).toBe(7);
  });

  it('know 0 and −0, NaN and infinity of either sign as missing samples of a float32 block', async () => {
    const values = Float32Array.of(0, -0, 5, Number.NaN, Infinity, -Infinity, 7, -1e-45, 0);
    const raster = (nodata: number | null, mask?: Uint8Array) => ({
      ...memoryRaster({
        width: 3,
        height: 3,
        values,
        transform: [1, 0, 0, 0, -1, 3],
        nodata,
        ...(mask ? { mask } : {}),
      }),
      sampleType: 'float32',
    });
    const counts = async (nodata: number | null, mask?: Uint8Array): Promise<unknown> => {
      const statistics = ['count', 'min', 'max'];
      const table = await measure([rectangle(0, 0, 3, 3)], { raster: raster(nodata, mask), statistics });
      return statistics.map((id) => numberAt(table, `som.${id}`, 0));
    };
    expect(await counts(null)).toEqual([6, Math.fround(-1e-45), 7]);
    expect(await counts(0)).toEqual([3, Math.fround(-1e-45), 7]);
    expect(await counts(-0)).toEqual([3, Math.fround(-1e-45), 7]);
    expect(await counts(Number.NaN, Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 1, 1))).toEqual([5, Math.fround(-1e-45), 5]);
    expect(await counts(Infinity)).toEqual([6, Math.fround(-1e-45), 7]);
  });

  it('take scale and offset of the band asked for', async () => {
    const first = rasterOfRows(NINE, { scale: 10 });
    const described = { name: '', unit: '', scale: 0.5, offset: 100 };
    const raster = { ...first, bandCount: 2, bands: [{ ...described, scale: 10, offset: 0 }, described] };
    expect(numberAt(await measure([rectangle(0, 0, 3, 3)], { raster }), 'som.mean', 0)).toBe(50);
    expect(numberAt(await measure([rectangle(0, 0, 3, 3)], { raster, band: 1 }), 'som.mean', 0)).toBe(102.5);
  });

  it('are empty for no parcels', async () => {
    const { columns, blocksRead } = await zonalTable(request([]), quietRun);
    expect(columns.map(({ values }) => values.length)).toEqual([0, 0, 0]);
    expect(blocksRead).toBe(0);
  });

  it('mark missing values in the valid bits, and NaN nowhere else', async () => {
    const { columns } = await zonalTable(request([rectangle(0, 0, 1, 1), rectangle(9, 9, 10, 10)]), quietRun);
    for (const { values, valid } of columns)
      values.forEach((v, row) => expect(hasBit(valid, row)).toBe(!Number.isNaN(v)));
  });
});

describe('grids of every kind', () => {
  const parcel: readonly Point[] = [
    [0.3, 0.4],
    [2.6, 0.7],
    [2.2, 2.8],
    [0.9, 2.1],
  ];

  it('see the same parcel alike: north-up, south-up, mirrored, rotated', async () => {
    const statistics = ['mean', 'stdev', 'count', 'median'];
    const straight = await measure([[[parcel]]], { statistics });
    const turn = ([x, y]: Point): Point => [500_000 + 26 * x + 15 * (3 - y), 4_300_000 + 15 * x - 26 * (3 - y)];
    const others = [
      await measure([[[parcel]]], {
        statistics,
        raster: memoryRaster({
          width: 3,
          height: 3,
          values: Float64Array.of(7, 8, 9, 4, 5, 6, 1, 2, 3),
          transform: [1, 0, 0, 0, 1, 0],
        }),
      }),
      await measure([[[parcel]]], {
        statistics,
        raster: memoryRaster({
          width: 3,
          height: 3,
          values: Float64Array.of(3, 2, 1, 6, 5, 4, 9, 8, 7),
          transform: [-1, 0, 3, 0, -1, 3],
        }),
      }),
      await measure([[[parcel.map(turn)]]], {
        statistics,
        raster: memoryRaster({
          width: 3,
          height: 3,
          values: Float64Array.from(NINE.flat()),
          transform: [26, 15, 500_000, 15, -26, 4_300_000],
        }),
      }),
    ];
    for (const other of others) {
      for (const id of statistics) {
        expect(numberAt(other, `som.${id}`, 0)).toBeCloseTo(numberAt(straight, `som.${id}`, 0) ?? Number.NaN, 8);
      }
    }
  });

  it('in longitude and latitude weigh cells by true area, count and sum by fractions', async () => {
    const raster = rasterOfRows([[10], [20]], { xmin: 100, ymin: 36, cell: 2, crs: 'EPSG:4490' });
    const [north = 0, south = 0] = rowAreasOf(raster.grid, 'g') ?? [];
    const polygons = polygonSet([rectangle(100, 36, 102, 40)], 'EPSG:4490');
    const table = await measure([], {
      raster,
      polygons,
      statistics: ['mean', 'sum', 'count', 'stdev', 'fractions', 'mode'],
    });
    const mean = (10 * north + 20 * south) / (north + south);
    expect(numberAt(table, 'som.mean', 0)).toBeCloseTo(mean, 12);
    expect(mean).toBeGreaterThan(15.05);
    const variance = (north * (10 - mean) ** 2 + south * (20 - mean) ** 2) / (north + south);
    expect(numberAt(table, 'som.stdev', 0)).toBeCloseTo(Math.sqrt(variance), 12);
    expect(numberAt(table, 'som.frac_20', 0)).toBeCloseTo(south / (north + south), 14);
    expect([numberAt(table, 'som.sum', 0), numberAt(table, 'som.count', 0)]).toEqual([30, 2]);
    expect([numberAt(table, 'som.mode', 0), numberAt(table, 'som.support', 0)]).toEqual([20, 1]);
  });

  it('in another CRS than the parcels are not resampled: the parcels are projected', async () => {
    const values = Float64Array.from({ length: 400 }, (_, cell) => cell);
    const raster = memoryRaster({
      width: 20,
      height: 20,
      values,
      transform: [30, 0, 500_000, 0, -30, 4_300_600],
      crs: 'EPSG:4543',
    });
    const planar = rectangle(500_100, 4_300_100, 500_400, 4_300_350);
    const degrees = projectionBetween('EPSG:4543', 'EPSG:4490').apply(polygonSet([planar]).coordinates);
    const polygons = { ...polygonSet([planar]), coordinates: degrees, crs: 'EPSG:4490' };
    const own = await measure([planar], { raster, statistics: ['mean', 'count', 'q25'] });
    const projected = await measure([], { raster, polygons, statistics: ['mean', 'count', 'q25'] });
    for (const id of ['mean', 'count', 'q25', 'support']) {
      expect(numberAt(projected, `som.${id}`, 0)).toBeCloseTo(numberAt(own, `som.${id}`, 0) ?? Number.NaN, 6);
    }
  });
});

describe('questions without an answer', () => {
  it('a raster that overlaps no parcel: both extents, both CRS, what to do', async () => {
    const polygons = polygonSet([rectangle(100.4, 38.9, 100.5, 39)], 'EPSG:4490');
    const raster = { ...rasterOfRows(NINE, { xmin: 33_600_000, ymin: 4_300_000, crs: 'EPSG:4543' }), name: 'som.tif' };
    const error = await refusal([], { polygons, raster });
    expect(error).toMatchObject({
      kind: 'input',
      code: 'raster-does-not-overlap',
      at: { file: 'som.tif', layer: 'som' },
    });
    for (const told of [error.text.en, error.text.zh]) {
      for (const part of ['100.4', '38.9', 'EPSG:4490', '33600000', '4300000', 'EPSG:4543', 'som.tif'])
        expect(told).toContain(part);
    }
    expect(error.remedy.en).toContain('--crs');
    expect(error.remedy.zh).toContain('--crs');
  });

  it('a raster without CRS that overlaps no parcel says so', async () => {
    const error = await refusal([rectangle(100, 100, 101, 101)]);
    expect(error.code).toBe('raster-does-not-overlap');
    expect(error.remedy.en).toContain('names no CRS');
  });

  it('an unknown statistic names those there are', async () => {
    const error = await refusal([rectangle(0, 0, 1, 1)], { statistics: ['mean', 'average'] });
    expect(error).toMatchObject({ kind: 'usage', code: 'unknown-statistic', at: { layer: 'som', field: 'average' } });
    expect(error.text.en).toContain('median');
    expect(error.text.en).toContain('fractions');
  });

  it('a band the raster does not have', async () => {
    for (const band of [1, -1, Number.NaN]) {
      expect(await refusal([rectangle(0, 0, 1, 1)], { band })).toMatchObject({
        kind: 'input',
        code: 'band-not-in-raster',
      });
    }
  });

  it('fractions of a measured surface', async () => {
    const values = Float64Array.from({ length: 1600 }, (_, cell) => cell / 7);
    const raster = memoryRaster({ width: 40, height: 40, values, transform: [1, 0, 0, 0, -1, 40] });
    const error = await refusal([rectangle(0, 0, 40, 40)], { raster, statistics: ['fractions'] });
    expect(error).toMatchObject({ kind: 'usage', code: 'too-many-classes', at: { layer: 'som', field: 'fractions' } });
  });

  it('a grid whose cells have no area', async () => {
    for (const transform of [
      [0, 0, 0, 0, -1, 3],
      [1, 1, 0, 1, 1, 0],
      [Number.NaN, 0, 0, 0, -1, 3],
    ] as const) {
      const raster = memoryRaster({ width: 3, height: 3, values: Float64Array.from(NINE.flat()), transform });
      expect(await refusal([rectangle(0, 0, 1, 1)], { raster })).toMatchObject({
        kind: 'input',
        code: 'degenerate-grid',
      });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { quietRun } from '../../../engine/run/run.ts';
import { numberAt, type Table } from '../../../engine/table/table.ts';
import type { ValueClasses } from '../../../engine/zonal/statistic.ts';
import { weightedQuantile } from '../../../engine/zonal/weighted-quantile.ts';
import { type ZonalRequest, zonalTable } from '../../../engine/zonal/zonal-table.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { coverageOf, unitGrid } from './coverage-of.ts';
import { memoryRaster, rasterOfRows } from './memory-raster.ts';
import { polygonSet, rectangle } from './polygon-rings.ts';
import { classesOf, filled, momentsOf } from './reduced.ts';
import { tableOf } from './reference-values.ts';

interface StatsCase {
  readonly id: string;
  readonly raster?: {
    values: number[][];
    xmin: number;
    ymin: number;
    nodata?: number;
    scale?: number;
    offset?: number;
  };
  readonly polygon?: { rect: [number, number, number, number] };
  readonly stat?: string;
  readonly expected?: unknown;
  readonly values?: number[];
  readonly weights?: number[] | number[][];
  readonly tolerance?: number;
}

const SINGLE = [
  'count',
  'mean',
  'median',
  'min',
  'max',
  'mode',
  'majority',
  'minority',
  'coefficient_of_variation',
  'variety',
  'variance',
  'stdev',
];

/** The peer casts quantiles of an integer raster to integers; its own reference values for the same grid are 3.5 and 6.5. */
const CAST_BY_PEER: Readonly<Record<string, readonly [string, number]>> = {
  'basic-quantile-0.25': ['q25', 3.5],
  'basic-quantile-0.75': ['q75', 6.5],
};

const HELD_BELOW = [
  'values',
  'coverage',
  'frac',
  'frac-one',
  'weighted_mean',
  'weighted_sum',
  'weighted_stdev',
  'weighted_variance',
  'weighted-frac',
  'weights-no-overlap-value',
  'nodata-all',
  'nodata-part',
  'scale-offset',
  'all-nodata',
  'uint64-preserved',
  'stats-nodata-mixed',
  'variance-weighted',
  'variance-equal',
  'quantile-equal',
  'quantile-weighted',
  'quantile-bad',
  'rotated-raster',
  'coverage-weight-none',
  'min-coverage',
  'default-value',
  'weighted-multiresolution',
  'default-out-of-range',
];

describe.skipIf(!hasShared)(
  'exactextract statistics cases (read from the shared folder, skipped where it is absent)',
  () => {
    const cases = new Map(
      (hasShared ? sharedJson<{ cases: StatsCase[] }>('conformance/zonal/exactextract-stats.json').cases : []).map(
        (each) => [each.id, each],
      ),
    );
    const named = (id: string): StatsCase => cases.get(id) ?? { id };
    const single = [...cases.values()].filter(({ id }) => SINGLE.some((stat) => id === `basic-${stat}`));

    it('leaves out none', () => {
      const used = new Set([...single.map(({ id }) => id), ...Object.keys(CAST_BY_PEER), ...HELD_BELOW]);
      expect([...cases.keys()].filter((id) => !used.has(id))).toEqual([]);
      expect(used.size).toBe(cases.size);
    });

    it.each(single.map((each) => [each.id, each] as const))('%s', async (_, each) => {
      const stat = each.stat === 'majority' ? 'mode' : (each.stat ?? '');
      expectNear(numberAt(await measure(each, [stat]), `v.${stat}`, 0), each.expected);
    });

    it.each(Object.entries(CAST_BY_PEER))('%s', async (id, [stat, value]) => {
      const found = numberAt(await measure(named(id), [stat]), `v.${stat}`, 0);
      expectNear(found, value);
      expect(Math.trunc(found ?? Number.NaN)).toBe(named(id).expected);
    });

    it('values, coverage', () => {
      const fractions = [...coverageOf(rectangle(0.5, 0.5, 2.5, 2.5), unitGrid(3, 3))];
      expect(fractions).toEqual(named('coverage').expected);
      const values = named('values').raster?.values.flat() ?? [];
      expect(values.filter((_, cell) => (fractions[cell] ?? 0) > 0)).toEqual(named('values').expected);
    });

    it.each(['frac', 'frac-one'])('%s', async (id) => {
      const table = await measure(named(id), ['fractions']);
      const found = [...table.columns.keys()].filter((name) => name.startsWith('v.frac_'));
      const expected = Object.entries(named(id).expected as Record<string, number>);
      expect(found).toEqual(expected.map(([value]) => `v.frac_${value}`));
      for (const [value, share] of expected) expectNear(numberAt(table, `v.frac_${value}`, 0), share);
    });

    it('nodata-all, nodata-part, all-nodata, stats-nodata-mixed', async () => {
      const asked = ['sum', 'mean', 'count', 'mode', 'minority', 'min', 'max', 'variety'];
      for (const id of ['nodata-all', 'nodata-part', 'all-nodata', 'stats-nodata-mixed']) {
        const table = await measure(named(id), asked);
        for (const [stat, expected] of Object.entries(named(id).expected as Record<string, number | null>)) {
          expectNear(numberAt(table, `v.${stat}`, 0), expected);
        }
      }
    });

    it('scale-offset: nodata is tested on the raw value', async () => {
      const table = await measure(named('scale-offset'), ['fractions']);
      const found = [...table.columns.keys()].filter((name) => name.startsWith('v.frac_'));
      const expected = [...(named('scale-offset').expected as number[])].sort((a, b) => a - b);
      expect(found).toEqual(expected.map((value) => `v.frac_${value}`));
    });

    it('uint64-preserved: as the nearest float64, which the docs say', async () => {
      const table = await measure(named('uint64-preserved'), ['mode']);
      expect(numberAt(table, 'v.mode', 0)).toBe(Number(named('uint64-preserved').expected));
    });

    it.each(['weighted_mean', 'weighted_sum', 'weighted_stdev', 'weighted_variance'])(
      '%s by a second raster',
      async (id) => {
        expectNear(numberAt(await weighted(named(id), [id]), `v.${id}`, 0), named(id).expected, 1e-6);
      },
    );

    it('weights-no-overlap-value: missing, never 0', async () => {
      const table = await weighted(named('weights-no-overlap-value'), ['weighted_mean']);
      expect(numberAt(table, 'v.weighted_mean', 0)).toBeUndefined();
    });

    it('weighted-frac, as weighted sums of one class at a time', async () => {
      const each = named('weighted-frac');
      const rows = each.raster?.values ?? [];
      const share = async (value: number | null): Promise<number> => {
        const values = rows.map((row) => row.map((cell) => (value === null || cell === value ? 1 : 0)));
        const table = await weighted({ ...each, raster: { values, xmin: 0, ymin: 0 } }, ['weighted_sum']);
        return numberAt(table, 'v.weighted_sum', 0) ?? Number.NaN;
      };
      const total = await share(null);
      for (const [value, expected] of Object.entries(each.expected as Record<string, number>)) {
        expectNear((await share(Number(value))) / total, expected);
      }
    });

    it('weighted-multiresolution: weights on cells twice as large', async () => {
      const each = named('weighted-multiresolution') as unknown as StatsCase & { weights: { values: number[][] } };
      const second = rasterOfRows(each.weights.values, { cell: 2 });
      const statistics = ['mean', 'sum', 'weighted_mean', 'weighted_sum'];
      const table = await measure(each, statistics, { weights: { raster: second, band: 0 } });
      const expected = each.expected as Record<string, number>;
      const of = (id: string): number => numberAt(table, `v.${id}`, 0) ?? Number.NaN;
      expectNear(of('mean'), expected.mean);
      expectNear(of('weighted_mean'), expected.weighted_mean);
      expectNear(of('weighted_sum') / of('sum'), expected.weighted_fraction);
    });

    it('coverage-weight-none, min-coverage, default-value, default-out-of-range', async () => {
      const none = await measure(named('coverage-weight-none'), ['count', 'mean'], {
        rule: { minimum: 0, whole: true },
      });
      expect([numberAt(none, 'v.count', 0), numberAt(none, 'v.mean', 0)]).toEqual([6, 3.5]);
      const most = await measure(named('min-coverage'), ['count'], { rule: { minimum: 0.49, whole: false } });
      expect(numberAt(most, 'v.count', 0)).toBe(3);
      const expected = named('default-value').expected as Record<string, number>;
      for (const [suffix, options] of [
        ['', {}],
        ['_with_default', { defaultValue: 123 }],
      ] as const) {
        const table = await measure(named('default-value'), ['count', 'sum', 'mean'], options);
        for (const id of ['count', 'sum', 'mean'])
          expectNear(numberAt(table, `v.${id}`, 0), expected[`${id}${suffix}`]);
      }
      const small = { ...rasterOfRows([[-99]], { nodata: -99 }), sampleType: 'int8' };
      const polygons = polygonSet([rectangle(0, 0, 1, 1)]);
      const ask = (defaultValue: number) =>
        zonalTable(
          { polygons, raster: small, band: 0, layer: 'v', unit: '', statistics: ['mean'], defaultValue },
          quietRun,
        );
      await expect(ask(128)).rejects.toMatchObject({ kind: 'usage', code: 'default-value-out-of-range' });
      expect(numberAt(tableOf(await ask(127)), 'v.mean', 0)).toBe(127);
    });

    it.each(['variance-weighted', 'variance-equal'])('%s', (id) => {
      const { values = [], weights = [] } = named(id);
      const moments = momentsOf(values, weights as number[]);
      const expected = named(id).expected as { stdev: number; variance: number; cv: number };
      expectNear(filled('stdev', moments), expected.stdev, 1e-6);
      expectNear(filled('variance', moments), expected.variance, 1e-6);
      expectNear(filled('coefficient_of_variation', moments), expected.cv, 1e-6);
    });

    it('quantile-equal, quantile-weighted: of the value without weight the note leaves either reading', () => {
      const listed = (id: string): ValueClasses =>
        classesOf(named(id).values ?? [], (named(id).weights as number[]) ?? []);
      const equal = named('quantile-equal').expected as Record<string, number>;
      for (const [key, value] of Object.entries(equal)) {
        expectNear(weightedQuantile(listed('quantile-equal'), Number(key.slice(1))), value, 1e-6);
      }
      // Cells that a parcel does not cover are never listed, so the value of weight 0 is left out, as a parcel would.
      const { values = [], weights = [] } = named('quantile-weighted');
      const kept = values.filter((_, k) => (weights as number[])[k] !== 0);
      const classes = classesOf(
        kept,
        (weights as number[]).filter((weight) => weight !== 0),
      );
      [-12.7, 2.322742, 4.183654, 9.270493, 100.4].forEach((value, k) => {
        expectNear(weightedQuantile(classes, k / 4), value, 1e-6);
      });
    });

    it('quantile-bad: quantiles and weights out of range are refused', () => {
      const two = (weight: number): ValueClasses => ({
        length: 2,
        values: Float64Array.of(1, 2),
        weights: Float64Array.of(1, weight),
      });
      for (const q of [1.1, -0.1, Number.NaN]) {
        expect(() => weightedQuantile(two(1), q)).toThrow(expect.objectContaining({ code: 'quantile-out-of-range' }));
      }
      for (const weight of [-1, Number.NaN, Infinity]) {
        expect(() => weightedQuantile(two(weight), 0.5)).toThrow(
          expect.objectContaining({ code: 'weight-not-usable' }),
        );
      }
    });

    it('rotated-raster: handled, not read as north-up (the file it names is not in the shared folder)', async () => {
      const raster = memoryRaster({
        width: 8,
        height: 6,
        values: Float64Array.from({ length: 48 }, (_, cell) => cell),
        transform: [26, -15, 372_000, 15, 26, 4_290_000],
      });
      const [a, b, c, d, e, f] = raster.grid.transform;
      const corner = (x: number, y: number): readonly [number, number] => [a * x + b * y + c, d * x + e * y + f];
      const polygons = polygonSet([[[[corner(2, 3), corner(4.5, 3), corner(4.5, 5), corner(2, 5)]]]]);
      const statistics = ['count', 'sum'];
      const table = tableOf(
        await zonalTable({ polygons, raster, band: 0, layer: 'v', unit: '', statistics }, quietRun),
      );
      expectNear(numberAt(table, 'v.count', 0), 5);
      expectNear(numberAt(table, 'v.sum', 0), 26 + 27 + 28 / 2 + 34 + 35 + 36 / 2);
    });
  },
);

function expectNear(found: number | undefined, expected: unknown, tolerance = 1e-9): void {
  if (expected === null) {
    expect(found).toBeUndefined();
    return;
  }
  const size = Math.max(1, Math.abs(Number(expected)));
  expect(
    Math.abs((found ?? Number.NaN) - Number(expected)),
    `expected ${expected}, found ${found}`,
  ).toBeLessThanOrEqual(tolerance * size);
}

async function measure(
  each: StatsCase,
  statistics: readonly string[],
  options: Partial<ZonalRequest> = {},
): Promise<Table> {
  const { values, xmin, ymin, nodata = null, scale = 1, offset = 0 } = each.raster ?? { values: [], xmin: 0, ymin: 0 };
  const raster = rasterOfRows(values, { xmin, ymin, nodata, scale, offset });
  const polygons = polygonSet([rectangle(...(each.polygon?.rect ?? [0, 0, 0, 0]))]);
  const request = { polygons, raster, band: 0, layer: 'v', unit: '', statistics, ...options };
  return tableOf(await zonalTable(request, quietRun));
}

/** The case with its weights as a raster on the same grid. */
function weighted(each: StatsCase, statistics: readonly string[]): Promise<Table> {
  const second = rasterOfRows((each.weights as number[][]) ?? []);
  return measure(each, statistics, { weights: { raster: second, band: 0 } });
}

import { describe, expect, it } from 'vitest';
import { quietRun } from '../../../engine/run/run.ts';
import { numberAt, type Table } from '../../../engine/table/table.ts';
import { addCells, emptySummary, type ParcelSummary } from '../../../engine/zonal/parcel-summary.ts';
import type { ValueClasses } from '../../../engine/zonal/statistic.ts';
import { mean } from '../../../engine/zonal/statistics/mean.ts';
import { stdev } from '../../../engine/zonal/statistics/stdev.ts';
import { variance } from '../../../engine/zonal/statistics/variance.ts';
import { gatherClasses } from '../../../engine/zonal/value-classes.ts';
import { weightedQuantile } from '../../../engine/zonal/weighted-quantile.ts';
import { zonalTable } from '../../../engine/zonal/zonal-table.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { coverageOf, unitGrid } from './coverage-of.ts';
import { memoryRaster, rasterOfRows } from './memory-raster.ts';
import { polygonSet, rectangle } from './polygon-rings.ts';
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

/** Cases that ask for what the engine does not offer. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'basic-coefficient_of_variation': 'stdev / mean, not a column of its own',
  'coverage-weight-none': 'weighing all touched cells alike is the rule the engine exists to avoid',
  'min-coverage': 'leaving out partly covered cells likewise',
  'default-value': 'nodata is never replaced by a value',
  'weighted-multiresolution': 'weights from a second raster on another grid are not offered yet',
  'default-out-of-range': 'nodata is never replaced by a value',
};

const SINGLE = [
  'count',
  'mean',
  'median',
  'min',
  'max',
  'mode',
  'majority',
  'minority',
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

    it('leaves out exactly the cases listed', () => {
      const used = new Set([...single.map(({ id }) => id), ...Object.keys(CAST_BY_PEER), ...HELD_BELOW]);
      expect([...cases.keys()].filter((id) => !used.has(id))).toEqual(Object.keys(NOT_ASKED));
      expect(used.size + Object.keys(NOT_ASKED).length).toBe(cases.size);
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

    it('weighted_mean, weighted_sum, weighted_stdev, weighted_variance, weights-no-overlap-value', () => {
      expectNear(mean.of(weighted(named('weighted_mean'))), named('weighted_mean').expected);
      expectNear(weighted(named('weighted_sum')).weightedSum, named('weighted_sum').expected);
      expectNear(stdev.of(weighted(named('weighted_stdev'))), named('weighted_stdev').expected, 1e-6);
      expectNear(variance.of(weighted(named('weighted_variance'))), named('weighted_variance').expected, 1e-6);
      expect(mean.of(weighted(named('weights-no-overlap-value')))).toBeNaN();
    });

    it('weighted-frac', () => {
      const classes = classesOf(weighted(named('weighted-frac')));
      const total = classes.weights.subarray(0, classes.length).reduce((sum, weight) => sum + weight, 0);
      const expected = Object.entries(named('weighted-frac').expected as Record<string, number>);
      expected.forEach(([value, share], k) => {
        expect(classes.values[k]).toBe(Number(value));
        expectNear((classes.weights[k] ?? Number.NaN) / total, share);
      });
    });

    it.each(['variance-weighted', 'variance-equal'])('%s', (id) => {
      const summary = listed(named(id));
      const expected = named(id).expected as { stdev: number; variance: number; cv: number };
      expectNear(stdev.of(summary), expected.stdev, 1e-6);
      expectNear(variance.of(summary), expected.variance, 1e-6);
      expectNear(stdev.of(summary) / mean.of(summary), expected.cv, 1e-6);
    });

    it('quantile-equal, quantile-weighted: a value without weight does not count, as the note allows', () => {
      const equal = named('quantile-equal').expected as Record<string, number>;
      for (const [key, value] of Object.entries(equal)) {
        expectNear(weightedQuantile(classesOf(listed(named('quantile-equal'))), Number(key.slice(1))), value, 1e-6);
      }
      const classes = classesOf(listed(named('quantile-weighted')));
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

async function measure(each: StatsCase, statistics: readonly string[]): Promise<Table> {
  const { values, xmin, ymin, nodata = null, scale = 1, offset = 0 } = each.raster ?? { values: [], xmin: 0, ymin: 0 };
  const raster = rasterOfRows(values, { xmin, ymin, nodata, scale, offset });
  const polygons = polygonSet([rectangle(...(each.polygon?.rect ?? [0, 0, 0, 0]))]);
  return tableOf(await zonalTable({ polygons, raster, band: 0, layer: 'v', unit: '', statistics }, quietRun));
}

/** The cells of a case with weights that are the same along each row, which is how geographic grids weigh them. */
function weighted(each: StatsCase): ParcelSummary {
  const rows = each.raster?.values ?? [];
  const weights = (each.weights as number[][]).map((row) => {
    expect(new Set(row).size).toBe(1);
    return row[0] ?? Number.NaN;
  });
  const summary = emptySummary(true);
  const grid = unitGrid(3, rows.length);
  addCells(summary, {
    columns: 3,
    rows: rows.length,
    fractions: coverageOf(rectangle(...(each.polygon?.rect ?? [0, 0, 0, 0])), grid),
    values: Float64Array.from(rows.flat()),
    firstValue: 0,
    rowAreas: Float64Array.from(weights),
    firstRow: 0,
  });
  return summary;
}

/** Values with weights as one row of cells. */
function listed(each: StatsCase): ParcelSummary {
  const values = Float64Array.from(each.values ?? []);
  const fractions = Float64Array.from((each.weights as number[]) ?? []);
  const summary = emptySummary(true);
  addCells(summary, { columns: values.length, rows: 1, fractions, values, firstValue: 0, rowAreas: null, firstRow: 0 });
  return summary;
}

function classesOf(summary: ParcelSummary): ValueClasses {
  if (summary.classes === null) throw new Error('the summary was asked for no classes');
  return gatherClasses(summary.classes);
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { zonalTable } from '../../../engine/zonal/zonal-table.ts';
import { hasShared, sharedJson, sharedPath } from '../../shared-data.ts';
import { coverageRows } from './coverage-of.ts';
import { type Feature, featureOf, polygonSet, type Ring } from './polygon-rings.ts';
import { expectReference, REFERENCE_STATISTICS, type Reference } from './reference-values.ts';

interface CoverageCase {
  readonly id: string;
  readonly grid: {
    xmin: number;
    ymin: number;
    xmax: number;
    ymax: number;
    dx: number;
    dy: number;
    cols: number;
    rows: number;
  };
  readonly peer_expected_coverage_submatrix: number[][] | null;
  readonly wkt?: string;
  readonly polygons?: string;
  readonly raster?: string;
  readonly reference?: Reference;
}

const FOLDER = 'conformance/zonal';

/** Cases that ask for something else than polygons over a raster. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'ee-basic-rectangular-line': 'a line has no area',
  'ee-unsupported-geometry': 'a PolygonSet holds no points; the formats refuse them at the door',
  'ee-small-line-optimization': 'a line has no area',
};

/** Values of a reference that are themselves rounding, and why ours rightly differ; everything else of the case is held. */
const ROUNDING: Readonly<Record<string, { readonly values: readonly (keyof Reference)[]; readonly why: string }>> = {
  'ee-robustness-regression-test-6': {
    values: ['median_weighted', 'q25_weighted', 'q75_weighted'],
    why: 'the polygon runs along cell borders; the reference counts 16 cells of coverage 1e-13 among the distinct values',
  },
  'ee-robustness-regression-test-7': {
    values: [
      'sum',
      'mean',
      'min',
      'max',
      'variance_population',
      'stdev_population',
      'median_weighted',
      'q25_weighted',
      'q75_weighted',
      'fractions',
      'majority',
    ],
    why: 'a sliver as wide as the last place of its coordinates: it covers no cell by more than rounding',
  },
};

describe.skipIf(!hasShared)(
  'exactextract coverage cases (read from the shared folder, skipped where it is absent)',
  () => {
    const cases = hasShared ? sharedJson<{ cases: CoverageCase[] }>(`${FOLDER}/exactextract-coverage.json`).cases : [];
    const withPolygons = cases.filter(({ polygons }) => polygons !== undefined);
    const withMatrix = cases.filter(
      (each) => each.peer_expected_coverage_submatrix !== null && !(each.id in NOT_ASKED),
    );

    it('leaves out exactly the cases listed', () => {
      const used = new Set([...withPolygons, ...withMatrix].map(({ id }) => id));
      expect(cases.map(({ id }) => id).filter((id) => !used.has(id))).toEqual(Object.keys(NOT_ASKED));
      expect(used.size).toBe(28);
    });

    it.each(withMatrix.map((each) => [each.id, each] as const))('%s: coverage of each cell', (_, each) => {
      const { xmin, ymax, dx, dy, cols, rows } = each.grid;
      const found = coverageRows(featureOfCase(each), {
        transform: [dx, 0, xmin, 0, -dy, ymax],
        width: cols,
        height: rows,
      });
      const expected = each.peer_expected_coverage_submatrix ?? [];
      const box = boxOf(featureOfCase(each));
      const left = Math.floor((box[0] - xmin) / dx);
      const top = Math.floor((ymax - box[3]) / dy);
      const total = found.flat().reduce((sum, fraction) => sum + fraction, 0);
      expect(total).toBeCloseTo(
        expected.flat().reduce((sum, fraction) => sum + fraction, 0),
        6,
      );
      expected.forEach((row, r) => {
        row.forEach((fraction, c) => {
          expect(Math.abs((found[top + r]?.[left + c] ?? Number.NaN) - fraction)).toBeLessThan(1e-6);
        });
      });
    });

    it.each(withPolygons.map((each) => [each.id, each] as const))('%s: statistics from the files', async (id, each) => {
      const raster = await openGeoTiff(
        bytesSource(id, new Uint8Array(readFileSync(sharedPath(`${FOLDER}/${each.raster}`)))),
        {},
      );
      const polygons = polygonSet([featureOfCase(each)], 'EPSG:4326');
      const measuring = zonalTable(
        { polygons, raster, band: 0, layer: 'v', unit: '', statistics: REFERENCE_STATISTICS },
        quietRun,
      );
      const reference = each.reference ?? {};
      if (reference.coverage_sum_all === 0 && id === 'ee-geometry-entirely-outside-raster') {
        await expect(measuring).rejects.toMatchObject({ kind: 'input', code: 'raster-does-not-overlap' });
        return;
      }
      const left = Object.entries(reference).filter(([key]) => !ROUNDING[id]?.values.includes(key as keyof Reference));
      expectReference(await measuring, 0, Object.fromEntries(left));
    });
  },
);

function featureOfCase(each: CoverageCase): Feature {
  if (each.polygons === undefined) return collectionOf(each.wkt ?? '');
  const collection = JSON.parse(readFileSync(sharedPath(`${FOLDER}/${each.polygons}`), 'utf8'));
  return featureOf(collection.features[0].geometry);
}

/** Every ring of a WKT text as a polygon of its own, which is right for collections without holes. */
function collectionOf(wkt: string): Feature {
  return Array.from(wkt.matchAll(/\(([^()]+)\)/g), (match): Ring[] => [
    (match[1] ?? '').split(',').map((pair): readonly [number, number] => {
      const [x, y] = pair.trim().split(/\s+/).map(Number);
      return [x ?? Number.NaN, y ?? Number.NaN];
    }),
  ]);
}

function boxOf(feature: Feature): readonly [number, number, number, number] {
  const points = feature.flat(2);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

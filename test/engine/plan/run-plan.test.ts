import { describe, expect, it } from 'vitest';
import { candidatesGeoJson } from '../../../engine/plan/candidates-geojson.ts';
import { InputDesk } from '../../../engine/plan/input-desk.ts';
import { planDocument } from '../../../engine/plan/plan-document.ts';
import type { PlanInputs } from '../../../engine/plan/plan-inputs.ts';
import { NOT_ASSESSED, SCORED, TO_BE_SAMPLED } from '../../../engine/plan/plan-tables.ts';
import { runPlan } from '../../../engine/plan/run-plan.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import type { Run } from '../../../engine/run/run.ts';
import { geojsonFaults } from '../../ci/geojson-faults.ts';
import {
  collection,
  feature,
  filesOf,
  planTiny,
  rasterBytes,
  square,
  threeSquares,
  tinyScenario,
} from './tiny-plan.ts';

const codesOf = (tables: Awaited<ReturnType<typeof planTiny>>) => tables.findings.map((finding) => finding.code);

describe('runPlan', () => {
  it('scores three touching squares into one candidate base with the area of all three', async () => {
    const tables = await planTiny();
    expect(Array.from(tables.parcels.status)).toEqual([SCORED, SCORED, SCORED]);
    expect(tables.parcels.suitability[0]).toBeCloseTo(0.8, 12);
    expect(tables.candidates).toHaveLength(1);
    const sum = tables.parcels.areaM2.reduce((a, b) => a + b, 0);
    expect(tables.candidates[0]?.grossAreaM2).toBeCloseTo(sum, 6);
    expect(tables.candidates[0]).toMatchObject({ rank: 1, id: 'v1-01', reachesThousandMu: false });
    expect(tables.villages[0]).toMatchObject({ rank: 1, parcelCount: 3, candidates: [0] });
  });

  it('says "to be sampled" for every parcel when a limit is asked and there is no evidence', async () => {
    const tables = await planTiny({}, { limits: ['soil'] });
    expect(Array.from(tables.parcels.status)).toEqual([TO_BE_SAMPLED, TO_BE_SAMPLED, TO_BE_SAMPLED]);
    expect(tables.candidates).toEqual([]);
    expect(tables.villages[0]?.reason.en).toContain('to be sampled');
  });

  it('writes RFC 7946 candidates and the same document twice', async () => {
    const [first, second] = [await planTiny(), await planTiny()];
    const geojson = candidatesGeoJson(first);
    expect(geojsonFaults(geojson)).toEqual([]);
    expect(candidatesGeoJson(second)).toBe(geojson);
    expect(planDocument(second)).toBe(planDocument(first));
    expect(JSON.parse(geojson).features[0].properties.parcel_ids).toEqual(['p1', 'p2', 'p3']);
  });

  it('unites parcels that share a border, so that the exported MultiPolygon is valid', async () => {
    const geojson = JSON.parse(candidatesGeoJson(await planTiny()));
    const { coordinates } = geojson.features[0].geometry;
    expect(coordinates).toHaveLength(1);
    expect(coordinates[0]).toHaveLength(1);
    const longitudes = coordinates[0][0].map(([x]: [number]) => x);
    expect([Math.min(...longitudes), Math.max(...longitudes)]).toEqual([100.5, 100.503]);
  });

  it('writes missing numbers as null, never as zero', async () => {
    const document = JSON.parse(planDocument(await planTiny({ 'level.tif': undefined })));
    expect(document.parcels.suitability).toEqual([null, null, null]);
    expect(document.parcels.criteria[0].memberships).toEqual([null, null, null]);
  });
});

describe('runPlan on bad input', () => {
  it('goes on without a missing layer and lists it', async () => {
    const tables = await planTiny({ 'level.tif': undefined });
    expect(Array.from(tables.parcels.status)).toEqual([NOT_ASSESSED, NOT_ASSESSED, NOT_ASSESSED]);
    expect(tables.findings[0]).toMatchObject({
      code: 'missing-file',
      severity: 'error',
      at: { layer: 'level', file: 'level.tif' },
    });
  });

  it('goes on without a raster that does not overlap and names both extents', async () => {
    const tables = await planTiny({ 'level.tif': rasterBytes(80, 110) });
    const finding = tables.findings.find((f) => f.code === 'raster-does-not-overlap');
    expect(finding?.message.en).toMatch(/110[\s\S]*100\.5|100\.5[\s\S]*110/);
    expect(tables.parcels.coverage[0]).toBe(0);
  });

  it('counts parcels that lie outside a raster', async () => {
    const far = collection([...threeSquares, feature('p9', square(100.6, 38.85))]);
    const tables = await planTiny({ 'parcels.geojson': far });
    const finding = tables.findings.find((f) => f.code === 'parcels-outside-raster');
    expect(finding?.message.en).toMatch(/^1 of 4 /);
    expect(tables.parcels.status[3]).toBe(NOT_ASSESSED);
  });

  it('lists layers that fail in the order of the scenario, whichever is heard of first', async () => {
    const [criterion] = tinyScenario().criteria as object[];
    const ids = ['first', 'second'];
    const scenario = tinyScenario({
      rasters: ids.map((id) => ({ id, file: `${id}.tif`, unit: '' })),
      criteria: ids.map((id) => ({ ...criterion, id, weight: 0.5, column: `${id}.mean` })),
    });
    const rasters = { 'first.tif': rasterBytes(80), 'second.tif': rasterBytes(80) };
    const inputs = filesOf({ 'parcels.geojson': collection(threeSquares), ...rasters });
    const words = { zh: '坏', en: 'broken' };
    let measuring = false;
    const breaking: PlanInputs = {
      open: async (name) => {
        const source = await inputs.open(name);
        if (!name.endsWith('.tif')) return source;
        const slice = async (start: number, end: number) => {
          if (!measuring) return source.slice(start, end);
          await new Promise((later) => setTimeout(later, name === 'first.tif' ? 20 : 0));
          throw new PlanningError('input', 'broken', { text: words, remedy: words });
        };
        return { ...source, slice };
      },
    };
    const run: Run = {
      step: async (stage) => {
        measuring = stage === 'zonal';
      },
    };
    const { tables } = await runPlan({ scenario, scenarioName: 'tiny.json', inputs: breaking }, run);
    expect(
      tables.findings.filter((f) => f.code === 'broken' || f.code === 'unreadable-block').map((f) => f.at.layer),
    ).toEqual(ids);
  });

  it('goes on without a truncated TIFF and says which file', async () => {
    const tables = await planTiny({ 'level.tif': rasterBytes(80).slice(0, 150) });
    expect(tables.findings.find((f) => f.at.file === 'level.tif')?.severity).toBe('error');
  });

  it('goes on with the parcel files that can be used and lists the others', async () => {
    const parcels = { ...(tinyScenario().parcels as object), files: ['gone.geojson', 'parcels.geojson'] };
    const tables = await planTiny({}, { parcels });
    expect(tables.parcels.ids).toEqual(['p1', 'p2', 'p3']);
    expect(tables.findings[0]).toMatchObject({ code: 'missing-file', severity: 'error', at: { file: 'gone.geojson' } });
    expect(tables.inputs.map((input) => input.counts.used)).toContain(3);
  });

  it('goes on without a conversion whose document is wrong, naming the wrong key', async () => {
    const salinity = { layer: 'level', method: 'x', standard: 'wrong.json', extract: '1:5' };
    const tables = await planTiny({ 'wrong.json': '{"methods": [{"id": 1}]}' }, { salinity });
    const finding = tables.findings.find((f) => f.code === 'bad-document');
    expect(finding).toMatchObject({ severity: 'error', at: { file: 'wrong.json' } });
    expect(finding?.message.en).toContain('methods.0.id');
  });

  it('goes on without a parcel file that lacks the id field', async () => {
    const other = JSON.stringify({
      ...JSON.parse(collection(threeSquares)),
      features: [{ ...threeSquares[0], properties: { village: 'v' } }],
    });
    const parcels = { ...(tinyScenario().parcels as object), files: ['parcels.geojson', 'q.geojson'] };
    const tables = await planTiny({ 'q.geojson': other }, { parcels });
    expect(tables.parcels.ids).toEqual(['p1', 'p2', 'p3']);
    expect(tables.findings[0]).toMatchObject({
      code: 'missing-field',
      severity: 'error',
      at: { file: 'q.geojson', field: 'id' },
    });
  });

  it('keeps the first of two parcels with one id and lists the second', async () => {
    const twice = collection([...threeSquares, feature('p2', square(100.503, 38.85))]);
    const tables = await planTiny({ 'parcels.geojson': twice });
    expect(tables.parcels.ids).toEqual(['p1', 'p2', 'p3']);
    expect(tables.findings[0]).toMatchObject({ code: 'duplicate-id', at: { feature: 'p2', row: 4, field: 'id' } });
    expect(tables.inputs[0]?.counts).toEqual({ read: 4, used: 3, dropped: 1 });
  });

  it('repairs a self-crossing ring and states the area before and after', async () => {
    const bowTie = feature('p4', [
      [100.503, 38.85],
      [100.504, 38.851],
      [100.504, 38.85],
      [100.503, 38.851],
    ]);
    const tables = await planTiny({ 'parcels.geojson': collection([...threeSquares, bowTie]) });
    expect(codesOf(tables)).toContain('repaired-ring');
    expect(tables.parcels.ids).toHaveLength(4);
    expect(tables.parcels.areaM2[3]).toBeCloseTo((tables.parcels.areaM2[0] as number) / 2, -1);
  });

  it('lists a parcel without an id and one without area', async () => {
    const flat = feature('p5', [
      [100.503, 38.85],
      [100.504, 38.85],
      [100.503, 38.85],
    ]);
    const features = [...threeSquares, feature(null, square(100.505, 38.85)), flat];
    const tables = await planTiny({ 'parcels.geojson': collection(features) });
    expect(tables.parcels.ids).toHaveLength(3);
    expect(tables.findings.filter((f) => f.severity === 'error')).toHaveLength(2);
  });

  it('refuses when nothing can be computed, naming what was found', async () => {
    await expect(planTiny({ 'parcels.geojson': collection([]) })).rejects.toMatchObject({ kind: 'input' });
    await expect(planTiny({ 'parcels.geojson': undefined })).rejects.toMatchObject({ code: 'missing-file' });
    await expect(planTiny({ 'parcels.geojson': '<html>' })).rejects.toMatchObject({ kind: 'input' });
    const points = [
      { type: 'Feature', properties: { id: 'a', village: 'v' }, geometry: { type: 'Point', coordinates: [100, 38] } },
    ];
    await expect(planTiny({ 'parcels.geojson': collection(points) })).rejects.toMatchObject({ code: 'no-polygons' });
  });

  it('refuses coordinates whose CRS nobody can tell', async () => {
    const metres = collection([feature('p1', square(372000, 4290000, 100))]);
    await expect(planTiny({ 'parcels.geojson': metres })).rejects.toMatchObject({
      kind: 'input',
      at: { file: 'parcels.geojson' },
    });
    const declared = { ...(tinyScenario().parcels as object), crs: 'EPSG:4543' };
    const tables = await planTiny({ 'parcels.geojson': metres }, { parcels: declared, rasters: [] });
    expect(tables.parcels.areaM2[0]).toBeCloseTo(10000, -2);
  });

  it('names the fields of the village layer when one is not there', async () => {
    const layer = collection([{ ...feature('', square(100, 38)), properties: { code: 'v1', name: 'v1' } }]);
    const villages = { file: 'v.geojson', code: 'cun', name: 'name', townCode: 'name', town: 'name' };
    const refused = planTiny({ 'v.geojson': layer }, { villages: { ...villages, countyCode: 'name', county: 'name' } });
    await expect(refused).rejects.toThrow(/v\.geojson has no field cun; it has code, name/);
  });

  it('tells a sheet of headers alone', async () => {
    const desk = new InputDesk(filesOf({ 'samples.csv': 'id,pH\n' }));
    expect((await desk.sheet('soil samples', 'samples.csv')).table.length).toBe(0);
    expect(desk.findings).toMatchObject([{ code: 'empty-sheet', at: { file: 'samples.csv', layer: 'soil samples' } }]);
  });

  it('refuses a field that is not there and names the fields there are', async () => {
    const parcels = { ...(tinyScenario().parcels as object), id: 'DKBM' };
    const refused = planTiny({}, { parcels });
    await expect(refused).rejects.toMatchObject({ code: 'missing-field', at: { field: 'DKBM' } });
    await expect(refused).rejects.toThrow(/id, village/);
  });
});

describe('checkScenario', () => {
  it('names each wrong key, weights that do not sum to 1, ids that repeat', async () => {
    await expect(planTiny({}, { asOf: 'soon' })).rejects.toThrow(/asOf/);
    await expect(planTiny({}, { colour: 'red' })).rejects.toThrow(/colour/);
    const [criterion] = tinyScenario().criteria as { weight: number }[];
    await expect(planTiny({}, { criteria: [{ ...criterion, weight: 0.5 }] })).rejects.toThrow(/sum to 0.5/);
    const half = { ...criterion, weight: 0.5 };
    await expect(planTiny({}, { criteria: [half, half] })).rejects.toThrow(/twice/);
  });

  it('refuses a statistic nobody knows, naming those there are', async () => {
    const [criterion] = tinyScenario().criteria as object[];
    await expect(planTiny({}, { criteria: [{ ...criterion, column: 'level.average' }] })).rejects.toMatchObject({
      code: 'unknown-statistic',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../../../engine/geometry/geodesic-area.ts';
import { planBeltsGeoJson } from '../../../../engine/plan/isolation/plan-belts-geojson.ts';
import { planDocument } from '../../../../engine/plan/plan-document.ts';
import { geojsonFaults } from '../../../ci/geojson-faults.ts';
import { standardText } from '../evidence-bench.ts';
import { collection, feature, planTiny, rasterBytes, square } from '../tiny-plan.ts';
import { FIELD_M, isolationRule } from './belts-bench.ts';

const M2_PER_MU = 2000 / 3;
const words = { zh: '测试', en: 'test' };

/** Two good squares side by side; a poor one that is no candidate touches them in the east. */
const three = collection([
  feature('p1', square(100.5, 38.85)),
  feature('p2', square(100.501, 38.85)),
  feature('p3', square(100.502, 38.85)),
]);
/** Good land in the first seven columns of the raster, poor land beyond 100.502° E. */
const level = rasterBytes((column) => (column < 7 ? 80 : 10));

const SECTORS = 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' ');
/** A rose whose wind comes from one sector, most of the time. */
const rose = (town: string, from: string) =>
  SECTORS.map((sector) => `${town},spring,${sector},${sector === from ? 85 : 1}`).join('\n');
const windSheet = (...roses: string[]) => `town,season,sector,frequency\n${roses.join('\n')}\n`;
const wind = {
  file: 'wind.csv',
  town: 'town',
  season: 'season',
  sector: 'sector',
  frequency: 'frequency',
  of: 'spring',
};

const plan = (changes: Record<string, unknown> = {}, more: Record<string, unknown> = {}, files = {}) =>
  planTiny(
    { 'parcels.geojson': three, 'level.tif': level, 'isolation.json': standardText('isolation.json'), ...files },
    { isolation: isolationRule(changes), ...more },
  );

/** Height of a square of 0.001° in metres, by its area over its mean width. */
const heightM = 0.001 * 111_007;

describe('belts in a plan', () => {
  it('take the belt beside the parcel that is no candidate out of the base', async () => {
    const tables = await plan();
    const [base, ...others] = tables.candidates;
    expect(others).toEqual([]);
    expect(Array.from(base?.parcels ?? [])).toEqual([0, 1]);
    const gross = base?.grossAreaM2 as number;
    expect(gross).toBeCloseTo((tables.parcels.areaM2[0] as number) + (tables.parcels.areaM2[1] as number), 6);
    expect(gross - (base?.netAreaM2 as number)).toBeCloseTo(heightM * FIELD_M, -1);
    const { isolation } = tables;
    const { segments, belts } = isolation as NonNullable<typeof isolation>;
    expect(belts.areaM2.reduce((a, b) => a + b, 0)).toBeCloseTo(gross - (base?.netAreaM2 as number), 6);
    expect(Array.from(segments.areaM2).reduce((a, b) => a + b, 0)).toBeCloseTo(gross - (base?.netAreaM2 as number), 6);
    const drawn = ellipsoidalAreaM2(belts.polygons);
    for (const [k, area] of drawn.entries()) expect(area / (belts.areaM2[k] as number)).toBeCloseTo(1, 6);
    expect(base?.border?.lengthM).toBeGreaterThan(0);
    expect(base?.border?.conventionalShare).toBeCloseTo(heightM / (base?.border?.lengthM as number), 2);
  });

  it('count net in villages, and towards targets by the same figure', async () => {
    const tables = await plan();
    const net = tables.candidates[0]?.netAreaM2 as number;
    expect(tables.villages[0]).toMatchObject({ candidateAreaM2: net, largestCandidateAreaM2: net });
    expect(tables.villages[0]?.candidateGrossAreaM2).toBe(tables.candidates[0]?.grossAreaM2);
  });

  it('leave plans without belts as they were: gross', async () => {
    const tables = await planTiny({ 'parcels.geojson': three, 'level.tif': level });
    expect(tables.isolation).toBeNull();
    expect(tables.candidates[0]).toMatchObject({ netAreaM2: null, border: null, beltVariants: [] });
    expect(tables.villages[0]?.candidateAreaM2).toBe(tables.candidates[0]?.grossAreaM2);
    expect(planBeltsGeoJson(tables)).toBeNull();
    expect(tables.candidates[0]?.reason.en).not.toContain('without its belts');
  });

  it('put the words for net area into the reason of the rank', async () => {
    const { candidates } = await plan();
    const net = Math.floor((candidates[0]?.netAreaM2 as number) / M2_PER_MU);
    expect(candidates[0]?.reason.zh).toContain(`扣除隔离带后 ${net} 亩`);
    expect(candidates[0]?.reason.en).toContain(`${net} mu without its belts`);
  });

  it('compare the ways to keep a base apart', async () => {
    const { candidates } = await plan();
    const [base] = candidates;
    expect(base?.beltVariants.map(({ id }) => id)).toEqual(['inside', 'neighbour', 'shared']);
    expect(base?.beltVariants[0]?.netAreaM2).toBeCloseTo(base?.netAreaM2 as number, 6);
    expect(base?.beltVariants[1]).toMatchObject({ neighbourParcels: 1 });
  });

  it('say how much of the border has conventional land across, so that difficulty need not guess', async () => {
    const easyFirst = { weights: { 'conventional-neighbours': 1 }, operators: {}, source: words };
    const known = await plan({}, { easyFirst });
    const unknown = await planTiny({ 'parcels.geojson': three, 'level.tif': level }, { easyFirst });
    const [with_, without] = [known.candidates[0]?.difficulty, unknown.candidates[0]?.difficulty];
    expect(with_).not.toBeNull();
    expect(with_).not.toEqual(without);
    expect(with_?.low).toBe(with_?.value);
    expect(without?.low).not.toBe(without?.value);
  });

  it('write valid GeoJSON and the same document twice', async () => {
    const [first, second] = [await plan(), await plan()];
    expect(geojsonFaults([...(planBeltsGeoJson(first) ?? [])].join(''))).toEqual([]);
    expect(planDocument(second)).toBe(planDocument(first));
  });
});

describe('wind in belts', () => {
  const widthWith = async (from: string) => {
    const { isolation } = await plan({ wind }, {}, { 'wind.csv': windSheet(rose('', from)) });
    const { segments, causes } = isolation as NonNullable<typeof isolation>;
    const s = segments.widthM.findIndex((width) => width > 0);
    return { widthM: segments.widthM[s] as number, exposure: causes[segments.cause[s] as number]?.exposure };
  };

  it('blows from the neighbour: a rose of east wind keeps the full width beside a field in the east', async () => {
    const [east, west] = [await widthWith('E'), await widthWith('W')];
    expect(east.exposure).toBe(1);
    expect(east.widthM).toBeCloseTo(FIELD_M, 6);
    expect(west.exposure).toBeCloseTo(1 / 85, 9);
    expect(west.widthM).toBeCloseTo(8 + (FIELD_M - 8) / 85, 6);
  });

  it('is told where a town has no rose, and taken in full', async () => {
    const tables = await plan({ wind }, {}, { 'wind.csv': windSheet(rose('elsewhere', 'E')) });
    const found = tables.findings.filter(({ code }) => code === 'belts-without-wind');
    expect(found).toMatchObject([{ severity: 'warning', at: { file: 'wind.csv' } }]);
    const { segments } = tables.isolation as NonNullable<typeof tables.isolation>;
    expect(Math.max(...segments.widthM)).toBeCloseTo(FIELD_M, 6);
  });

  it('is told where a rose lacks a sector', async () => {
    const partial = rose('', 'E').split('\n').slice(1).join('\n');
    const { findings } = await plan({ wind }, {}, { 'wind.csv': windSheet(partial) });
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['incomplete-wind-rose', 'belts-without-wind']),
    );
  });
});

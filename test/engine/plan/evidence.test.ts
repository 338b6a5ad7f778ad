import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCLUDED, SCORED, TO_BE_SAMPLED } from '../../../engine/plan/plan-tables.ts';
import { FAIL, PASS, UNKNOWN } from '../../../engine/suitability/exclusion.ts';
import { repoRoot } from '../../shared-data.ts';
import { collection, feature, planTiny, square, tinyScenario } from './tiny-plan.ts';

const standard = (name: string) => readFileSync(resolve(repoRoot, 'data/standards', name), 'utf8');
const scenario = JSON.parse(readFileSync(resolve(repoRoot, 'data/scenarios/seven-towns.json'), 'utf8'));

/** Parcels of three sampling units (the first two digits of the id) in a row. */
const parcels = collection(['aa1', 'bb1', 'cc1'].map((id, k) => feature(id, square(100.5 + 0.001 * k, 38.85))));

const soilHeader = '编号,单元,日期,pH,Cd,Hg,As,Pb,Cr,Cu,Ni,Zn';
const clean = '0.1,0.05,12,22,62,30,32,75';

const soilQuestion = {
  file: 'soil.csv',
  standard: 'soil.json',
  sample: '编号',
  unit: '单元',
  date: '日期',
  ph: 'pH',
  items: Object.fromEntries(['Cd', 'Hg', 'As', 'Pb', 'Cr', 'Cu', 'Ni', 'Zn'].map((item) => [item, item])),
  required: ['Cd', 'Hg', 'As', 'Pb', 'Cr', 'Cu', 'Ni', 'Zn'],
  phError: 0.1,
};

const units = { ...(tinyScenario().parcels as object), unitDigits: 2 };

const withSoil = (rows: readonly string[]) =>
  planTiny(
    {
      'parcels.geojson': parcels,
      'soil.csv': [soilHeader, ...rows].join('\n'),
      'soil.json': standard('gb15618-2018.json'),
    },
    { parcels: units, soil: soilQuestion, limits: ['soil'] },
  );

describe('soil evidence', () => {
  it('passes, fails and asks for samples by unit; the worst of two samples decides', async () => {
    const rows = [
      `s1,aa,2025-03-01,8.2,${clean}`,
      `s2,bb,2025-03-01,8.2,${clean}`,
      `s3,bb,2024/3/1,8.2,0.9,${clean.slice(4)}`,
    ];
    const tables = await withSoil(rows);
    expect(Array.from(tables.parcels.limits.soil)).toEqual([PASS, FAIL, UNKNOWN]);
    expect(Array.from(tables.parcels.status)).toEqual([SCORED, EXCLUDED, TO_BE_SAMPLED]);
    const unit = tables.evidence[tables.parcels.evidence.soil[1] as number];
    expect(unit?.samples.map((sample) => [sample.id, sample.date, sample.answer])).toEqual([
      ['s2', '2025-03-01', PASS],
      ['s3', '2024-03-01', FAIL],
    ]);
    // A fail names value, limit, clause, sample and date.
    expect(unit?.reason.en).toMatch(/0\.9[\s\S]*0\.6[\s\S]*GB 15618-2018[\s\S]*Table 1[\s\S]*s3[\s\S]*2024-03-01/);
    expect(tables.evidence[tables.parcels.evidence.soil[2] as number]?.reason.zh).toContain('需采样');
  });

  it('tells samples whose unit has no parcel and cells it cannot read', async () => {
    const tables = await withSoil([`s1,zz,2025-03-01,8.2,${clean}`, `s2,aa,someday,8.2,abc,${clean.slice(4)}`]);
    const codes = tables.findings.map((finding) => [
      finding.code,
      finding.at.feature,
      finding.at.field,
      finding.at.row,
    ]);
    expect(codes).toContainEqual(['sample-without-parcel', 's1', '单元', undefined]);
    expect(codes).toContainEqual(['unreadable-cell', 's2', '日期', 3]);
    expect(codes).toContainEqual(['unreadable-cell', 's2', 'Cd', 3]);
    expect(tables.parcels.limits.soil[0]).toBe(UNKNOWN);
  });

  it('names the columns there are when the sheet has another header', async () => {
    const files = { 'soil.csv': 'a,b\n1,2', 'soil.json': standard('gb15618-2018.json') };
    const tables = await planTiny(files, { parcels: units, soil: soilQuestion, limits: ['soil'] });
    const finding = tables.findings.find((f) => f.code === 'missing-field');
    expect(finding).toMatchObject({ severity: 'error', at: { file: 'soil.csv', field: '编号' } });
    expect(finding?.message.en).toContain('a、b');
  });
});

describe('water evidence', () => {
  const canal = (id: string, x: number) => ({
    type: 'Feature',
    properties: { id, name: id, guarantee: '满足' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [x, 38.84],
        [x, 38.86],
      ],
    },
  });
  const items = scenario.water.items as Record<string, string>;
  const header = ['水样编号', '渠段编号', '采样日期', ...Object.values(items)].join(',');
  const test = (id: string, section: string, salt: string) =>
    [
      id,
      section,
      '2026-06-01',
      ...Object.keys(items).map((item) => (item === 'total-salt' ? salt : item === 'ph' ? '8' : '0.0001')),
    ].join(',');

  it('joins by the nearest section in reach and judges salt against its limit', async () => {
    const far = collection([
      feature('p1', square(100.5, 38.85)),
      feature('p2', square(100.52, 38.85)),
      feature('p3', square(100.6, 38.85)),
    ]);
    const tables = await planTiny(
      {
        'parcels.geojson': far,
        'canals.geojson': collection([canal('C1', 100.499), canal('C2', 100.522)]),
        'water.csv': [header, test('w1', 'C1', '650'), test('w2', 'C2', '1200'), test('w3', 'C9', '9999')].join('\n'),
        'water.json': standard('gb5084-2021.json'),
      },
      {
        water: {
          ...scenario.water,
          file: 'water.csv',
          standard: 'water.json',
          canals: { ...scenario.water.canals, file: 'canals.geojson' },
        },
        limits: ['water'],
      },
    );
    expect(Array.from(tables.parcels.limits.water)).toEqual([PASS, FAIL, UNKNOWN]);
    expect(tables.parcels.evidence.water[2]).toBe(-1);
    expect(tables.findings.find((f) => f.code === 'test-without-canal')?.at.feature).toBe('w3');
    expect(tables.evidence[tables.parcels.evidence.water[1] as number]?.reason.en).toMatch(
      /total salt 1200[\s\S]*1000/,
    );
  });
});

describe('air evidence', () => {
  const header = 'station,name,county,date,dust,SO2,NO2,PM10,PM2.5,CO,O3';
  const question = {
    file: 'air.csv',
    standard: 'air.json',
    station: 'station',
    name: 'name',
    county: 'county',
    date: 'date',
    dust: 'dust',
    dustYes: 'yes',
    items: Object.fromEntries(['SO2', 'NO2', 'PM10', 'PM2.5', 'CO', 'O3'].map((item) => [item, item])),
  };
  const days = (station: string, pm10: number, count: number) =>
    Array.from({ length: count }, (_v, k) => {
      const month = String(1 + (k % 12)).padStart(2, '0');
      const day = String(1 + (Math.floor(k / 12) % 28)).padStart(2, '0');
      return `${station},${station},v1,2025-${month}-${day},no,10,20,${pm10},20,1,100`;
    });
  const withAir = (rows: readonly string[]) =>
    planTiny(
      {
        'parcels.geojson': collection([
          { ...feature('p1', square(100.5, 38.85)), properties: { id: 'p1', village: 'v1', c: 'v1' } },
        ]),
        'air.csv': [header, ...rows].join('\n'),
        'air.json': standard('gb3095.json'),
      },
      {
        parcels: { ...(tinyScenario().parcels as object), village: { from: 'field', field: 'village', county: 'c' } },
        air: question,
        limits: ['air'],
      },
    );

  it('lets the worst of two stations of a county decide, in whatever order they stand', async () => {
    for (const rows of [
      [...days('A', 200, 336), ...days('B', 20, 336)],
      [...days('B', 20, 336), ...days('A', 200, 336)],
    ]) {
      const tables = await withAir(rows);
      expect(tables.parcels.limits.air[0]).toBe(FAIL);
      expect(tables.findings.map((f) => f.code)).toContain('several-stations');
    }
  });

  it('counts a day once, however often it is listed', async () => {
    const tables = await withAir([...days('A', 20, 168), ...days('A', 20, 168)]);
    expect(tables.parcels.limits.air[0]).toBe(UNKNOWN);
    expect(tables.findings.filter((f) => f.code === 'repeated-day')).toHaveLength(168);
  });

  it('never passes on marks for missing', async () => {
    const tables = await withAir(days('A', -99, 336));
    expect(tables.parcels.limits.air[0]).toBe(UNKNOWN);
    expect(tables.findings.some((f) => f.code === 'unreadable-cell')).toBe(true);
  });
});

describe('months since the last prohibited input', () => {
  const history = [
    'DKBM,年度,禁用投入品,最后使用日期,上级地块',
    'aa1,2024,是,2024-10-31,',
    'aa1,2025,否,,',
    'aa1,2026,否,,',
    'bb1,2025,否,,old1; old2',
    'bb1,2026,否,,',
    'old1,2024,是,2024-04-30,',
    'old2,2024,是,2025-04-30,',
    'cc1,2024,是,2024-05-01,',
    'cc1,2025,不详,,',
    'dd1,2021,否,,',
    'ee1,2021,是,2021-05-01,',
    'ee1,2024,不详,,',
    'ee1,2025,否,,',
    'ee1,2026,否,,',
    'ff1,2026年,否,,',
  ].join('\n');

  it('counts from the last dated use, from parents too, only over years that are stated, and not when this year is not', async () => {
    const ids = ['aa1', 'bb1', 'cc1', 'dd1', 'ee1', 'ff1'];
    const six = collection(ids.map((id, k) => feature(id, square(100.5 + 0.001 * k, 38.85))));
    const criterion = {
      ...(tinyScenario().criteria as object[])[0],
      id: 'months',
      column: 'inputs.months-clean',
      membership: { kind: 'linear', zero: 0, one: 24 },
    };
    const tables = await planTiny(
      { 'parcels.geojson': six, 'history.csv': history },
      { cropHistory: { ...scenario.cropHistory, file: 'history.csv' }, criteria: [criterion], rasters: [] },
    );
    expect(Array.from(tables.parcels.criteria[0]?.values ?? [])).toEqual([
      24,
      18,
      Number.NaN,
      Number.NaN,
      21,
      Number.NaN,
    ]);
    expect(Array.from(tables.parcels.coverage)).toEqual([1, 1, 0, 0, 1, 0]);
    expect(tables.findings).toContainEqual(
      expect.objectContaining({ code: 'unreadable-cell', at: expect.objectContaining({ feature: 'ff1' }) }),
    );
  });
});

describe('a neighbour layer that says nothing', () => {
  const works = (kind: string, x: number) => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'Point', coordinates: [x, 38.8505] },
  });
  const plan = (changes: object, x = 100.4995) =>
    planTiny(
      { 'parcels.geojson': parcels, 'works.geojson': collection([works('mill', x)]) },
      {
        neighbours: [{ id: 'works', file: 'works.geojson', searchM: 100, ...changes }],
        criteria: [{ ...(tinyScenario().criteria as object[])[0], id: 'works', column: 'works.distance' }],
        rasters: [],
      },
    );

  it('is missing, not far away, when its filter chooses nothing', async () => {
    const tables = await plan({ where: { field: 'kind', values: ['mil'] } });
    expect(tables.findings.find((f) => f.code === 'nothing-chosen')?.message.en).toContain('it holds mill');
    expect(tables.findings.map((f) => f.code)).toContain('criterion-without-data');
    expect(Array.from(tables.parcels.coverage)).toEqual([0, 0, 0]);
  });

  it('is told when none of its features is near any parcel', async () => {
    expect((await plan({}, 10)).findings.map((f) => f.code)).toContain('nothing-near');
  });
});

describe('distance to neighbours', () => {
  it('measures metres between outlines and caps at the search distance', async () => {
    const criterion = {
      ...(tinyScenario().criteria as object[])[0],
      id: 'works',
      column: 'works.distance',
      membership: { kind: 'linear', zero: 0, one: 300 },
    };
    const works = {
      type: 'Feature',
      properties: { kind: 'x' },
      geometry: { type: 'Point', coordinates: [100.4995, 38.8505] },
    };
    const tables = await planTiny(
      { 'parcels.geojson': parcels, 'works.geojson': collection([works]) },
      { neighbours: [{ id: 'works', file: 'works.geojson', searchM: 100 }], criteria: [criterion], rasters: [] },
    );
    // Half a thousandth of a degree of longitude at 38.85° N on GRS 80: 111412.84·cos φ − 93.5·cos 3φ metres a degree.
    const phi = (38.8505 * Math.PI) / 180;
    const metres = 0.0005 * (111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi));
    const [column] = tables.parcels.criteria;
    expect(column?.values[0]).toBeCloseTo(metres, 2);
    expect(column?.values[2]).toBe(100);
    expect(column?.cap).toBe(100);
  });
});

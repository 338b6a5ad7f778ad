import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../engine/formats/byte-source.ts';
import { findInvalidRings } from '../../../../engine/geometry/validity.ts';
import { SOURCE_KINDS } from '../../../../engine/isolation/source-kinds/index.ts';
import { SECTORS } from '../../../../engine/isolation/wind-rose.ts';
import { parcelsFrom } from '../../../../engine/parcel/parcels-from.ts';
import { InputDesk } from '../../../../engine/plan/input-desk.ts';
import type { SourceZoneTables } from '../../../../engine/plan/isolation/source-zone-rows.ts';
import { sourceZones } from '../../../../engine/plan/isolation/source-zones.ts';
import { ParcelColumns } from '../../../../engine/plan/parcel-columns.ts';
import { sources } from '../../../../engine/plan/question/source-question.ts';
import { readVillages } from '../../../../engine/plan/read-villages.ts';
import type { Scenario } from '../../../../engine/plan/scenario.ts';
import { schemaIssues } from '../../../../engine/plan/schema-issues.ts';
import type { Workbench } from '../../../../engine/plan/workbench.ts';
import { quietRun } from '../../../../engine/run/run.ts';
import { fullBitSet } from '../../../../engine/table/bit-set.ts';
import { numberAt } from '../../../../engine/table/table.ts';
import { hasShared, repoRoot, sharedJson } from '../../../shared-data.ts';
import { offset } from '../../isolation/flat-sets.ts';
import { benchOf, parcel, standardText } from '../evidence-bench.ts';
import { collection } from '../tiny-plan.ts';

const words = { zh: '测试', en: 'test' };
const wind = { file: 'w.csv', town: 'town', season: 'season', sector: 'sector', frequency: 'pct', of: 'annual' };
/** North of the middle of the first parcel's north edge by metres. */
const north = (metres: number) => offset([100.5005, 38.851], 0, metres);

function question(changes: Record<string, unknown> = {}) {
  return sources.parse({
    standard: 'd.json',
    searchM: 2000,
    of: [{ kind: 'industry', file: 'works.geojson' }],
    wind: null,
    canals: null,
    source: words,
    ...changes,
  });
}

function feature(type: string, coordinates: unknown, properties: Record<string, unknown> = {}) {
  return { type: 'Feature', properties: { name: 'x', ...properties }, geometry: { type, coordinates } };
}

const roses = (town: string) =>
  ['town,season,sector,pct', ...SECTORS.map((s) => `${town},annual,${s},${s === 'N' ? 40 : 4}`)].join('\n');

/** Parcels `aa1`, `aa2`, … 0.001° squares in a row, all of village v1. */
async function bench(files: Record<string, string>, count = 3): Promise<Workbench> {
  const list = Array.from({ length: count }, (_v, k) => parcel(k, { id: `aa${k}`, land: '011' }));
  return benchOf(list, { 'd.json': standardText('source-distances.json'), ...files });
}

describe('sourceZones', () => {
  it('answers a point source by distance, share, columns and village area', async () => {
    const works = collection([feature('Point', north(900))]);
    const desk = await bench({ 'works.geojson': works });
    const [row] = (await sourceZones(desk, question(), quietRun)).rows;
    expect(row).toMatchObject({ distanceM: 1000, standard: 'NY/T 391-2021', confidence: 'uncertain', count: 1 });
    expect(row?.nearestM[0]).toBeCloseTo(900, 1);
    // A cap of the circle 1000 m about the source, cut by the north edge 900 m away, over 86.8 m × 111 m.
    const half = 86.8 / 2;
    const cap = (x: number) => Math.sqrt(1000 ** 2 - x * x) - 900;
    const steps = 4000;
    let mean = 0;
    for (let k = 0; k < steps; k++) mean += cap(-half + (2 * half * (k + 0.5)) / steps) / steps;
    expect(row?.share[0]).toBeCloseTo(mean / 111.02, 2);
    expect(numberAt(desk.columns.table, 'industry.inside', 0)).toBe(row?.share[0]);
    const inside = Array.from(desk.parcels.areaM2, (area, k) => area * (row?.share[k] as number));
    expect(row?.villageInsideM2[0]).toBeCloseTo(
      inside.reduce((sum, area) => sum + area, 0),
      3,
    );
  });

  it('weighs by the wind of the town, and leaves a town without a rose unknown, never 0', async () => {
    const files = { 'works.geojson': collection([feature('Point', north(5000)), feature('Point', north(900))]) };
    const known = await bench({ ...files, 'w.csv': roses('') });
    const ask = question({ wind });
    const [row] = (await sourceZones(known, ask, quietRun)).rows;
    expect(row?.exposure?.[0]).toBeCloseTo(0.4, 6);
    expect(SECTORS[row?.mostFrom?.[0] as number]).toBe('N');
    const other = await bench({ ...files, 'w.csv': roses('elsewhere') });
    const [unknown] = (await sourceZones(other, ask, quietRun)).rows;
    expect([...(unknown?.exposure ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(numberAt(other.columns.table, 'industry.wind-exposure', 0)).toBeUndefined();
    expect(other.desk.findings.map(({ code }) => code)).toEqual(['no-wind-rose']);
    const [calm] = (await sourceZones(await bench(files), question(), quietRun)).rows;
    expect(calm?.exposure?.[0]).toBeNaN();
  });

  it('keeps the ways apart: no air path of an outlet, no water path of a road', async () => {
    const files = { 'a.geojson': collection([feature('Point', north(100))]) };
    const of = ['sewage-outlet', 'trunk-road'].map((kind) => ({ kind, file: 'a.geojson' }));
    const [outlet, road] = (await sourceZones(await bench(files), question({ of }), quietRun)).rows;
    expect([outlet?.exposure, outlet?.mostFrom]).toEqual([null, null]);
    expect([road?.waterPath, road?.upslope]).toEqual([null, null]);
    expect(road?.exposure?.[0]).toBeNaN();
  });

  it('follows water down the canals: yes below a source, no above it, unknown without canals or a direction', async () => {
    // A runs past the works and feeds B, which waters the first parcels; C waters the last and feeds D alone.
    const files = {
      'works.geojson': collection([feature('Point', offset([100.487, 38.8515], 0, 900))]),
      'c.geojson': collection([
        feature(
          'LineString',
          [
            [100.48, 38.8515],
            [100.495, 38.8515],
          ],
          { id: 'A', level: '干' },
        ),
        feature(
          'LineString',
          [
            [100.495, 38.8515],
            [100.502, 38.8515],
          ],
          { id: 'B', level: '支' },
        ),
        feature(
          'LineString',
          [
            [100.52, 38.8515],
            [100.508, 38.8515],
          ],
          { id: 'C', level: '干' },
        ),
        feature(
          'LineString',
          [
            [100.52, 38.8515],
            [100.52, 38.84],
          ],
          { id: 'D', level: '支' },
        ),
      ]),
    };
    const canals = { file: 'c.geojson', section: 'id', searchM: 800, joinM: 5, direction: 'as-drawn', source: words };
    const path = async (changes: object | null) => {
      const ask = question({ canals: changes === null ? null : { ...canals, ...changes } });
      const { rows, canals: used } = await sourceZones(await bench(files, 10), ask, quietRun);
      const answers = Array.from(rows[0]?.waterPath ?? [], (answer, k) => {
        return `${used?.sections[used.of[k] as number] ?? '-'}${answer}`;
      });
      return [...new Set(answers)];
    };
    expect(await path({})).toEqual(['B1', 'C0']);
    expect(await path({ direction: 'against-drawn' })).toEqual(['B0', 'C0']);
    expect(await path({ direction: null })).toEqual(['B2', 'C2']);
    const levels = { field: 'level', order: ['干', '支'] };
    expect(await path({ direction: 'against-drawn', levels })).toEqual(['B1', 'C0']);
    expect(await path({ searchM: 10 })).toEqual(['-2']);
    expect(await path(null)).toEqual(['-2']);
  });

  it('says upslope by the elevations it is given, unknown where any is missing', async () => {
    const works = (z: unknown) => collection([feature('Point', north(100), { z })]);
    const elevation = { column: 'dem.mean', field: 'z', source: words };
    const upslope = async (z: unknown, height: number | null) => {
      const desk = await bench({ 'works.geojson': works(z) });
      if (height !== null) {
        const values = new Float64Array(3).fill(height);
        desk.columns.add(
          { kind: 'number', name: 'dem.mean', unit: 'm', values, valid: fullBitSet(3) },
          { file: '', date: '' },
        );
      }
      const [row] = (await sourceZones(desk, question({ elevation }), quietRun)).rows;
      return { answer: row?.upslope?.[0], codes: desk.desk.findings.map(({ code }) => code) };
    };
    expect((await upslope(1500, 1480)).answer).toBe(1);
    expect((await upslope(1450, 1480)).answer).toBe(0);
    expect((await upslope(null, 1480)).answer).toBe(2);
    expect(await upslope(1500, null)).toEqual({ answer: 2, codes: ['missing-column'] });
    const [without] = (await sourceZones(await bench({ 'works.geojson': works(1500) }), question(), quietRun)).rows;
    expect(without?.upslope?.[0]).toBe(2);
  });

  it('leaves an empty or missing layer unknown, with a finding, and goes on', async () => {
    const files = { 'works.geojson': collection([feature('Point', north(100))]), 'none.geojson': collection([]) };
    const flat = feature('Polygon', [Array(4).fill([100.5, 38.9])]);
    Object.assign(files, { 'flat.geojson': collection([flat]) });
    const of = [
      { kind: 'mine', file: 'none.geojson' },
      { kind: 'cemetery', file: 'flat.geojson' },
      { kind: 'landfill', file: 'gone.geojson' },
      { kind: 'industry', file: 'works.geojson' },
    ];
    const desk = await bench(files);
    const [mine, cemetery, landfill, industry] = (await sourceZones(desk, question({ of }), quietRun)).rows;
    expect([cemetery?.count, cemetery?.exposure, cemetery?.waterPath?.[0]]).toEqual([null, null, 2]);
    for (const row of [mine, landfill]) {
      expect(row?.count).toBeNull();
      expect([row?.share[0], row?.nearestM[0], row?.exposure?.[0], row?.villageInsideM2[0]]).toEqual(
        Array(4).fill(Number.NaN),
      );
      expect([row?.waterPath?.[0], row?.upslope?.[0]]).toEqual([2, 2]);
    }
    expect(industry?.share[0]).toBe(1);
    expect(desk.desk.findings.map(({ code }) => code)).toEqual([
      'empty-layer',
      'unusable-geometry',
      'empty-source-layer',
      'missing-file',
    ]);
    expect(numberAt(desk.columns.table, 'mine.inside', 0)).toBeUndefined();
  });

  it('takes a distance of the scenario with its words, and asks for one where nobody gives it', async () => {
    const files = { 'works.geojson': collection([feature('Point', north(100))]) };
    const own = question({ of: [{ id: 'wells', kind: 'well', file: 'works.geojson', distanceM: 30, source: words }] });
    const [well] = (await sourceZones(await bench(files), own, quietRun)).rows;
    expect(well).toMatchObject({ id: 'wells', distanceM: 30, standard: '', confidence: 'setting', source: words });
    const none = question({ of: [{ kind: 'well', file: 'works.geojson' }] });
    await expect(sourceZones(await bench(files), none, quietRun)).rejects.toMatchObject({
      code: 'no-source-distance',
      kind: 'usage',
      at: { file: 'works.geojson', layer: 'well' },
    });
    const twice = question({ of: [1, 2].map(() => ({ kind: 'mine', file: 'works.geojson' })) });
    await expect(sourceZones(await bench(files), twice, quietRun)).rejects.toMatchObject({ code: 'repeated-source' });
  });

  it('refuses a question with a distance out of reason, naming key and value in both languages', () => {
    for (const distanceM of [0, -5, 20_001]) {
      const issues = schemaIssues(sources, {
        ...question(),
        of: [{ kind: 'mine', file: 'a', distanceM, source: words }],
      });
      expect(issues?.zh).toContain('of.0.distanceM');
      expect(issues?.en).toContain(`found ${distanceM}`);
    }
    const bare = schemaIssues(sources, { ...question(), of: [{ kind: 'mine', file: 'a', distanceM: 5 }] });
    expect(bare?.zh).toContain('自定距离要写明出处');
    expect(bare?.en).toContain('names who set it');
    expect(schemaIssues(sources, { ...question(), of: [{ kind: 'volcano', file: 'a' }] })?.en).toContain('of.0.kind');
  });

  it('refuses canals that are no lines or lack a field, and goes on without them', async () => {
    const files = {
      'works.geojson': collection([feature('Point', north(100))]),
      'c.geojson': collection([
        feature(
          'LineString',
          [
            [100.49, 38.85],
            [100.5, 38.85],
          ],
          { id: 'A', level: '?' },
        ),
      ]),
    };
    const canals = { section: 'id', searchM: 200, joinM: 5, direction: 'as-drawn', source: words };
    const codes = async (changes: object) => {
      const desk = await bench(files);
      const { canals: used } = await sourceZones(desk, question({ canals: { ...canals, ...changes } }), quietRun);
      return [used === null, ...desk.desk.findings.map(({ code }) => code)];
    };
    expect(await codes({ file: 'works.geojson' })).toEqual([true, 'not-lines']);
    expect(await codes({ file: 'c.geojson', section: 'code' })).toEqual([true, 'missing-field']);
    const levels = { field: 'level', order: ['干', '支'] };
    expect(await codes({ file: 'c.geojson', levels })).toEqual([false, 'unknown-canal-level', 'lone-canal-sections']);
  });
});

describe('source-distances.json', () => {
  const document = JSON.parse(standardText('source-distances.json')) as {
    sources: { kind: string; distanceM: number | null; confidence: string; label: unknown }[];
    clause: { zh: string };
  };

  it('has one entry for every kind, with the words of the kind, and no number that claims GB/T 19630', () => {
    expect(document.sources.map(({ kind }) => kind).sort()).toEqual(SOURCE_KINDS.map(({ id }) => id).sort());
    for (const { kind, label } of document.sources)
      expect(label).toEqual(SOURCE_KINDS.find(({ id }) => id === kind)?.label);
    expect(document.clause.zh).toContain('未规定距离');
  });

  const title = 'carries the numbers of the groundwork (organic-rules.json, pollution_source_distance_defaults)';
  it.skipIf(!hasShared)(title, () => {
    interface Rules {
      pollution_source_distance_defaults: { m: number | null; confidence: string; rule?: string }[];
    }
    const rules = sharedJson<Rules>('domain/organic-rules.json').pollution_source_distance_defaults;
    const of = (kind: string) => document.sources.find((entry) => entry.kind === kind);
    for (const kind of ['trunk-road', 'railway', 'settlement']) expect(of(kind)?.distanceM).toBe(rules[0]?.m);
    for (const kind of ['industry', 'mine']) expect(of(kind)?.distanceM).toBe(rules[1]?.m);
    expect(of('mine')?.confidence).toBe(rules[1]?.confidence);
    expect(rules[3]?.rule).toContain('500');
    for (const kind of ['landfill', 'livestock-farm', 'cemetery', 'pesticide-store', 'sewage-outlet'])
      expect(of(kind)).toMatchObject({ distanceM: 500, confidence: 'setting' });
    expect(of('well')?.distanceM).toBeNull();
  });
});

describe('the sources round Dangzhai', () => {
  const folder = resolve(repoRoot, 'data/scenarios');
  let tables: SourceZoneTables;
  let count = 0;
  const findings: string[] = [];

  beforeAll(async () => {
    const scenario = JSON.parse(readFileSync(resolve(folder, 'seven-towns.json'), 'utf8')) as Scenario;
    const desk = new InputDesk({ open: async (name) => bytesSource(name, readFileSync(resolve(folder, name))) });
    const villages = await readVillages(scenario.villages as NonNullable<Scenario['villages']>, desk);
    const files = [];
    for (const file of scenario.parcels.files.filter((name) => name.includes('dangzhai'))) {
      files.push({ file, layer: await desk.vector('parcels', file, {}) });
    }
    const rule = { ...scenario.parcels, village: { from: 'id-prefix', digits: 12 } as const, carried: [] };
    const { parcels } = parcelsFrom(files, rule, villages);
    count = parcels.ids.length;
    const layers = { settlement: 'settlements', industry: 'factories', 'livestock-farm': 'livestock' };
    const ask = question({
      standard: '../standards/source-distances.json',
      of: Object.entries(layers).map(([kind, name]) => ({ kind, file: `../layers/${name}.geojson` })),
      wind: { ...wind, file: '../wind/wind-roses.csv', town: 'town_code', frequency: 'frequency_pct' },
      canals: {
        file: '../layers/canals.fgb',
        section: 'id',
        searchM: 1500,
        joinM: 20,
        direction: 'as-drawn',
        levels: { field: 'level', order: ['干渠', '支渠', '斗渠'] },
        source: words,
      },
    });
    const bench: Workbench = { scenario, parcels, columns: new ParcelColumns(count), desk };
    desk.findings.length = 0;
    tables = await sourceZones(bench, ask, quietRun);
    findings.push(...desk.findings.map(({ code }) => code));
  });

  it('agree among themselves: a share only within the distance, all of it well inside', () => {
    expect(count).toBeGreaterThan(5000);
    for (const { id, share, nearestM, distanceM, exposure, zone } of tables.rows) {
      expect(findInvalidRings(zone), id).toEqual([]);
      let touched = 0;
      for (let row = 0; row < count; row++) {
        const [part, metres] = [share[row] as number, nearestM[row] as number];
        if (part < 0 || part > 1 || (part > 0 && metres > distanceM))
          throw new Error(`${id}: parcel ${row} ${part} ${metres}`);
        if (metres < distanceM * 0.99 && part === 0) throw new Error(`${id}: parcel ${row} near and outside`);
        const isExposed = (exposure?.[row] as number) > 0;
        if (isExposed !== metres <= distanceM)
          throw new Error(`${id}: parcel ${row} exposed ${exposure?.[row]} at ${metres}`);
        if (part > 0) touched++;
      }
      expect(touched, id).toBeGreaterThan(50);
    }
  });

  it('leave no town without wind, and every parcel on a canal', () => {
    expect(findings).toEqual(['lone-canal-sections']);
    expect(tables.wind).toMatchObject({ season: 'annual', towns: 7 });
    expect(tables.canals?.of.every((section) => section >= 0)).toBe(true);
  });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { geojsonFaults } from '../ci/geojson-faults.ts';
import { FIELD_M, field, lineOf, ORCHARD_M } from '../engine/plan/isolation/belts-bench.ts';
import { runWotu } from './run-wotu.ts';

const folder = mkdtempSync(resolve(tmpdir(), 'wotu-belts-'));
const path = (name: string) => resolve(folder, name);
const file = (name: string, features: readonly unknown[]): string => {
  writeFileSync(path(name), JSON.stringify({ type: 'FeatureCollection', features }));
  return path(name);
};

const CODE = '0620702101001000001';
const parcels = file('parcels.geojson', [
  field(CODE, [0, 0, 200, 200], '有机'),
  field('0620702101001000002', [200, 0, 400, 200], '有机'),
  field('0620702101001000003', [400, 0, 600, 200], '果园'),
  field('0620702101001000004', [-200, 0, 0, 200], '大田'),
]);
const houses = file('houses.geojson', [field('h', [0, 203, 200, 260], 'x')]);
const roads = file('roads.geojson', [lineOf([-300, -5], [500, -5])]);
const M2_PER_MU = 2000 / 3;

interface Summary {
  readonly counts: Readonly<Record<string, number>>;
  readonly grossAreaM2: number;
  readonly netAreaM2: number;
  readonly cutApart: readonly unknown[];
  readonly useless: readonly { readonly id: string; readonly reason: { readonly en: string } }[];
  readonly findings: readonly { readonly code: string; readonly at: object }[];
}

async function summaryOf(...options: string[]): Promise<Summary> {
  const { status, stdout, stderr } = await runWotu('belts', ...options, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Summary;
}

const organic = [parcels, '--id', 'id', '--organic', 'use=有机'];
const kinds = ['--kinds', 'use:果园=orchard,大田=field-crop'];

describe('wotu belts', () => {
  it('tells gross and net of a base between a field and an orchard', async () => {
    const { counts, grossAreaM2, netAreaM2, useless, findings } = await summaryOf(...organic, ...kinds);
    expect(counts).toMatchObject({ read: 4, unusable: 0, repaired: 0, bases: 1, short: 0 });
    expect(grossAreaM2).toBeCloseTo(80_000, -1);
    expect(grossAreaM2 - netAreaM2).toBeCloseTo(200 * (FIELD_M + ORCHARD_M), 0);
    expect(useless).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('keeps every parcel apart by itself unless told which are organic', async () => {
    const { counts, grossAreaM2, netAreaM2 } = await summaryOf(parcels);
    expect(counts['bases']).toBe(4);
    // Three shared borders with a belt on both sides.
    expect(grossAreaM2 - netAreaM2).toBeCloseTo(6 * 200 * FIELD_M, -1);
  });

  it('counts areas and lines of other files', async () => {
    const plain = await summaryOf(...organic, ...kinds);
    const more = await summaryOf(
      ...organic,
      ...kinds,
      ...['--areas', `settlement=${houses}`, '--lines', `trunk-road=${roads}`],
    );
    // Houses along one parcel in the north, the road along both in the south, less the corners of wider belts.
    const road = 8 * (400 - FIELD_M - ORCHARD_M);
    const settlement = 8 * (200 - FIELD_M);
    const found = plain.netAreaM2 - more.netAreaM2;
    // Belts of the houses end round where the houses end.
    expect(found).toBeGreaterThan(road + settlement - 1);
    expect(found).toBeLessThan(road + settlement + 8 * 8);
  });

  it.each([
    ['inside', 1],
    ['shared', 0.5],
    ['neighbour', 0],
  ] as const)('lays belts %s', async (placement, share) => {
    const { grossAreaM2, netAreaM2 } = await summaryOf(...organic, ...kinds, '--placement', placement);
    expect(grossAreaM2 - netAreaM2).toBeCloseTo(share * 200 * (FIELD_M + ORCHARD_M), 0);
  });

  it('takes the floor, the target, the certifier and the season’s sprayings', async () => {
    const taken = async (...options: string[]) => {
      const { grossAreaM2, netAreaM2 } = await summaryOf(...organic, ...kinds, ...options);
      return (grossAreaM2 - netAreaM2) / 200;
    };
    expect(await taken('--floor', '90')).toBeCloseTo(180, 0);
    expect(await taken('--target', '100')).toBeCloseTo(16, 1);
    expect(await taken('--target', '100', '--certifier', '25')).toBeCloseTo(50, 1);
    expect(await taken('--applications', '8')).not.toBeCloseTo(FIELD_M + ORCHARD_M, 0);
  });

  it('writes belts as GeoJSON and the ledger as CSV and as a workbook with codes as text', async () => {
    const [out, csv, xlsx] = [path('belts.geojson'), path('ledger.csv'), path('ledger.xlsx')];
    const { counts } = await summaryOf(...organic, ...kinds, '--out', out, '--ledger', csv);
    const text = readFileSync(out, 'utf8');
    expect(geojsonFaults(text)).toEqual([]);
    expect(JSON.parse(text).features).toHaveLength(counts['belts'] as number);
    expect(JSON.parse(text)['x-lineage']).toMatchObject({ file: parcels, rule: { floorM: 8 } });
    const rows = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + (counts['segments'] as number));
    expect(rows.some((row) => row.includes('常规大田'))).toBe(true);

    await summaryOf(...organic, ...kinds, '--ledger', xlsx);
    const parts = unzipSync(new Uint8Array(readFileSync(xlsx)));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(sheet.match(/<row /g)).toHaveLength(1 + (counts['segments'] as number));
    const all = Object.values(parts)
      .map((part) => strFromU8(part))
      .join('');
    expect(all).toContain(CODE);
    expect(all).toContain('常规大田');
    // A code as a number would lose its leading zero.
    expect(sheet).not.toContain(`<v>${CODE.replace(/^0/, '')}`);
    expect(sheet).not.toContain(`<v>${CODE}</v>`);
  });

  it('tells people areas in mu in the language asked, and lists parcels left useless with the reason', async () => {
    const thin = file('thin.geojson', [
      field('窄条', [0, 0, 40, 300], 'o'),
      field('w', [-50, 0, 0, 300], 'f'),
      field('e', [40, 0, 90, 300], 'f'),
    ]);
    const options = ['belts', thin, '--id', 'id', '--organic', 'use=o', '--kinds', 'use:f=field-crop'];
    const chinese = await runWotu(...options, '--lang', 'zh');
    expect(chinese.status).toBe(0);
    const mu = (12_000 / M2_PER_MU).toFixed(2);
    expect(chinese.stdout).toContain(`毛面积 ${mu} 亩，净面积 0.00 亩`);
    expect(chinese.stdout).toContain('不可再耕种的地块 1');
    expect(chinese.stderr).toMatch(/\[useless-parcel\] 窄条 .*29\.8 米/);
    const english = await runWotu(...options, '--lang', 'en');
    expect(english.stdout).toContain(`gross ${mu} mu, net 0.00 mu (0.0 %)`);
    expect(english.stderr).toMatch(/\[useless-parcel\] 窄条 .*up to 29\.8 m/);
    expect(english.stdout + english.stderr.replaceAll('窄条', '')).not.toMatch(/[一-鿿]/);
  });

  it('tells values that no parcel has, and parcels whose use it does not know', async () => {
    const { findings } = await summaryOf(parcels, '--organic', 'use=有机,转换', '--kinds', 'use:果园=orchard');
    expect(findings.map(({ code }) => code)).toEqual(['unused-value', 'unknown-neighbours']);
    expect(findings[0]?.at).toMatchObject({ file: parcels, field: 'use' });
  });
});

describe('wotu belts refuses', () => {
  const points = file('points.geojson', [
    { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [100, 38] } },
  ]);

  it.each([
    [[parcels, '--floor', '0'], 2, 'bad-belt-setting', 'floorM'],
    [[parcels, '--floor', '-8'], 2, 'bad-belt-setting', 'floorM'],
    [[parcels, '--floor', '1e6'], 2, 'bad-belt-setting', 'floorM'],
    [[parcels, '--target', '0'], 2, 'bad-belt-setting', 'targetDeposit'],
    [[parcels, '--target', '200'], 2, 'bad-belt-setting', 'targetDeposit'],
    [[parcels, '--applications', '2.5'], 2, 'bad-belt-setting', 'applications'],
    [[parcels, '--certifier', '-1'], 2, 'bad-belt-setting', 'certifier.widthM'],
    [[parcels, '--adjacent', '-1'], 2, 'bad-belt-setting', 'adjacentM'],
    [[parcels, '--reach', '0'], 2, 'bad-belt-setting', 'reachM'],
    [[parcels, '--reach', '1e9'], 2, 'bad-belt-setting', 'reachM'],
    [[parcels, '--usable', '-1'], 2, 'bad-belt-setting', 'usableMu'],
    [[parcels, '--areas', 'swamp=x.geojson'], 2, 'bad-belt-setting', 'swamp'],
    [[parcels, '--areas', 'nothing'], 2, 'bad-option', 'nothing'],
    [[parcels, '--seed-maize', 'sweet'], 2, 'unknown-seed-maize', 'sweet'],
    [[parcels, '--kinds', 'use:果园=swamp'], 2, 'unknown-neighbour', 'swamp'],
    [[parcels, '--kinds', 'use'], 2, 'bad-option', 'use'],
    [[parcels, '--organic', 'use'], 2, 'bad-option', 'use'],
    [[parcels, '--organic', 'use=none'], 3, 'no-organic-parcel', 'none'],
    [[parcels, '--organic', 'usage=有机'], 3, 'missing-field', 'usage'],
    [[parcels, '--kinds', 'usage:a=orchard'], 3, 'missing-field', 'usage'],
    [[parcels, '--id', 'code'], 3, 'missing-field', 'code'],
    [[parcels, '--areas', `settlement=${roads}`], 3, 'wrong-geometry', 'roads.geojson'],
    [[parcels, '--lines', `canal=${houses}`], 3, 'wrong-geometry', 'houses.geojson'],
    [[points], 3, 'wrong-geometry', 'points.geojson'],
    [['nothing-here.geojson'], 3, 'missing-file', 'nothing-here.geojson'],
    [[parcels, '--lines', 'canal=gone.geojson'], 3, 'missing-file', 'gone.geojson'],
    [[parcels, '--out', path('belts.shp')], 2, 'unknown-output', 'belts.shp'],
    [[parcels, '--ledger', path('ledger.pdf')], 2, 'unknown-output', 'ledger.pdf'],
  ] as const)('%j', async (words, code, reason, named) => {
    const { status, stdout } = await runWotu('belts', ...words, '--json');
    expect(status).toBe(code);
    const { error } = JSON.parse(stdout);
    expect(error.code).toBe(reason);
    for (const language of ['zh', 'en']) {
      expect(error.text[language]).toContain(named);
      expect(error.remedy[language]).not.toBe('');
    }
  });

  it.each([
    ['--floor', 'wide'],
    ['--placement', 'nowhere'],
    ['--reach', ''],
  ])('%s %s as wrong usage', async (...words) => {
    expect((await runWotu('belts', parcels, ...words)).status).toBe(2);
  });
});

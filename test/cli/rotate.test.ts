import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { runWotu } from './run-wotu.ts';

const folder = mkdtempSync(resolve(tmpdir(), 'wotu-rotate-'));
const sheet = (name: string, rows: readonly string[]): string => {
  const path = resolve(folder, name);
  writeFileSync(path, `DKBM,年度,茬次,作物\n${rows.join('\n')}\n`);
  return path;
};
const A = '0620702101001000001';
const B = '0620702101001000002';

interface Summary {
  readonly rows: number;
  readonly parcels: number;
  readonly parts: number;
  readonly conflicts: readonly {
    readonly parcel: string;
    readonly rule: string;
    readonly year: number | null;
    readonly standard: string;
    readonly area_mu?: number;
  }[];
  readonly unknown: readonly { readonly parcel: string; readonly rule: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly at: object;
    readonly message: { readonly en: string };
  }[];
}

async function summaryOf(...options: string[]): Promise<Summary> {
  const { status, stdout, stderr } = await runWotu('rotate', ...options, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Summary;
}

describe('wotu rotate', () => {
  it('judges parcels by their seasons, whatever the order of rows, and writes the conflicts', async () => {
    const file = sheet('two-cabbages.csv', [
      `${A},2025,秋茬,西兰花`,
      `${A},2025,春茬,娃娃菜`,
      `${B},2024,全年,豌豆`,
      `${B},2025,全年,春小麦`,
    ]);
    const out = resolve(folder, 'conflicts.csv');
    const { rows, parcels, conflicts, unknown, findings } = await summaryOf('--history', file, '--out', out);
    expect([rows, parcels]).toEqual([4, 2]);
    expect(conflicts.filter(({ rule }) => rule === 'R2')).toMatchObject([
      {
        parcel: A,
        year: 2025,
        rule: 'R2',
        standard: 'error',
        policy: 'error',
        crop: 'broccoli',
        preceding_crop: 'baby_cabbage',
        preceding_year: 2025,
        confidence: 'verified',
      },
    ]);
    expect(unknown.filter(({ parcel }) => parcel === B).map(({ rule }) => rule)).toEqual([
      'R1',
      'R2',
      'R3',
      'R4',
      'R7',
      'R10',
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['season-out-of-order', 'years-without-record']);
    const written = Papa.parse<Record<string, string>>(readFileSync(out, 'utf8').trimEnd(), { header: true }).data;
    expect(written.find(({ rule }) => rule === 'R2')).toMatchObject({
      parcel: A,
      year: '2025',
      crop: 'broccoli',
      standard: 'error',
    });
  });

  it('tells the two verdicts apart where winter fallow claims its exemption', async () => {
    const file = sheet(
      'wheat.csv',
      [2023, 2024, 2025].map((year) => `${A},${year},全年,春小麦`),
    );
    const few = async (...options: string[]) =>
      (await summaryOf('--history', file, ...options)).conflicts.find(({ rule }) => rule === 'R3');
    expect(await few()).toMatchObject({ standard: 'error', policy: 'error' });
    expect(await few('--winter-fallow')).toMatchObject({ standard: 'info', policy: 'error' });
  });

  it('names what it cannot read by parcel and row, and judges the rest; a missing crop is no fallow', async () => {
    const file = sheet('traps.csv', [
      `${A},2022,全年,大葱`,
      `${A},2023,全年,不详`,
      `${A},20x4,全年,玉米`,
      `${A},2024,旱季,玉米`,
      `${A},2025,全年,玉米`,
      `${A},2025,全年,马铃薯`,
    ]);
    const { conflicts, unknown, findings } = await summaryOf('--history', file);
    expect(findings.map(({ code, at }) => [code, at])).toMatchObject([
      ['unknown-crop', { feature: A, field: '作物', row: 2 }],
      ['unreadable-season', { feature: A, field: '年度', row: 4 }],
      ['unreadable-season', { feature: A, field: '茬次', row: 5 }],
      ['two-whole-year-crops', { feature: A, row: 7 }],
    ]);
    expect(findings[0]?.message.en).toContain('near: ');
    expect(conflicts.map(({ rule, year }) => [rule, year])).toContainEqual(['R1', 2025]);
    expect(unknown.map(({ rule }) => rule)).toEqual(['R1', 'R2', 'R3', 'R4', 'R7']);
  });

  it('states a conflict for the part of a redrawn parcel it touches, and for its mu', async () => {
    const rectangle = (id: string, west: number, east: number) => ({
      type: 'Feature',
      properties: { DKBM: id },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 38.9],
            [east, 38.9],
            [east, 38.901],
            [west, 38.901],
            [west, 38.9],
          ],
        ],
      },
    });
    const map = (name: string, features: readonly object[]) => {
      const path = resolve(folder, name);
      writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
      return path;
    };
    const before = map('before.geojson', [rectangle('A', 100.5, 100.501), rectangle('B', 100.501, 100.502)]);
    const now = map('now.geojson', [rectangle('C', 100.5, 100.5015), rectangle('D', 100.5015, 100.502)]);
    const file = sheet('redrawn.csv', [
      'A,2023,全年,豌豆',
      'A,2024,全年,春小麦',
      'B,2023,全年,春小麦',
      'B,2024,全年,马铃薯',
      'C,2025,全年,豌豆',
      'D,2025,全年,玉米',
    ]);
    const { conflicts, parts } = await summaryOf('--history', file, '--parcels', now, '--parcels', `2023=${before}`);
    expect(parts).toBe(3);
    // Of C two thirds come from A, where peas stood two years before; none did on what comes from B.
    expect(conflicts.filter(({ rule }) => rule === 'R1')).toMatchObject([
      { parcel: 'C', codes: 'C;A', year: 2025, preceding_year: 2023 },
    ]);
    expect(conflicts.find(({ rule }) => rule === 'R1')?.area_mu).toBeCloseTo(14.445, 2);
  });

  it('follows former codes where nobody drew the land, by shares of their areas', async () => {
    const path = resolve(folder, 'merged.csv');
    writeFileSync(
      path,
      [
        'DKBM,年度,茬次,作物,面积(亩),上级地块',
        'A,2023,全年,豌豆,4,',
        'B,2023,全年,春小麦,2,',
        'C,2024,全年,玉米,6,A;B',
        'C,2025,全年,豌豆,6,A;B',
      ].join('\n'),
    );
    const { conflicts, parcels, parts } = await summaryOf('--history', path);
    expect([parcels, parts]).toEqual([1, 2]);
    expect(conflicts.filter(({ rule }) => rule === 'R1')).toMatchObject([{ parcel: 'C', codes: 'C;A', area_mu: 4 }]);
  });

  it('names overlaps, gaps, stands that return, seasons out of order and dates that cannot be, and assumes no fallow', async () => {
    const path = resolve(folder, 'bad.csv');
    const rows = [
      'A,2021,全年,苜蓿,,',
      'A,2022,全年,燕麦,,',
      'A,2023,全年,苜蓿,,',
      'A,2025,春茬,春小麦,2025-03-20,2025-07-25',
      'A,2025,复种,箭筈豌豆,2025-07-20,2025-10-01',
      'A,2024,全年,玉米,,',
      'B,2024,春茬,娃娃菜,2024-06-01,2024-05-01',
      'B,2024,全年,玉米,,',
      'C,2023,全年,玉米,,',
      'D,2023,全年,豌豆,,',
    ];
    writeFileSync(
      path,
      `DKBM,年度,茬次,作物,播种日期,收获日期,上级地块\n${rows.map((row) => `${row},${row.startsWith('C') ? 'D' : ''}`).join('\n')}\n`,
    );
    const { findings, unknown } = await summaryOf('--history', path);
    const told = (code: string) => findings.filter((finding) => finding.code === code).map(({ at }) => at);
    expect(told('perennial-returns')).toMatchObject([{ feature: 'A', row: 4 }]);
    expect(told('season-out-of-order')).toMatchObject([{ feature: 'A', row: 7 }]);
    expect(told('dates-out-of-order')).toMatchObject([
      { feature: 'A', row: 6 },
      { feature: 'B', row: 8 },
    ]);
    expect(told('overlapping-seasons')).toMatchObject([{ feature: 'B', row: 9 }]);
    expect(told('overlapping-histories')).toMatchObject([{ feature: 'C' }]);
    expect(told('years-without-record').map((at) => (at as { feature: string }).feature)).toEqual(['B', 'C']);
    // C has one known year: no rule over the whole record passes.
    expect(unknown.filter(({ parcel }) => parcel === 'C').map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['R3', 'R4', 'R7']),
    );
  });

  it('writes field × year as a workbook that reads back to the same answers', async () => {
    const path = resolve(folder, 'mixed.csv');
    const rows = [
      `${A},2022,春茬,春小麦,6,`,
      `${A},2022,复种,绿肥(箭筈豌豆),6,`,
      `${A},2023,全年,玉米/大豆,6,`,
      `${A},2024,全年,休耕,6,`,
      `${A},2025,春茬,娃娃菜,6,`,
      `${A},2025,秋茬,不详,6,`,
      `${B},2022,全年,苜蓿,3,`,
      `${B},2023,全年,苜蓿,3,`,
      `${B},2024,全年,制种玉米,3,`,
      'C1,2022,全年,豌豆,4,',
      'C2,2022,全年,马铃薯,2,',
      'C,2023,全年,谷子,6,C1;C2',
      'C,2025,全年,豌豆,6,C1;C2',
    ];
    writeFileSync(path, `DKBM,年度,茬次,作物,面积(亩),上级地块\n${rows.join('\n')}\n`);
    const book = resolve(folder, 'matrix.xlsx');
    const before = await summaryOf('--history', path, '--matrix', book);
    const after = await summaryOf('--history', book, '--crop', '{year}');
    // Former codes are no longer told apart in the sheet; everything else is.
    const plain = ({ conflicts, unknown }: Summary) => [...conflicts, ...unknown].map((row) => ({ ...row, codes: '' }));
    expect(plain(after)).toEqual(plain(before));
    expect(after.parts).toBe(4);
  });

  it('repairs planned crops within bounds and names the demand that cannot be met (exit 4)', async () => {
    const history = sheet('known.csv', [
      `${A},2023,全年,春小麦`,
      `${A},2024,全年,豌豆`,
      `${A},2025,全年,马铃薯`,
      `${B},2023,全年,豌豆`,
      `${B},2024,全年,马铃薯`,
      `${B},2025,全年,春小麦`,
    ]);
    const path = resolve(folder, 'planned.csv');
    writeFileSync(path, `DKBM,年度,茬次,作物,面积(亩)\n${A},2026,全年,豌豆,10\n${B},2026,全年,春小麦,10\n`);
    const changes = resolve(folder, 'changes.csv');
    const given = ['--history', history, '--plan', path, '--repair', changes, '--lang', 'en'];
    const free = resolve(folder, 'free.json');
    writeFileSync(free, '{}');
    const repaired = await runWotu('rotate', ...given, '--bounds', free, '--json');
    expect(repaired.status, repaired.stderr).toBe(0);
    const { repair } = JSON.parse(repaired.stdout);
    expect(repair).toMatchObject({
      years: [2026],
      changes: 1,
      scopes: [{ parcels: 2, beforeMu: 10, afterMu: 0, changedMu: 10, changedBoundMu: 10, unmet: [] }],
    });
    expect(readFileSync(changes, 'utf8')).toMatch(
      new RegExp(`^parcel,year,area_mu,planned,changed_to,planned_ids,changed_to_ids\\r\\n${A},2026,10,豌豆,`),
    );
    const tight = resolve(folder, 'tight.json');
    writeFileSync(tight, JSON.stringify({ area: [{ crop: 'pea', leastMu: 25, mostMu: 40 }] }));
    const impossible = await runWotu('rotate', ...given, '--bounds', tight);
    expect(impossible.status).toBe(4);
    expect(impossible.stdout).toMatch(/2026 pea: at least 25\.0 mu, would have to give way by 5\.0 \(cannot be met\)/);
    const noPlan = await runWotu('rotate', '--history', history, '--repair', changes, '--lang', 'en');
    expect(noPlan.status).toBe(2);
    expect(noPlan.stderr).toContain('no-planned-year');
  });

  it('proposes a rotation that its own rules find nothing grave in', async () => {
    const path = resolve(folder, 'base.csv');
    const rows = ['马铃薯', '春小麦', '豌豆', '大蒜'].flatMap((crop, k) =>
      ['豌豆', '春小麦', crop].map((name, y) => `${A.slice(0, -1)}${k},${2023 + y},全年,${name},10`),
    );
    writeFileSync(path, `DKBM,年度,茬次,作物,面积(亩)\n${rows.join('\n')}\n`);
    const plan = resolve(folder, 'proposed.csv');
    const asked = await runWotu(
      'rotate',
      '--history',
      path,
      '--propose',
      '4',
      '--base',
      A.slice(0, 12),
      '--plan-out',
      plan,
      '--json',
    );
    expect(asked.status, asked.stderr).toBe(0);
    expect(JSON.parse(asked.stdout).proposal).toMatchObject({ years: [2026, 2027, 2028, 2029], errorMu: 0, kept: [] });
    const { conflicts } = await summaryOf('--history', path, '--plan', plan);
    expect(conflicts.filter(({ year, standard }) => standard === 'error' && (year ?? 2026) >= 2026)).toEqual([]);
    const nobody = await runWotu('rotate', '--history', path, '--propose', '4', '--base', 'X', '--lang', 'en');
    expect(nobody.status).toBe(2);
    expect(nobody.stderr).toContain('no-such-parcel');
  });

  it('judges a disease that was seen, and tells one nobody knows', async () => {
    const path = resolve(folder, 'disease.csv');
    writeFileSync(path, `DKBM,年度,茬次,作物,病害\n${A},2020,全年,甘蓝,根肿病\n${A},2025,全年,甘蓝,怪病\n`);
    const { conflicts, findings } = await summaryOf('--history', path);
    expect(conflicts.map(({ rule }) => rule)).toContain('R10');
    expect(findings.filter(({ code }) => code === 'unknown-disease').map(({ at }) => at)).toMatchObject([
      { feature: A, row: 3, field: '病害' },
    ]);
  });

  it('prints what own rules changed, and refuses rules that are not complete', async () => {
    const file = sheet(
      'wheat2.csv',
      [2023, 2024, 2025].map((year) => `${A},${year},全年,春小麦`),
    );
    const own = (document: object) => {
      const path = resolve(folder, 'own.json');
      writeFileSync(path, JSON.stringify(document));
      return path;
    };
    const told = await runWotu(
      'rotate',
      '--history',
      file,
      '--lang',
      'en',
      '--rules',
      own({ rules: [{ id: 'R7', off: true }] }),
    );
    expect(told.stdout).toContain('rules changed: off of rule R7: – → true');
    expect(told.stdout).toMatch(/R7 too large a share of cereals .* switched off/);
    const bad = await runWotu(
      'rotate',
      '--history',
      file,
      '--lang',
      'en',
      '--rules',
      own({ rules: [{ id: 'R99', severity: 'error' }] }),
    );
    expect(bad.status).toBe(3);
    expect(bad.stderr).toContain('rule R99 lacks or has wrong');
  });

  it('says where it cannot write', async () => {
    const file = sheet('one.csv', [`${A},2025,全年,玉米`]);
    const out = resolve(folder, 'nowhere/conflicts.csv');
    const { status, stderr } = await runWotu('rotate', '--history', file, '--out', out, '--lang', 'en');
    expect(status).toBe(3);
    expect(stderr).toContain('cannot-write');
  });

  it('refuses a sheet without a column it needs', async () => {
    const file = sheet('plain.csv', [`${A},2025,全年,玉米`]);
    const { status, stderr } = await runWotu('rotate', '--history', file, '--crop', 'crop', '--lang', 'en');
    expect(status).toBe(3);
    expect(stderr).toContain('missing-field');
  });
});

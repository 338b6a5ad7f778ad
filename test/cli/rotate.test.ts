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
  readonly conflicts: readonly { readonly parcel: string; readonly rule: string; readonly year: number | null }[];
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

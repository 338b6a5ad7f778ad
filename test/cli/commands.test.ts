import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { row, textCell, valueCell, workbookBytes } from '../engine/formats/workbook-bytes.ts';
import { hasShared, sharedPath } from '../shared-data.ts';
import { runWotu } from './run-wotu.ts';

const folder = mkdtempSync(join(tmpdir(), 'wotu-commands-'));
const at = (name: string) => join(folder, name);

describe('wotu inspect', () => {
  it('tells CRS and encoding of a GBK shapefile without .cpg, with the reasons', async () => {
    const { status, stdout } = await runWotu('inspect', 'data/towns/dangzhai/parcels-4522.zip', '--json');
    expect(status).toBe(0);
    const [report] = JSON.parse(stdout);
    expect(report.layers[0].crs.crs).toBe('EPSG:4522');
    expect(report.layers[0].encoding.encoding).toBe('gb18030');
    expect(report.layers[0].encoding.reason).not.toBe('');
    expect(report.layers[0].fields.map((field: { name: string }) => field.name)).toContain('DKBM');
  });

  it('tells which sheet of a workbook is read, its fields and what is to be known about them', async () => {
    const sheet = (name: string, code: string) => ({
      name,
      rows: row(1, textCell('A1', '地块编码'), textCell('B1', '年份')) + row(2, code, valueCell('B2', 2026)),
    });
    const sheets = [sheet('样点', valueCell('A2', '6207021000010012345')), sheet('说明', textCell('A2', 'x'))];
    writeFileSync(at('样点.xlsx'), workbookBytes({ sheets }));
    const { status, stdout } = await runWotu('inspect', at('样点.xlsx'), '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toMatch(/layer 样点: sheet, 1\n.*utf-8.*\n.*地块编码: text; 年份: text/);
    expect(stdout).toMatch(/several-sheets[\s\S]*说明[\s\S]*digits-lost[\s\S]*rows 2/);
    writeFileSync(at('锁.xlsx'), 'PK\u0003\u0004');
    expect((await runWotu('inspect', at('锁.xlsx'))).status).toBe(3);
  });

  it('describes a raster in words', async () => {
    const { status, stdout } = await runWotu('inspect', 'data/rasters/soil-ph.tif', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toMatch(/EPSG:4542[\s\S]*size: \d+ × \d+/);
  });
});

describe('wotu list', () => {
  it('lists criteria with source and confidence, formats and statistics', async () => {
    const criteria = JSON.parse((await runWotu('list', 'criteria', '--json')).stdout);
    expect(criteria.length).toBeGreaterThanOrEqual(10);
    expect(criteria.every((c: { source: { confidence: string } }) => c.source.confidence)).toBe(true);
    expect((await runWotu('list', 'formats')).stdout).toMatch(/geotiff[\s\S]*xlsx .*\.xlsx \.xlsm/i);
    expect((await runWotu('list', 'statistics')).stdout).toMatch(/mean/);
    expect((await runWotu('list', 'standards', '--lang', 'en')).stdout).toMatch(/GB 15618-2018[\s\S]*2026-03-01/);
  });

  it('refuses an unknown registry with exit 2 and the names there are', async () => {
    const { status, stderr } = await runWotu('list', 'unicorns');
    expect(status).toBe(2);
    expect(stderr).toContain('criteria');
  });
});

describe.skipIf(!hasShared)('wotu zonal (needs the shared folder)', () => {
  const raster = sharedPath('conformance/zonal/rasterstats/slope.tif');
  const parcels = sharedPath('conformance/zonal/rasterstats/polygons.shp');
  // The polygons carry the raster's Albers projection in a .prj beside them; --crs says the same.
  const albers =
    '+proj=aea +lat_1=43 +lat_2=48 +lat_0=34 +lon_0=-120 +x_0=600000 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs';
  const question = ['--crs', albers, '--parcels', parcels, '--layer', `slope=${raster}`, '--stats', 'mean,count,max'];

  it('writes the same table as CSV, Parquet and Arrow', async () => {
    for (const name of ['z.csv', 'z.parquet', 'z.arrow']) {
      const { status, stderr } = await runWotu('zonal', ...question, '--out', at(name));
      expect(status, stderr).toBe(0);
    }
    const [header, first] = readFileSync(at('z.csv'), 'utf8').split('\n');
    expect(header).toBe('row,slope_mean,slope_count,slope_max,slope_support');
    // Exact-coverage answer of the peers' data for the first polygon.
    expect(Number(first?.split(',')[1])).toBeCloseTo(15.0212692223, 8);
    const bytes = new Uint8Array(readFileSync(at('z.parquet')));
    const rows = await parquetReadObjects({ file: bytes.buffer });
    expect(rows[0]?.slope_mean).toBeCloseTo(15.0212692223, 8);
    const arrow = tableFromIPC(readFileSync(at('z.arrow')));
    expect(arrow.getChild('slope_mean')?.get(0)).toBeCloseTo(15.0212692223, 8);
    expect(arrow.getChild('row')?.get(1)).toBe('2');
  });
});

describe('bad input', () => {
  const cases: [name: string, options: string[], status: number, words: RegExp][] = [
    ['a missing scenario', ['plan', 'nowhere.json', '--out', at('x')], 3, /missing-file[\s\S]*nowhere\.json/],
    ['a missing file', ['inspect', 'nowhere.tif'], 3, /missing-file[\s\S]*nowhere\.tif/],
    ['an unknown command', ['fly'], 2, /unknown command/],
    ['a missing option', ['plan', 'data/scenarios/seven-towns.json'], 2, /--out/],
    [
      'a table format nobody knows',
      ['zonal', '--parcels', 'p', '--layer', 'a=b.tif', '--stats', 'mean', '--out', at('z.doc')],
      2,
      /unknown-table-file[\s\S]*\.csv/,
    ],
    [
      'two layers of one name',
      ['zonal', '--parcels', 'p', '--layer', 'a.b=x.tif', 'a_b=y.tif', '--stats', 'mean', '--out', at('z.csv')],
      2,
      /repeated-layer[\s\S]*a_b/,
    ],
    [
      'a layer without a name',
      ['zonal', '--parcels', 'p', '--layer', 'b.tif', '--stats', 'mean', '--out', at('z.csv')],
      2,
      /bad-layer/,
    ],
  ];
  it.each(cases)('%s: exit status and a message with the way out', async (_name, options, status, words) => {
    const finished = await runWotu(...options);
    expect(finished.stderr).toMatch(words);
    expect(finished.status).toBe(status);
  });

  it('a scenario that is wrong: exit 2 and the key', async () => {
    const scenario = JSON.parse(readFileSync('data/scenarios/seven-towns.json', 'utf8'));
    writeFileSync(at('bad.json'), JSON.stringify({ ...scenario, asOf: 'yesterday' }));
    const { status, stderr } = await runWotu('plan', at('bad.json'), '--out', at('x'), '--lang', 'en');
    expect(status).toBe(2);
    expect(stderr).toMatch(/bad-scenario[\s\S]*asOf/);
  });

  it('text instead of a TIFF, as JSON: one document with code, place and remedy', async () => {
    writeFileSync(at('page.tif'), '<!doctype html><title>login</title>');
    const { status, stdout } = await runWotu('inspect', at('page.tif'), '--json');
    expect(status).toBe(3);
    const { error } = JSON.parse(stdout);
    expect(error.at.file).toContain('page.tif');
    expect(error.remedy.zh && error.remedy.en).toBeTruthy();
  });
});

describe('the built command', () => {
  it('starts by itself, so that npx can run it', () => {
    expect(readFileSync('build/cli/main.mjs', 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { HISTORY_HEADER } from '../../data/make/crop-history.ts';
import { SAMPLE_HEADER } from '../../data/make/samples.ts';
import { WATER_HEADER } from '../../data/make/water-tests.ts';
import { repoRoot } from '../shared-data.ts';
import { committedParcels } from './committed-parcels.ts';

type Row = Record<string, string>;
const bytesOf = (path: string): Buffer => readFileSync(resolve(repoRoot, 'data', path));
const rowsOf = (text: string): Row[] => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
const codes = committedParcels().flatMap((file) => file.rows.map((row) => row['DKBM'] as string));

describe('soil samples', () => {
  const text = new TextDecoder('gb18030', { fatal: true }).decode(bytesOf('samples/soil-samples.csv'));
  const rows = rowsOf(text);

  it('are GB18030 with the agreed header, CRLF', () => {
    expect(text.split('\r\n')[0]).toBe(SAMPLE_HEADER);
    expect(SAMPLE_HEADER.split(',')).toHaveLength(23);
    expect(rows.every((row) => Object.keys(row).length === 23)).toBe(true);
  });

  it('cover about 72 per cent of the sampling units, some twice', () => {
    const units = new Set(codes.map((code) => code.slice(0, 14)));
    const sampled = new Set(rows.map((row) => row['采样单元'] as string));
    expect(sampled.size / units.size).toBeGreaterThan(0.68);
    expect(sampled.size / units.size).toBeLessThan(0.77);
    expect(rows.length).toBeGreaterThan(sampled.size);
    expect(new Set(rows.map((row) => row['统一编号'])).size).toBe(rows.length);
  });

  it('carry every cell trap', () => {
    const cells = new Set(rows.flatMap((row) => Object.values(row)));
    for (const trap of ['<0.01', 'ND', '未检出', '—', '']) expect(cells).toContain(trap);
    expect([...cells].some((cell) => /[０-９]/.test(cell))).toBe(true);
    expect(rows.some((row) => /^\d{4}\/\d+\/\d+$/.test(row['采样日期'] as string))).toBe(true);
    expect(rows.some((row) => row['pH'] === '7.5' && row['镉(mg/kg)'] === '0.450')).toBe(true);
  });
});

describe('irrigation water', () => {
  const bytes = bytesOf('samples/irrigation-water.csv');
  const rows = rowsOf(strFromU8(bytes.subarray(3)));

  it('is UTF-8 with a byte order mark and the agreed header', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(strFromU8(bytes.subarray(3)).split('\r\n')[0]).toBe(WATER_HEADER);
  });

  it('has a few sections with too much salt, one with too much oxygen demand, some incomplete', () => {
    expect(rows.filter((row) => Number(row['全盐量(mg/L)']) > 1000).length).toBeGreaterThan(1);
    expect(rows.filter((row) => Number(row['化学需氧量(mg/L)']) > 200)).toHaveLength(1);
    expect(rows.some((row) => Object.values(row).includes(''))).toBe(true);
  });
});

describe('air and wind', () => {
  it('air runs to the plan date at five stations, with dust days', () => {
    const rows = rowsOf(strFromU8(bytesOf('samples/air-daily.csv')));
    expect(new Set(rows.map((row) => row['站点编号'])).size).toBe(5);
    const dates = rows.map((row) => row['日期'] as string).sort();
    expect([dates[0], dates[dates.length - 1]]).toEqual(['2025-01-01', '2026-10-31']);
    const dust = rows.filter((row) => row['沙尘日'] === '1');
    expect(Math.max(...dust.map((row) => Number(row['PM10(ug/m3)'])))).toBeGreaterThan(500);
  });

  it('frequencies of a rose sum to 100 and spring comes from NNW', () => {
    const rows = rowsOf(strFromU8(bytesOf('wind/wind-roses.csv')));
    expect(rows).toHaveLength(7 * 5 * 16);
    for (let k = 0; k < rows.length; k += 16) {
      const rose = rows.slice(k, k + 16);
      expect(rose.reduce((sum, row) => sum + Math.round(Number(row['frequency_pct']) * 10), 0)).toBe(1000);
      if (rose[0]?.['season'] !== 'spring') continue;
      const first = [...rose].sort((a, b) => Number(b['frequency_pct']) - Number(a['frequency_pct']))[0];
      expect(first?.['sector']).toBe('NNW');
    }
  });
});

describe('crop history', () => {
  const entries = unzipSync(bytesOf('crops/crop-history.zip'));
  const text = strFromU8(entries['crop-history.csv'] as Uint8Array);
  const lines = text.trimEnd().split('\n');

  it('tells five years of every parcel but the two whose codes were spoilt', () => {
    expect(lines[0]).toBe(HISTORY_HEADER);
    expect(lines.length).toBeGreaterThan(190_000);
    const told = new Set(lines.map((line) => line.slice(0, 19)));
    expect(codes.filter((code) => !told.has(code))).toHaveLength(2);
  });

  it('has splits, merges and all three answers on inputs, with a date only beside 是', () => {
    const rows = rowsOf(lines.slice(0, 20_000).join('\n'));
    expect(rows.some((row) => row['上级地块']?.includes(';'))).toBe(true);
    expect(rows.some((row) => /^\d{14}9\d{4}$/.test(row['上级地块'] ?? ''))).toBe(true);
    expect(new Set(rows.map((row) => row['禁用投入品']))).toEqual(new Set(['是', '否', '不详']));
    for (const row of rows) {
      const dated = /^\d{4}-\d{2}-\d{2}$/.test(row['最后使用日期'] ?? '');
      if (dated !== (row['禁用投入品'] === '是')) expect.fail(JSON.stringify(row));
      if (dated && (row['最后使用日期'] as string) > '2026-10-31') expect.fail(JSON.stringify(row));
    }
  });
});

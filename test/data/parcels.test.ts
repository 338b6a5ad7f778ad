import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOWN_FACTS } from '../../data/make/facts/towns.ts';
import { villageFactsOf } from '../../data/make/facts/village-facts.ts';
import { repoRoot } from '../shared-data.ts';
import { committedParcels } from './committed-parcels.ts';

const files = committedParcels();
const rows = files.flatMap((file) => file.rows);
const readme = readFileSync(resolve(repoRoot, 'data/README.md'), 'utf8');
const known = new Set(TOWN_FACTS.flatMap((fact) => villageFactsOf(fact.code).map((village) => village.code)));

describe('committed parcels', () => {
  it('are DK shapefiles in code page 936 without a .cpg', () => {
    for (const file of files) {
      expect(file.language, file.file).toBe(0x4d);
      const endings = Object.keys(file.entries).map((name) => name.slice(name.lastIndexOf('.')));
      expect(endings.sort()).toEqual(['.dbf', '.prj', '.shp', '.shx', '.txt']);
      expect(Object.keys(file.entries).some((name) => /^DK6207\d{2}2026\.shp$/.test(name))).toBe(true);
    }
  });

  it('come in both zones, Dangzhai in two files', () => {
    expect(files.map(({ town, file }) => `${town}/${file}`).sort()).toEqual([
      'chenhu/parcels-4522.zip',
      'dangzhai/parcels-4521.zip',
      'dangzhai/parcels-4522.zip',
      'heiquan/parcels-4521.zip',
      'hongshui/parcels-4522.zip',
      'liaoquan/parcels-4521.zip',
      'qingquan/parcels-4522.zip',
      'xinba/parcels-4521.zip',
    ]);
    for (const { file, prj, entries } of files) {
      const zone = file.includes('4521') ? 33 : 34;
      expect(prj).toContain(`CGCS2000_3_Degree_GK_Zone_${zone}`);
      expect(prj).toContain(`PARAMETER["False_Easting",${zone}500000.0]`);
      const name = Object.keys(entries).find((entry) => entry.endsWith('.shp')) as string;
      const shp = entries[name] as Uint8Array;
      const view = new DataView(shp.buffer, shp.byteOffset);
      expect(Math.floor(view.getFloat64(36, true) / 1e6)).toBe(zone);
      expect(Math.floor(view.getFloat64(52, true) / 1e6)).toBe(zone);
      expect(view.getInt32(24) * 2).toBe(shp.length);
    }
  });

  it('number about 40,000 over all 151 villages and communities', () => {
    expect(rows.length).toBeGreaterThan(38_000);
    expect(rows.length).toBeLessThan(42_000);
    expect(readme.includes(`${rows.length.toLocaleString('en-US')} contracted parcels`)).toBe(true);
    expect(known.size).toBe(151);
    const used = new Set(rows.map((row) => row['DKBM']?.slice(0, 12)));
    expect([...known].filter((code) => !used.has(code))).toEqual([]);
    const mean = rows.reduce((sum, row) => sum + Number(row['SCMJM']), 0) / rows.length;
    expect(mean).toBeGreaterThan(9);
    expect(mean).toBeLessThan(11);
  });

  it('have nineteen-digit codes and mu by the vendors rule', () => {
    for (const row of rows) {
      expect(row['DKBM']).toMatch(/^6207\d{15}$/);
      expect(Math.abs(Number(row['SCMJM']) - Number(row['SCMJ']) * 0.0015)).toBeLessThan(0.0051);
      expect(['011', '012', '013', '021']).toContain(row['TDLYLX']);
    }
  });

  it('carry the planted faults of codes and areas, all listed in the README', () => {
    const seen = new Set<string>();
    const twice = rows.map((row) => row['DKBM'] as string).filter((code) => seen.has(code) || !seen.add(code));
    expect(twice).toHaveLength(1);
    const unknown = rows.map((row) => row['DKBM'] as string).filter((code) => !known.has(code.slice(0, 12)));
    expect(unknown).toHaveLength(1);
    const slivers = rows.filter((row) => Number(row['SCMJ']) < 1).map((row) => row['DKBM'] as string);
    expect(slivers).toHaveLength(1);
    for (const code of [...twice, ...unknown, ...slivers]) expect(readme.includes(code), code).toBe(true);
  });
});

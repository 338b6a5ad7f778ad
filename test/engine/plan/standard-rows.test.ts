import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { standardRows } from '../../../engine/plan/standard-rows.ts';
import { repoRoot } from '../../shared-data.ts';

const folder = resolve(repoRoot, 'data/standards');
const documents = readdirSync(folder).map((file) => ({
  file: `../standards/${file}`,
  content: JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as unknown,
}));
const rows = standardRows(documents);
const of = (standard: string) => rows.filter((row) => row.standard === standard);

describe('standardRows', () => {
  it('finds every table of GB 15618 with its confidence', () => {
    expect(of('GB 15618-2018').map(({ clause, confidence }) => `${clause.en}: ${confidence}`)).toEqual([
      'Table 1, risk screening values: verified',
      'Table 2, screening values of other items: known',
      'Table 3, risk intervention values: verified',
    ]);
    expect(of('GB 15618-2018')[0]?.validity).toBe('2018-08-01');
  });

  it('tells the editions of GB 3095 apart', () => {
    expect(of('GB 3095-2012').map(({ clause }) => clause.zh)).toEqual(['表1 环境空气污染物基本项目浓度限值，二级']);
    expect(of('GB 3095-2026').map(({ clause }) => clause.en)).toHaveLength(2);
  });

  it('names a source in both languages for every embedded document, and a clause for every standard', () => {
    for (const { file } of documents) {
      const own = rows.filter((row) => file.endsWith(row.file));
      expect(own.length, file).toBeGreaterThan(0);
      for (const { source, standard, clause } of own) {
        expect(source.zh, file).toMatch(/[一-鿿]/);
        expect(source.en, file).not.toMatch(/[一-鿿]/);
        if (standard !== '') expect(clause.zh, file).not.toBe('');
      }
    }
  });
});

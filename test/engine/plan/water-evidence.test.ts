import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { waterEvidence } from '../../../engine/plan/evidence/water-evidence.ts';
import { waterEvidence as waterQuestion } from '../../../engine/plan/question/evidence-question.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { FAIL, PASS, UNKNOWN } from '../../../engine/suitability/exclusion.ts';
import { type Column, emptyTable, numberAt, withColumn } from '../../../engine/table/table.ts';
import { repoRoot } from '../../shared-data.ts';
import { benchOf, parcel, standardText } from './evidence-bench.ts';
import { collection } from './tiny-plan.ts';

const embedded = JSON.parse(readFileSync(resolve(repoRoot, 'data/scenarios/seven-towns.json'), 'utf8')).water;
const source = { zh: '县里划定', en: 'declared by the county' };

const canal = {
  type: 'Feature',
  properties: { id: 'C1', name: 'C1', guarantee: '满足' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [100.499, 38.84],
      [100.499, 38.86],
    ],
  },
};

/** One test of one section; `items` are cells by item, `fields` replaces the header of an item. */
async function judge(
  items: Record<string, string>,
  changes: Record<string, unknown> = {},
  fields: Record<string, string> = {},
) {
  const headers: Record<string, string> = { ...embedded.items, ...fields };
  const cells = Object.keys(headers).map((item) => items[item] ?? (item === 'ph' ? '8' : '0.0001'));
  const sheet = [
    ['水样编号', '渠段编号', '采样日期', ...Object.values(headers)].join(','),
    ['w1', 'C1', '2024-06-01', ...cells].join(','),
  ].join('\n');
  const files = {
    'water.csv': sheet,
    'water.json': standardText('gb5084-2021.json'),
    'canals.geojson': collection([canal]),
  };
  const bench = await benchOf([parcel(0, { id: 'aa1', land: '012' })], files);
  const question = waterQuestion.parse({
    ...embedded,
    file: 'water.csv',
    standard: 'water.json',
    items: headers,
    canals: { ...embedded.canals, file: 'canals.geojson' },
    ...changes,
  });
  const { evidence, of, columns } = await waterEvidence(bench, question, quietRun);
  const salt = numberAt(withColumn(emptyTable(of.length), columns[1]?.column as Column), 'water-test.salt-index', 0);
  return { section: evidence[of[0] as number], salt, findings: bench.desk.findings };
}

describe('water evidence', () => {
  it('allows 2000 mg/L of salt only where the scenario declares a saline-alkali area', async () => {
    expect((await judge({ 'total-salt': '1500' })).section?.answer).toBe(FAIL);
    const saline = await judge({ 'total-salt': '1500' }, { salineArea: { applies: true, source } });
    expect(saline.section?.answer).toBe(PASS);
  });

  it('judges a measured selective item by area and crop group', async () => {
    const measured = { B: '总硼(mg/L)', fluoride: '氟化物(mg/L)' };
    expect((await judge({ B: '1.5' }, {}, measured)).section?.answer).toBe(FAIL);
    expect((await judge({ B: '1.5' }, { boronGroup: 'tolerant' }, measured)).section?.answer).toBe(PASS);
    expect((await judge({ fluoride: '2.5' }, {}, measured)).section?.answer).toBe(FAIL);
    const high = await judge({ fluoride: '2.5' }, { highFluorideArea: { applies: true, source } }, measured);
    expect(high.section?.answer).toBe(PASS);
  });

  it('lets a test that is too old decide nothing', async () => {
    const { section, salt } = await judge({ 'total-salt': '500' }, { maximumAgeYears: 2 });
    expect(salt).toBeUndefined();
    expect((await judge({ 'total-salt': '500' })).salt).toBe(0.5);
    expect(section?.answer).toBe(UNKNOWN);
    expect(section?.reason.en).toMatch(/2024-06-01.*2026-10-31/);
  });

  it('reads micrograms and counts per 100 mL into the units of the standard', async () => {
    const headers = { As: '总砷(μg/L)', 'faecal-coliform': '粪大肠菌群(MPN/100mL)' };
    const { section, findings } = await judge({ As: '51', 'faecal-coliform': '1999' }, {}, headers);
    const answerOf = (item: string) => section?.samples[0]?.answers.find((a) => a.item === item);
    expect(answerOf('As')).toMatchObject({ value: 0.051, limit: 0.05, answer: FAIL });
    expect(answerOf('faecal-coliform')).toMatchObject({ value: 19990, limit: 20000, answer: PASS });
    expect(findings.filter(({ code }) => code === 'unit-converted')).toHaveLength(2);
  });

  it('does not believe a pH of 0', async () => {
    const { section, findings } = await judge({ ph: '0' });
    expect(section?.answer).toBe(UNKNOWN);
    expect(findings.find(({ code }) => code === 'unreadable-cell')?.message.zh).toContain('“0”');
  });
});

import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { soilEvidence } from '../../../engine/plan/evidence/soil-evidence.ts';
import { soilEvidence as soilQuestion } from '../../../engine/plan/question/evidence-question.ts';
import { FAIL, PASS, UNKNOWN } from '../../../engine/suitability/exclusion.ts';
import { fullBitSet } from '../../../engine/table/bit-set.ts';
import { type Column, emptyTable, numberAt, withColumn } from '../../../engine/table/table.ts';
import { benchOf, parcel, standardText } from './evidence-bench.ts';

const METALS = { Cd: '镉', Hg: '汞', As: '砷', Pb: '铅', Cr: '铬', Cu: '铜', Ni: '镍', Zn: '锌' };
const CLEAN = { Cd: '0.1', Hg: '0.05', As: '12', Pb: '22', Cr: '62', Cu: '30', Ni: '32', Zn: '75' };

type Question = z.input<typeof soilQuestion>;

/** A soil sheet of one row per sample; `units` replaces the unit of a header, '' takes it away. */
function sheetOf(rows: readonly Record<string, string>[], units: Record<string, string> = {}) {
  const fields = Object.entries(METALS).map(([item, name]) => {
    const unit = units[item] ?? 'mg/kg';
    return [item, unit === '' ? name : `${name}(${unit})`] as const;
  });
  const header = ['编号', '单元', '日期', 'pH', ...fields.map(([, field]) => field)].join(',');
  const lines = rows.map((row, k) => {
    const cells = Object.keys(METALS).map((item) => row[item] ?? CLEAN[item as keyof typeof CLEAN]);
    return [`s${k + 1}`, row.unit ?? 'aa', row.date ?? '2025-03-01', row.ph ?? '8.4', ...cells].join(',');
  });
  return { text: [header, ...lines].join('\n'), items: Object.fromEntries(fields) };
}

async function judge(
  rows: readonly Record<string, string>[],
  changes: Partial<Question> = {},
  { units, surface }: { units?: Record<string, string>; surface?: readonly number[] } = {},
) {
  const sheet = sheetOf(rows, units);
  const features = ['aa1', 'aa2', 'bb1'].map((id, k) => parcel(k, { id, land: '012' }));
  const files = {
    'soil.csv': sheet.text,
    'soil.json': standardText('gb15618-2018.json'),
    'green.json': standardText('nyt391.json'),
  };
  const bench = await benchOf(features, files);
  if (surface !== undefined) {
    const values = Float64Array.from(surface);
    const column = {
      kind: 'number',
      name: 'cd.mean',
      unit: 'mg/kg',
      values,
      valid: fullBitSet(values.length),
    } as const;
    bench.columns.add(column, { file: 'cd.tif', date: '' });
  }
  const question = soilQuestion.parse({
    file: 'soil.csv',
    standard: 'soil.json',
    sample: '编号',
    unit: '单元',
    date: '日期',
    ph: 'pH',
    items: sheet.items,
    required: Object.keys(METALS),
    phError: 0.1,
    ...changes,
  });
  const { evidence, of, columns } = await soilEvidence(bench, question);
  const nemerow = numberAt(withColumn(emptyTable(of.length), columns[0]?.column as Column), 'soil-test.nemerow', 0);
  return {
    evidence,
    of,
    nemerow,
    findings: bench.desk.findings,
    aa: evidence[of[0] as number],
    bb: evidence[of[2] as number],
  };
}

const source = { zh: '市里决定', en: 'decided by the city' };

describe('soil evidence', () => {
  it('excludes between screening and intervention, or passes under conditions, as the scenario decides', async () => {
    const strict = await judge([{ Cd: '0.72' }]);
    expect(strict.aa?.answer).toBe(FAIL);
    const lenient = await judge([{ Cd: '0.72' }], {
      betweenScreeningAndIntervention: { answer: 'conditional', source },
    });
    expect(lenient.aa).toMatchObject({ answer: PASS, conditional: true });
    expect(lenient.aa?.reason.en).toMatch(
      /0\.72.*0\.6.*GB 15618-2018.*s1.*2025-03-01.*first phase.*decided by the city/,
    );
    expect(lenient.aa?.reason.zh).toContain('市里决定');
  });

  it('keeps the composite beside the answer and lets the single factor decide', async () => {
    const { aa } = await judge([{ Cd: '0.72' }]);
    expect(aa?.samples[0]?.composite?.grade).toBe('II');
    expect(aa?.answer).toBe(FAIL);
  });

  it('shows what exceeds green food without judging by it', async () => {
    const { aa } = await judge([{ Pb: '60' }], { comparison: 'green.json' });
    expect(aa?.answer).toBe(PASS);
    expect(aa?.samples[0]?.comparison?.map(({ item, standard }) => [item, standard])).toEqual([
      ['Pb', 'NY/T 391-2021'],
    ]);
  });

  it('lets samples that are too old decide nothing, with both dates', async () => {
    const old = await judge([{ date: '2020-03-01' }], { maximumAgeYears: 3 });
    expect(old.aa?.answer).toBe(UNKNOWN);
    expect(old.aa?.reason.en).toMatch(/2020-03-01.*2026-10-31/);
    expect(old.aa?.samples).toHaveLength(1);
    const both = await judge([{ date: '2020-03-01', Cd: '9' }, {}], { maximumAgeYears: 3 });
    expect(both.aa?.answer).toBe(PASS);
    // Nor do they move the score: the composite is that of the fresh sample alone.
    expect(both.nemerow).toBe((await judge([{}])).nemerow);
    expect(old.nemerow).toBeUndefined();
  });

  it.each([
    ['soil.required', { required: ['Cd', 'Xx'] }],
    ['soil.surfaces.items', { surfaces: { ph: null, items: [{ item: 'Xx', layer: 'cd' }] } }],
  ])('refuses an item of %s that the standard does not limit', async (field, changes) => {
    await expect(judge([{}], changes)).rejects.toMatchObject({
      kind: 'usage',
      code: 'unknown-item',
      at: { file: 'soil.json', field },
      text: { en: expect.stringContaining('Xx') },
      remedy: { en: expect.stringContaining('Cd, Hg') },
    });
  });

  it('judges on without the standard for comparison, which never decides', async () => {
    const { aa, findings } = await judge([{}], { comparison: 'nowhere.json' });
    expect(aa?.answer).toBe(PASS);
    expect(findings.map(({ code }) => code)).toContain('missing-file');
  });
});

describe('cells and headers of a soil sheet', () => {
  it.each(['0', '15', '82'])('pH %s is unreadable and told with its value', async (ph) => {
    const { aa, findings } = await judge([{ ph }]);
    expect(aa?.answer).toBe(UNKNOWN);
    const finding = findings.find(({ code }) => code === 'unreadable-cell');
    expect(finding).toMatchObject({ at: { feature: 's1', field: 'pH', row: 2 } });
    expect(finding?.message.en).toContain(`"${ph}" is no possible pH`);
  });

  it('names a negative concentration as one', async () => {
    const { aa, findings } = await judge([{ Cd: '-0.2' }]);
    expect(aa?.answer).toBe(UNKNOWN);
    expect(findings.find(({ code }) => code === 'unreadable-cell')?.message.en).toContain('"-0.2" is negative');
  });

  it('converts another size of the unit and says so: 720 μg/kg of cadmium is 0.72 mg/kg', async () => {
    const { aa, findings } = await judge([{ Cd: '720' }], {}, { units: { Cd: 'μg/kg' } });
    const cadmium = aa?.samples[0]?.answers.find(({ item }) => item === 'Cd');
    expect(cadmium).toMatchObject({ value: 0.72, asWritten: '720', answer: FAIL });
    const finding = findings.find(({ code }) => code === 'unit-converted');
    expect(finding?.message.en).toMatch(/μg\/kg.*0\.001.*mg\/kg/);
  });

  it('takes detection limits in the unit of the standard: 10 μg/kg is judged as 0.005 of 0.01 mg/kg', async () => {
    const limits = { detectionLimits: { Cd: 0.01 } };
    const { aa } = await judge([{ Cd: 'ND' }], limits, { units: { Cd: 'μg/kg' } });
    expect(aa?.samples[0]?.answers.find(({ item }) => item === 'Cd')).toMatchObject({ value: 0.005, answer: PASS });
    const { aa: written } = await judge([{ Cd: '<10' }], {}, { units: { Cd: 'μg/kg' } });
    expect(written?.samples[0]?.answers.find(({ item }) => item === 'Cd')).toMatchObject({
      value: 0.005,
      answer: PASS,
    });
  });

  it('refuses a column of another quantity with both units named, and the item is unknown', async () => {
    const { aa, findings } = await judge([{}], {}, { units: { Cd: 'mg/L' } });
    expect(findings.find(({ code }) => code === 'wrong-unit')).toMatchObject({ severity: 'error' });
    expect(findings.find(({ code }) => code === 'wrong-unit')?.message.en).toMatch(/mg\/L.*mg\/kg/);
    expect(aa?.answer).toBe(UNKNOWN);
    expect(aa?.samples[0]?.answers.find(({ item }) => item === 'Cd')?.answer).toBe(UNKNOWN);
  });

  it('tells headers without a unit once', async () => {
    const { aa, findings } = await judge([{}], {}, { units: { Cd: '', Hg: '' } });
    expect(aa?.answer).toBe(PASS);
    const told = findings.filter(({ code }) => code === 'unit-not-given');
    expect(told).toHaveLength(1);
    expect(told[0]?.message.zh).toContain('2 列');
  });
});

describe('interpolated surfaces', () => {
  const surfaces = { ph: null, items: [{ item: 'Cd', layer: 'cd' }] };

  it('never make a pass of a unit without a sample, and say which is first to be sampled', async () => {
    const low = await judge([{}], { surfaces }, { surface: [0.1, 0.1, 0.1] });
    expect(low.aa?.answer).toBe(PASS);
    expect(low.bb?.answer).toBe(UNKNOWN);
    expect(low.bb?.reason.en).toContain('only interpolated');
    const high = await judge([{}], { surfaces }, { surface: [0.1, 0.1, 0.9] });
    expect(high.bb?.answer).toBe(UNKNOWN);
    expect(high.bb?.reason.en).toMatch(/0\.9.*exceeds 0\.3.*sample it first/);
  });

  it('are shown and not judged where there is a sample; the largest of the unit speaks', async () => {
    const { aa } = await judge([{}], { surfaces }, { surface: [0.2, 0.9, 0.1] });
    expect(aa?.answer).toBe(PASS);
    expect(aa?.interpolated?.map(({ value, answer }) => [value, answer])).toEqual([[0.9, UNKNOWN]]);
  });
});

import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { missingCarried } from '../../../engine/plan/carried-fields.ts';
import { inputEvidence } from '../../../engine/plan/evidence/input-evidence.ts';
import { landEvidence } from '../../../engine/plan/evidence/land-evidence.ts';
import { readInputRecords } from '../../../engine/plan/input-records.ts';
import { cropHistory as historyQuestion } from '../../../engine/plan/question/evidence-question.ts';
import { FAIL, PASS, UNKNOWN } from '../../../engine/suitability/exclusion.ts';
import { benchOf, parcel } from './evidence-bench.ts';

const words = { zh: '设定', en: 'a setting' };

describe('land evidence', () => {
  const rules = [
    { field: 'DL', label: words, codes: 'codes', permitted: ['012', '013'], forbidden: ['031'], source: words },
    { field: 'LB', label: words, codes: 'codes', permitted: ['10'], forbidden: [], source: words },
  ];
  const noted = [{ field: 'JB', label: { zh: '基本农田', en: 'basic farmland' } }];

  it('passes only when every rule does; parcels with the same codes share one evidence', async () => {
    const codes = [
      { DL: '012', LB: '10' },
      { DL: '031', LB: '10' },
      { DL: '012', LB: '99' },
      { DL: '', LB: '10' },
      { DL: '012', LB: '10' },
    ];
    const features = codes.map((code, k) => parcel(k, { id: `p${k}`, land: '012', JB: '1', ...code }));
    const { parcels } = await benchOf(features, {}, { carried: ['DL', 'LB', 'JB'] });
    const { evidence, of } = landEvidence(parcels, rules, noted, '2026-10-31');
    expect(Array.from(of, (index) => evidence[index]?.answer)).toEqual([PASS, FAIL, UNKNOWN, UNKNOWN, PASS]);
    expect(of[4]).toBe(of[0]);
    expect(evidence[of[1] as number]?.reason.en).toMatch(/DL = 031.*forbidden.*a setting/);
    expect(evidence[of[2] as number]?.reason.zh).toMatch(/LB = 99.*允许名单（10）/);
    expect(evidence[0]?.name.en).toContain('basic farmland 1');
  });

  it('leaves parcels of a file without the field unknown, and the file is told', async () => {
    const { parcels } = await benchOf([parcel(0, { id: 'p0', land: '012', DL: '012' })], {}, { carried: ['DL', 'LB'] });
    const { evidence } = landEvidence(parcels, rules, [], '2026-10-31');
    expect(evidence[0]?.answer).toBe(UNKNOWN);
    const attributes = { length: 1, columns: new Map([['DL', {}]]) };
    const layer = { attributes, name: 'l' } as unknown as Parameters<typeof missingCarried>[0][0]['layer'];
    const [finding, ...others] = missingCarried([{ file: 'a.shp', layer }], ['DL', 'LB']);
    expect(finding).toMatchObject({ code: 'missing-field', at: { file: 'a.shp', field: 'LB' } });
    expect(others).toEqual([]);
  });
});

type Question = z.input<typeof historyQuestion>;

const question: Question = {
  file: 'history.csv',
  parcel: 'DKBM',
  year: '年度',
  used: '禁用投入品',
  usedYes: '是',
  usedNo: '否',
  lastUse: '最后使用日期',
  parents: '上级地块',
  status: { field: '有机状态', organic: ['有机'], 'in-conversion': ['转换'], conventional: ['常规'] },
};

/** Answers of parcels by id, from rows `id,year,status,used,date,parents`. */
async function inputsOf(rows: readonly string[], changes: Partial<Question> = {}) {
  const ids = [...new Set(rows.map((row) => row.slice(0, 2)))].filter((id) => id.startsWith('p'));
  const header = 'DKBM,年度,有机状态,禁用投入品,最后使用日期,上级地块';
  const features = [...ids, 'zz'].map((id, k) => parcel(k, { id, land: '012' }));
  const bench = await benchOf(features, { 'history.csv': [header, ...rows].join('\n') });
  const records = await readInputRecords(historyQuestion.parse({ ...question, ...changes }), bench.desk);
  const { evidence, of } = inputEvidence(bench.parcels, '2026-10-31', records);
  const entries = bench.parcels.ids.map((id, row) => [id, evidence[of[row] as number]] as const);
  return { of: new Map(entries), findings: bench.desk.findings, evidence };
}

describe('input evidence (GB/T 19630-2019 4.2.1)', () => {
  it('fails a prohibited input inside the declared window and names date, clause and consequence', async () => {
    const { of } = await inputsOf([
      'p1,2023,常规,是,2023-05-01,',
      'p1,2024,转换,否,,',
      'p1,2025,转换,是,2025-06-02,',
      'p1,2026,有机,否,,',
      'p2,2024,常规,是,2024-06-01,',
      'p2,2025,转换,否,,',
      'p2,2026,转换,否,,',
    ]);
    expect(of.get('p1')?.answer).toBe(FAIL);
    expect(of.get('p1')?.reason.en).toMatch(/2025-06-02.*2024-01-01.*GB\/T 19630-2019 4\.2\.1.*status lost, new clock/);
    expect(of.get('p2')?.answer).toBe(PASS);
  });

  it('is unknown where a year of the window is missing or not known, and where there is no record', async () => {
    const { of } = await inputsOf([
      'p1,2024,转换,否,,',
      'p1,2025,转换,不详,,',
      'p1,2026,转换,否,,',
      'p2,2024,转换,否,,',
      'p2,2025,转换,否,,',
      'p3,2026,常规,不详,,',
    ]);
    expect(['p1', 'p2', 'p3', 'zz'].map((id) => of.get(id)?.answer)).toEqual([UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(of.get('p1')?.reason.en).toContain('2025');
    expect(of.get('p2')?.reason.en).toContain('2026');
    expect(of.get('zz')?.reason.zh).toContain('索取');
  });

  it('passes conventional land, whose conversion has not begun, in use as it is', async () => {
    const { of, evidence } = await inputsOf([
      'p1,2026,常规,是,2026-06-01,',
      'p2,2026,常规,是,2026-06-01,',
      'p3,2026,常规,是,,',
    ]);
    expect(['p1', 'p3'].map((id) => of.get(id)?.answer)).toEqual([PASS, PASS]);
    expect(of.get('p1')).toBe(of.get('p2'));
    expect(evidence).toHaveLength(3);
  });

  it('counts a use of any former parcel and asks every one of them for its status', async () => {
    const { of } = await inputsOf([
      'p1,2026,转换,否,,q1;q2',
      'q1,2025,转换,否,,',
      'q2,2025,转换,是,2025-08-01,',
      'p2,2026,转换,否,,q1;q3',
      'q3,2025,常规,是,2025-08-01,',
    ]);
    expect(of.get('p1')?.answer).toBe(FAIL);
    // One former parcel was conventional in 2025, so the window begins in 2026.
    expect(of.get('p2')?.answer).toBe(PASS);
  });

  it('takes the lowest status of a year with two seasons, and fails a use that has no date', async () => {
    const { of } = await inputsOf([
      'p1,2025,常规,是,2025-05-01,',
      'p1,2025,转换,否,,',
      'p1,2026,转换,否,,',
      'p2,2025,转换,是,,',
      'p2,2026,转换,否,,',
    ]);
    expect(of.get('p1')?.answer).toBe(PASS);
    expect(of.get('p2')?.answer).toBe(FAIL);
    expect(of.get('p2')?.reason.en).toContain('2025');
  });

  it('does not let one season speak for another of the same year that says nothing', async () => {
    const { of, findings } = await inputsOf([
      'p1,2024,转换,否,,',
      'p1,2025,转换,否,,',
      'p1,2025,转换,,,',
      'p1,2026,转换,否,,',
      'p2,2024,转换,否,,',
      'p2,2025,转换,否,,',
      'p2,2025,转换,否,,',
      'p2,2026,转换,否,,',
    ]);
    expect(of.get('p1')?.answer).toBe(UNKNOWN);
    expect(of.get('p1')?.reason.en).toContain('2025');
    expect(of.get('p2')?.answer).toBe(PASS);
    expect(findings.filter(({ code }) => code === 'unknown-use')).toEqual([]);
  });

  it('tells a word of use that it does not know, and does not count its year', async () => {
    const { of, findings } = await inputsOf(['p1,2024,转换,否,,', 'p1,2025,转换,没用,,', 'p1,2026,转换,否,,']);
    expect(of.get('p1')?.answer).toBe(UNKNOWN);
    const told = findings.find(({ code }) => code === 'unknown-use');
    expect(told).toMatchObject({ severity: 'warning', at: { field: '禁用投入品' } });
    expect(told?.message.zh).toMatch(/^1 行.*没用.*“是”.*“否”/);
  });

  it('uses a sheet without the status column, tells it, and knows nobody’s window', async () => {
    const bench = await benchOf([parcel(0, { id: 'p1', land: '012' })], {
      'history.csv': 'DKBM,年度,禁用投入品,最后使用日期,上级地块\np1,2026,否,,',
    });
    const records = await readInputRecords(historyQuestion.parse(question), bench.desk);
    expect(records.linesOf('p1')[0]?.stated.has(2026)).toBe(true);
    expect(inputEvidence(bench.parcels, '2026-10-31', records).evidence[0]?.answer).toBe(UNKNOWN);
    expect(bench.desk.findings).toMatchObject([{ code: 'missing-field', at: { field: '有机状态' } }]);
  });

  it('knows nobody’s window without a status field, and tells words it does not know', async () => {
    const rows = ['p1,2026,有机,否,,'];
    const { status: _status, ...without } = question;
    const bench = await benchOf([parcel(0, { id: 'p1', land: '012' })], {
      'history.csv': ['DKBM,年度,有机状态,禁用投入品,最后使用日期,上级地块', ...rows].join('\n'),
    });
    const records = await readInputRecords(historyQuestion.parse(without), bench.desk);
    expect(inputEvidence(bench.parcels, '2026-10-31', records).evidence[0]?.answer).toBe(UNKNOWN);
    const { of, findings } = await inputsOf(['p1,2026,绿色,否,,']);
    expect(of.get('p1')?.answer).toBe(UNKNOWN);
    expect(findings.find(({ code }) => code === 'unknown-status')?.message.zh).toContain('绿色');
  });
});

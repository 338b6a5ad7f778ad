import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../engine/formats/byte-source.ts';
import { openCsv } from '../../../../engine/formats/csv.ts';
import { PlanningError } from '../../../../engine/run/planning-error.ts';
import { decisionTableFromDocument } from '../../../../engine/suitability/ranking/decision-document.ts';
import { decisionTableFromSheet } from '../../../../engine/suitability/ranking/decision-sheet.ts';

async function read(csv: string, id?: string) {
  const sheet = await openCsv(bytesSource('t.csv', new TextEncoder().encode(csv)), {});
  return decisionTableFromSheet(sheet.table, { file: 't.csv', id });
}

async function refused(asking: Promise<unknown> | (() => unknown)): Promise<PlanningError> {
  try {
    await (typeof asking === 'function' ? asking() : asking);
  } catch (error) {
    if (error instanceof PlanningError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a decision table from a sheet', () => {
  it('takes names from the first column when its cells are not all numbers', async () => {
    const { table, idColumn, findings } = await read('村,土壤,水\n党寨,1,-2.5\n蓼泉,3e2,４．５\n');
    expect(idColumn).toBe('村');
    expect(table.alternatives).toEqual(['党寨', '蓼泉']);
    expect(table.criteria).toEqual(['土壤', '水']);
    expect(table.columns.map((column) => [...column])).toEqual([
      [1, 300],
      [-2.5, 4.5],
    ]);
    expect(findings).toEqual([]);
  });

  it('takes 19-digit ids for names, row numbers where the first column is a criterion, and the column asked for', async () => {
    const ids = await read('DKBM,a\n6207021072000100001,1\n6207021072000100002,2\n');
    expect(ids.table.alternatives).toEqual(['6207021072000100001', '6207021072000100002']);
    const rows = await read('a,b\n1,2\n3,4\n');
    expect([rows.idColumn, rows.table.alternatives, rows.table.criteria]).toEqual([null, ['1', '2'], ['a', 'b']]);
    expect(rows.findings.map(({ code }) => code)).toEqual(['row-numbers-as-names']);
    const asked = await read('a,b\n1,2\n3,4\n', 'b');
    expect([asked.table.alternatives, asked.table.criteria]).toEqual([['2', '4'], ['a']]);
  });

  const cases: [name: string, csv: string, id: string | undefined, code: string, at: object, words: RegExp][] = [
    ['an empty cell', 'n,a\nx,1\ny,\n', undefined, 'not-a-number', { field: 'a', row: 3, feature: 'y' }, /empty/],
    ['a word', 'n,a\nx,1\ny,high\n', undefined, 'not-a-number', { field: 'a', row: 3 }, /"high"/],
    ['thousands separators', 'n;a\nx;1,500\ny;2\n', undefined, 'not-a-number', { row: 2 }, /"1,500"/],
    ['a number beyond a double', 'n,a\nx,1\ny,1e999\n', undefined, 'not-a-number', { row: 3 }, /1e999/],
    ['a name twice', 'n,a\nx,1\nx,2\n', undefined, 'repeated-alternative', { feature: 'x' }, /x/],
    ['a name that is empty', 'n,a\nx,1\n,2\n', undefined, 'unnamed-alternative', {}, /alternative 2/],
    ['one row', 'n,a\nx,1\n', undefined, 'too-few-alternatives', {}, /there are 1/],
    ['names alone', 'n\nx\ny\n', undefined, 'no-criteria', {}, /there are 0/],
    ['a column that is not there', 'n,a\nx,1\ny,2\n', 'name', 'missing-field', { field: 'name' }, /has n, a/],
  ];
  it.each(cases)('refuses %s', async (_name, ...[csv, id, code, at, words]) => {
    const error = await refused(read(csv, id));
    expect(error.code).toBe(code);
    expect(error.at).toMatchObject({ file: 't.csv', ...at });
    expect(error.text.en).toMatch(words);
  });
});

describe('a decision table from a document', () => {
  const good = {
    alternatives: ['x', 'y'],
    criteria: ['a', 'b'],
    values: [
      [1, 2],
      [3, 4],
    ],
  };

  it('takes rows as alternatives', () => {
    const { table } = decisionTableFromDocument(good, { file: 't.json' });
    expect(table.columns.map((column) => [...column])).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  const cases: [name: string, document: unknown, code: string, words: RegExp][] = [
    ['another shape', [[1]], 'bad-decision-table', /three arrays/],
    ['null', null, 'bad-decision-table', /three arrays/],
    ['a row too few', { ...good, values: [[1, 2]] }, 'bad-decision-table', /2 rows.*found 1/],
    ['a short row', { ...good, values: [[1, 2], [3]] }, 'bad-decision-table', /2 numbers in row 2.*found 1/],
    [
      'a gap',
      {
        ...good,
        values: [
          [1, 2],
          [3, null],
        ],
      },
      'not-a-number',
      /null/,
    ],
    [
      'text',
      {
        ...good,
        values: [
          [1, 2],
          [3, '4'],
        ],
      },
      'not-a-number',
      /4/,
    ],
    ['a criterion twice', { ...good, criteria: ['a', 'a'] }, 'repeated-criterion', /a/],
  ];

  it('asks for the number alone where text holds one', async () => {
    const document = {
      ...good,
      values: [
        [1, 2],
        [3, '4'],
      ],
    };
    const { text, remedy } = await refused(() => decisionTableFromDocument(document, { file: 't.json' }));
    expect(text.en).toContain('the cell is "4"');
    expect(remedy.en).toContain('quotes');
    expect((await refused(read('n;a\nx;1,500\ny;2\n'))).remedy.zh).toContain('千位分隔符');
    expect((await refused(read('n,a\nx,\ny,2\n'))).remedy.en).toContain('never fills a gap');
  });

  it.each(cases)('refuses %s', async (_name, document, code, words) => {
    const error = await refused(() => decisionTableFromDocument(document, { file: 't.json' }));
    expect(error.code).toBe(code);
    expect(error.text.en).toMatch(words);
  });
});

import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/universal';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { detectFormat } from '../../../engine/formats/detect-format.ts';
import { openSheet } from '../../../engine/formats/open-sheet.ts';
import { openXlsx, XLSX } from '../../../engine/formats/xlsx.ts';
import { textAt } from '../../../engine/table/table.ts';
import { bytesOf, dbfBytes, shell, shpBytes, zipBytes } from './shapefile-bytes.ts';
import {
  type HandSheet,
  type HandWorkbook,
  row,
  stateSize,
  textCell,
  valueCell,
  workbookBytes,
} from './workbook-bytes.ts';

const open = (bytes: Uint8Array, name = '样点.xlsx') => openXlsx(bytesSource(name, bytes), {});
const openHand = (book: HandWorkbook) => open(workbookBytes(book));
const openRows = (rows: string, rest: Partial<HandSheet> & Omit<HandWorkbook, 'sheets'> = {}) =>
  openHand({ ...rest, sheets: [{ name: '表', rows, ...rest }] });
type Opened = Awaited<ReturnType<typeof open>>;

/** The table as rows of texts, header first; missing values as null. */
function rowsOf({ table }: Opened): (string | null)[][] {
  const names = [...table.columns.keys()];
  const rows = Array.from({ length: table.length }, (_, k) => names.map((name) => textAt(table, name, k) ?? null));
  return [names, ...rows];
}
const codesOf = ({ findings }: Opened) => findings.map(({ code }) => code);
/** An OLE2 file with streams of these names, as the library writes it. */
function oleBytes(...streams: readonly string[]): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const stream of streams) CFB.utils.cfb_add(file, `/${stream}`, new Uint8Array(5000).fill(7));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}
const findingOf = ({ findings }: Opened, code: string) => findings.find((finding) => finding.code === code);

describe('openXlsx: a sheet as offices write it', () => {
  it('gives back codes, Chinese text, dates and numbers that write-excel-file wrote', async () => {
    const codes = ['6207021000010012345', '6207021000010012346'];
    const workbook = writeExcelFile(
      [
        ['地块编码', '采样日期', '年份', 'pH', '有机质(g/kg)', '有机', '备注'].map((value) => ({ value })),
        ...codes.map((value, k) => [
          { value },
          { value: new Date(Date.UTC(2026, 4, 6 + k)), type: Date, format: 'yyyy/m/d' },
          { value: 2026 },
          { value: 7.9 },
          { value: 12.05 + k },
          { value: k === 0 },
          k === 0 ? { value: '０．１８　党寨镇' } : null,
        ]),
      ],
      { sheet: '田块×年份' },
    );
    const opened = await open(new Uint8Array(await (await workbook.toBlob()).arrayBuffer()));
    expect(rowsOf(opened)).toEqual([
      ['地块编码', '采样日期', '年份', 'pH', '有机质(g/kg)', '有机', '备注'],
      [codes[0], '2026-05-06', '2026', '7.9', '12.05', 'TRUE', '０．１８　党寨镇'],
      [codes[1], '2026-05-07', '2026', '7.9', '13.05', 'FALSE', null],
    ]);
    expect([opened.name, opened.findings, opened.encoding.encoding]).toEqual(['田块×年份', [], 'utf-8']);
    expect([...opened.table.columns.values()].every(({ kind }) => kind === 'text')).toBe(true);
  });

  it('reads rich text without its phonetic hints, entities, shared strings and tags with a prefix', async () => {
    const strings = ['<r><t>党寨</t></r><r><t xml:space="preserve">镇 </t></r><rPh sb="0" eb="1"><t>ダン</t></rPh>'];
    const rows = row(1, textCell('A1', '名 &lt;a&gt;'), textCell('B1', 'b')) + row(2, '<c r="A2" t="s"><v>0</v></c>');
    expect(rowsOf(await openRows(rows, { strings }))).toEqual([
      ['名 <a>', 'b'],
      ['党寨镇', null],
    ]);
    const prefixed =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>年</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2026</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const opened = await openRows('', { parts: { 'xl/worksheets/sheet1.xml': prefixed } });
    expect(rowsOf(opened)).toEqual([['年'], ['2026']]);
  });

  it('keeps numbers to their digits, codes with their zeros, percentages with their sign', async () => {
    const formats = ['0.00', '0000000', '0.0%', '#,##0.0', '@'];
    const values: [string | number, number][] = [
      [7.899999999999999, 1],
      ['0.30000000000000004', 0],
      [620702, 2],
      ['0.1234', 3],
      [1234567.25, 4],
      ['1E-3', 0],
      [42, 1],
      ['-0', 0],
      [2026, 5],
    ];
    const rows = values.map(([value, style], k) => row(k + 2, valueCell(`A${k + 2}`, value, style)));
    const opened = await openRows(row(1, textCell('A1', 'v')) + rows.join(''), { formats });
    const expected = ['7.9', '0.3', '0620702', '12.34%', '1234567.25', '0.001', '42', '0', '2026'];
    expect(rowsOf(opened).slice(1).flat()).toEqual(expected);
    expect(opened.findings).toEqual([]);
  });

  it('gives booleans in capitals, formulas by their stored value', async () => {
    const rows =
      row(1, textCell('A1', 'a'), textCell('B1', 'b'), textCell('C1', 'c')) +
      row(
        2,
        '<c r="A2" t="b"><v>1</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f>A1&amp;"镇"</f><v>党寨镇</v></c>',
      );
    expect(rowsOf(await openRows(rows))[1]).toEqual(['TRUE', '2', '党寨镇']);
  });
});

describe('openXlsx: dates', () => {
  // Style: 1 built-in Chinese date, 2 built-in short date, 3 date and time, 4 time, 5 hours beyond a day, 6 year, 7 own words.
  const formats = [31, 14, 'yyyy-mm-dd hh:mm', 20, '[h]:mm', 'yyyy', '[$-804]yyyy"年"m"月"d"日";@', '"d"0.0'];
  const day = (serial: number | string, date1904 = false) =>
    openRows(
      row(1, ...[...'ABCDEFGH'].map((column) => textCell(`${column}1`, column))) +
        row(2, ...[...'ABCDEFGH'].map((column, k) => valueCell(`${column}2`, serial, k + 1))),
      { formats, date1904 },
    ).then((opened) => rowsOf(opened)[1]);

  it('are ISO in both date systems', async () => {
    // 2026-05-06 is day 46148 since 1899-12-30 and 1462 days less since 1904-01-01.
    const iso = '2026-05-06';
    expect(await day(46148)).toEqual([iso, iso, iso, '0:00', '1107552:00', '2026', iso, '46148']);
    const shifted = await day(46148 - 1462, true);
    expect([shifted?.[0], shifted?.[1], shifted?.[2], shifted?.[6]]).toEqual([iso, iso, iso, iso]);
  });

  it('keep their time; times of day and durations stay as shown', async () => {
    const found = await day('46148.35416666667');
    expect([found?.[2], found?.[3], found?.[4], found?.[5]]).toEqual([
      '2026-05-06T08:30:00',
      '8:30',
      '1107560:30',
      '2026',
    ]);
  });

  it('written as ISO text in the strict form are read', async () => {
    const rows = row(1, textCell('A1', 'd')) + row(2, '<c r="A2" s="1" t="d"><v>2026-05-06</v></c>');
    expect(rowsOf(await openRows(rows, { formats }))[1]).toEqual(['2026-05-06']);
  });
});

describe('openXlsx: what is told', () => {
  it('numbers of more than 15 digits, with sheet, column and row of the workbook', async () => {
    const rows =
      row(3, textCell('A3', '地块编码'), textCell('B3', 'n')) +
      row(4, textCell('A4', '6207021000010012345')) +
      row(6, valueCell('A6', '6.2070210000100096E+18'), valueCell('B6', '999999999999999')) +
      row(7, valueCell('A7', '6207021000010012345'));
    const opened = await openRows(rows);
    expect(rowsOf(opened).map(([code]) => code)).toEqual([
      '地块编码',
      '6207021000010012345',
      '6207021000010010000',
      '6207021000010013000',
    ]);
    expect(codesOf(opened)).toEqual(['digits-lost']);
    const finding = findingOf(opened, 'digits-lost');
    expect(finding?.at).toEqual({ file: '样点.xlsx', layer: '表', field: '地块编码', row: 6 });
    expect(finding?.message.en).toContain('rows 6–7');
  });

  it('error values, read as empty', async () => {
    const rows =
      row(1, textCell('A1', 'a'), textCell('B1', 'b')) +
      row(2, '<c r="A2" t="e"><f>NA()</f><v>#N/A</v></c>', valueCell('B2', 1)) +
      row(3, '<c r="A3" t="e"><v>#DIV/0!</v></c>', valueCell('B3', 2));
    const opened = await openRows(rows);
    expect(rowsOf(opened)).toEqual([
      ['a', 'b'],
      [null, '1'],
      [null, '2'],
    ]);
    const finding = findingOf(opened, 'error-cell');
    expect(finding?.at).toMatchObject({ field: 'a', row: 2 });
    expect(finding?.message.zh).toContain('#N/A, #DIV/0!');
    expect(finding?.message.zh).toContain('第 2–3 行');
  });

  it('formulas that nobody computed, read as empty', async () => {
    const rows =
      row(1, textCell('A1', 'a'), textCell('B1', 'b')) +
      row(2, '<c r="A2" s="0" t="str"><f>B2&amp;"x"</f><v/></c>', valueCell('B2', 1)) +
      row(3, '<c r="A3"><f>B3</f></c>', '<c r="B3"><f>1+1</f><v>2</v></c>') +
      row(4, '<c r="A4"><f t="shared" si="0"/><v></v></c>', valueCell('B4', 0));
    const opened = await openRows(rows);
    expect(rowsOf(opened).slice(1)).toEqual([
      [null, '1'],
      [null, '2'],
      [null, '0'],
    ]);
    expect(codesOf(opened)).toEqual(['formula-without-value']);
    expect(opened.findings[0]?.message.en).toMatch(/Column a \(A\) has 3 formulas .* rows 2–4$/);
  });

  it('merged ranges, of which the top-left cell alone is read', async () => {
    const rows =
      row(1, textCell('A1', '村'), textCell('B1', 'v')) +
      row(2, textCell('A2', '党寨村'), valueCell('B2', 1)) +
      row(3, textCell('A3', '看不见'), valueCell('B3', 2));
    const opened = await openRows(rows, { after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>' });
    expect(rowsOf(opened)).toEqual([
      ['村', 'v'],
      ['党寨村', '1'],
      [null, '2'],
    ]);
    const finding = findingOf(opened, 'merged-cells');
    expect(finding?.message.en).toContain('A2:A3');
    expect(finding?.at.row).toBe(2);
  });

  it('blank headers, which give no column, and repeated ones, which are numbered as in CSV', async () => {
    const rows =
      row(2, textCell('B2', 'a'), textCell('C2', ' '), textCell('E2', 'a'), textCell('F2', 'b')) +
      row(4, valueCell('A4', 9), valueCell('B4', 1), valueCell('C4', 2), valueCell('E4', 3), valueCell('F4', 4)) +
      row(5, textCell('A5', ' '));
    const opened = await openRows(rows);
    expect(rowsOf(opened)).toEqual([
      ['a', 'a_2', 'b'],
      ['1', '3', '4'],
    ]);
    expect(codesOf(opened)).toEqual(['blank-header', 'repeated-header']);
    const [blank, repeated] = opened.findings;
    expect(blank?.message.en).toMatch(/3 header cells are blank \(columns A, C, D\).* 2 values/);
    expect(blank?.at).toMatchObject({ layer: '表', row: 2 });
    expect(repeated?.message.en).toContain('column E is called “a_2”');
  });

  it('several sheets with content: which one is read and what the others are called', async () => {
    const sheet = (name: string, rest: Partial<HandSheet> = {}): HandSheet => ({
      name,
      rows: row(1, textCell('A1', name)),
      ...rest,
    });
    const opened = await openHand({
      sheets: [sheet('字典', { state: 'hidden' }), sheet('空', { rows: '' }), sheet('样点'), sheet('水样')],
    });
    expect([opened.name, rowsOf(opened)]).toEqual(['样点', [['样点']]]);
    expect(codesOf(opened)).toEqual(['several-sheets']);
    expect(opened.findings[0]?.message.en).toMatch(/3 sheets.*“样点” is read, not read: 字典 \(hidden\), 水样$/);
    const alone = await openHand({ sheets: [sheet('空', { rows: '' }), sheet('样点')] });
    expect([alone.name, alone.findings]).toEqual(['样点', []]);
  });
});

describe('openXlsx: hostile and broken files', () => {
  const cell = row(1, textCell('A1', 'a'));
  const refusal = async (bytes: Uint8Array, name = 'a.xlsx') => {
    const error = await open(bytes, name).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'input', at: { file: name } });
    const { code, text, remedy } = error as Record<'code' | 'text' | 'remedy', { zh: string; en: string }>;
    for (const words of [text, remedy]) expect(words.zh.length * words.en.length).toBeGreaterThan(0);
    return { code, en: text.en };
  };

  it('reads a sheet that claims every row and has none of them, and one that has the last cell', async () => {
    const started = performance.now();
    const claims = { before: '<dimension ref="A1:XFD1048576"/>' };
    expect(rowsOf(await openRows(row(1, textCell('A1', 'a')) + row(2, valueCell('A2', 1)), claims))).toEqual([
      ['a'],
      ['1'],
    ]);
    const last = await openRows(cell + row(1_048_576, valueCell('A1048576', 5)), claims);
    expect(rowsOf(last)).toEqual([['a'], ['5']]);
    expect((await refusal(workbookBytes({ sheets: [{ name: '空', rows: '', ...claims }] }))).code).toBe('empty-table');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('refuses cells beyond a sheet, tables too wide and long at once, and merged ranges that overlap', async () => {
    const beyond = row(1, textCell('A1', 'a')) + row(1_048_577, valueCell('A1048577', 5));
    expect((await refusal(workbookBytes({ sheets: [{ name: '表', rows: beyond }] }))).code).toBe('broken-workbook');
    const letters = (k: number): string =>
      (k < 26 ? '' : letters(Math.floor(k / 26) - 1)) + String.fromCharCode(65 + (k % 26));
    const wide = row(1, ...Array.from({ length: 16_384 }, (_, k) => textCell(`${letters(k)}1`, `c${k}`)));
    const long = Array.from({ length: 2100 }, (_, k) => row(k + 2, valueCell(`A${k + 2}`, k))).join('');
    expect((await refusal(workbookBytes({ sheets: [{ name: '表', rows: wide + long }] }))).code).toBe(
      'workbook-too-large',
    );
    const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000)}</mergeCells>`;
    const overlapping = { name: '表', rows: cell + long, after: merges };
    expect((await refusal(workbookBytes({ sheets: [overlapping] }))).en).toContain('overlapping');
  });

  it('refuses a zip bomb by the sizes its directory states, before anything is unpacked', async () => {
    const bomb = workbookBytes({ sheets: [{ name: '表', rows: cell }] });
    stateSize(bomb, 'xl/worksheets/sheet1.xml', () => 2 ** 28);
    expect(await refusal(bomb)).toEqual({ code: 'zip-too-large', en: expect.stringContaining(`limit is ${2 ** 28}`) });
  });

  it('does not count pictures and other parts without cells', async () => {
    const parts = { 'xl/media/image1.png': bytesOf('png'), 'xl/drawings/drawing1.xml': '<a/>' };
    const bytes = workbookBytes({ sheets: [{ name: '表', rows: cell }], parts });
    for (const name of Object.keys(parts)) stateSize(bytes, name, () => 2 ** 28 + 1);
    expect(rowsOf(await open(bytes))).toEqual([['a']]);
  });

  it('refuses a part whose stated size cuts it short', async () => {
    const rows = Array.from({ length: 400 }, (_, k) => row(k + 1, textCell(`A${k + 1}`, `值${k}`))).join('');
    const bytes = workbookBytes({ sheets: [{ name: '表', rows }] });
    stateSize(bytes, 'xl/worksheets/sheet1.xml', (size) => size >> 1);
    const { code, en } = await refusal(bytes);
    expect([code, en]).toEqual(['broken-workbook', expect.stringContaining('cut short')]);
  });

  it('refuses workbooks without sheets, without their parts, or with strings missing', async () => {
    const sheets = [{ name: '表', rows: cell }];
    const without = (parts: HandWorkbook['parts']) =>
      refusal(workbookBytes({ sheets, ...(parts === undefined ? {} : { parts }) })).then(({ code }) => code);
    expect(await without({ 'xl/worksheets/sheet1.xml': null })).toBe('workbook-without-sheet');
    expect(
      await without({
        'xl/workbook.xml':
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets></sheets></workbook>',
      }),
    ).toBe('workbook-without-sheet');
    expect(await without({ 'xl/workbook.xml': null })).toBe('broken-workbook');
    expect(await without({ 'xl/workbook.bin': 'x' })).toBe('unread-workbook');
    const lost = [{ name: '表', rows: row(1, '<c r="A1" t="s"><v>7</v></c>') }];
    const { code, en } = await refusal(workbookBytes({ sheets: lost }));
    expect([code, en]).toEqual(['broken-workbook', expect.stringContaining('表')]);
  });

  it('refuses .xls, what is locked, and other Office documents by name', async () => {
    const codeOf = async (...streams: readonly string[]) => (await refusal(oleBytes(...streams), 'a.xls')).code;
    expect(await codeOf('Workbook')).toBe('unread-workbook');
    expect(await codeOf('Book')).toBe('unread-workbook');
    expect(await codeOf('EncryptionInfo', 'EncryptedPackage')).toBe('encrypted-workbook');
    expect(await codeOf('WordDocument')).toBe('not-a-workbook');
    const xls = bytesSource('a.csv', oleBytes('Workbook'));
    expect((await detectFormat(xls)).id).toBe('xlsx');
    await expect(openSheet(xls, {})).rejects.toMatchObject({ code: 'unread-workbook' });
  });

  it('refuses what is no workbook at all', async () => {
    expect((await refusal(bytesOf('a,b\n1,2\n'))).code).toBe('not-a-workbook');
    expect((await refusal(workbookBytes({ sheets: [{ name: '表', rows: cell }] }).subarray(0, 300))).code).toBe(
      'broken-zip',
    );
  });
});

describe('a workbook is told from other zips', () => {
  const book = workbookBytes({ sheets: [{ name: '表', rows: row(1, textCell('A1', 'a')) }] });
  const shapes = { 'xl.shp': shpBytes([[shell(100, 38, 1)]]), 'xl.dbf': dbfBytes([], []) };
  const idOf = async (bytes: Uint8Array, name = 'a.zip') => (await detectFormat(bytesSource(name, bytes))).id;

  it('by its parts, whatever it is called', async () => {
    expect(await idOf(book)).toBe('xlsx');
    expect(await idOf(book, 'a.csv')).toBe('xlsx');
    expect(await idOf(zipBytes(shapes), 'a.xlsx')).toBe('shapefile');
    expect(await idOf(zipBytes({ 'xl/a.csv': bytesOf('x,y\n1,2\n') }), 'a.xlsx')).toBe('csv');
    expect(await idOf(bytesOf('x,y\n1,2\n'), 'a.xls')).toBe('csv');
  });

  it('by its first bytes alone', () => {
    expect(XLSX.sniff(book.subarray(0, 512))).toBe(true);
    expect(XLSX.sniff(zipBytes(shapes).subarray(0, 512))).toBe(false);
    expect(XLSX.sniff(bytesOf('a,b\n'))).toBe(false);
  });

  it('openSheet opens it where only a table will do, and delimited text as before', async () => {
    expect((await openSheet(bytesSource('a.dat', book), {})).name).toBe('表');
    expect((await openSheet(bytesSource('a.dat', bytesOf('x\n1\n')), {})).table.length).toBe(1);
  });
});

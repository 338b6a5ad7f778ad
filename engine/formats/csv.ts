import Papa from 'papaparse';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { addBit, emptyBitSet } from '../table/bit-set.ts';
import type { TextColumn } from '../table/table.ts';
import { allBytes } from './byte-source.ts';
import { distinctNames } from './distinct-names.ts';
import type { ByteSource, DecodeOptions, Format, SheetTable } from './format.ts';
import { inputError } from './input-error.ts';
import { decideEncoding, decoderOf } from './text-encoding.ts';
import { isZip, zipEntries } from './zip.ts';

/** Delimited text: comma, semicolon or tab, with a header line; also alone in a zip. */
export const CSV: Format = {
  id: 'csv',
  label: text('CSV 表格', 'CSV table'),
  kind: 'sheet',
  extensions: ['.csv', '.tsv', '.txt'],
  sniff: looksDelimited,
  decode: async (source, options) => ({ kind: 'sheet', sheet: await openCsv(source, options) }),
};

/**
 * Reads a table with every value as text. Throws `PlanningError` of kind `input`: `empty-table`, `broken-zip`,
 * `zip-without-table`.
 */
export async function openCsv(source: ByteSource, options: DecodeOptions): Promise<SheetTable> {
  const bytes = await tableBytes(source);
  const encoding = decideEncoding([bytes], { declared: options.encoding });
  const content = decoderOf(encoding.encoding).decode(bytes);
  const { data, errors } = Papa.parse<string[]>(content.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', '\t', ';', '|'],
    skipEmptyLines: 'greedy',
  });
  const [header, ...rows] = data;
  if (header === undefined || header.every((cell) => cell.trim() === '')) throw emptyTable(source);
  const names = columnNames(header);
  const findings: Finding[] = errors
    .filter((error) => error.type === 'Quotes')
    .map((error) => quoteFinding(source.name, (error.row ?? 0) + 1, error.message));
  for (const [k, row] of rows.entries()) {
    if (row.length !== names.length) findings.push(lengthFinding(source.name, k + 1, names.length, row.length));
  }
  const columns = names.map((name, k): [string, TextColumn] => [name, textColumn(name, rows, k)]);
  return {
    table: { length: rows.length, columns: new Map(columns) },
    encoding: { encoding: encoding.encoding, reason: encoding.reason },
    findings,
  };
}

/** A text whose first line has a separator and no control bytes. */
function looksDelimited(head: Uint8Array): boolean {
  if (head.length === 0 || head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false;
  if (head[0] === 0x3c || head[0] === 0x7b || head[0] === 0x5b) return false;
  const end = head.indexOf(0x0a);
  const line = end < 0 ? head : head.subarray(0, end);
  return [0x2c, 0x09, 0x3b, 0x7c].some((separator) => line.includes(separator));
}

async function tableBytes(source: ByteSource): Promise<Uint8Array> {
  const bytes = await allBytes(source);
  if (!isZip(bytes)) return bytes;
  const entries = await zipEntries(source);
  const tables = entries.filter(({ name }) => /\.(?:csv|tsv|txt)$/i.test(name));
  if (tables.length === 1) return (tables[0] as { bytes: Uint8Array }).bytes;
  const names = entries.map(({ name }) => name).join(', ');
  throw inputError(
    'zip-without-table',
    { file: source.name },
    [
      `压缩包 ${source.name} 里应有 1 个 .csv 文件，实际 ${tables.length} 个（${names}）`,
      `Zip ${source.name} should hold one .csv file; it holds ${tables.length} (${names})`,
    ],
    ['请只压缩一个表格', 'Zip one table alone'],
  );
}

/** Header cells trimmed; empty and repeated names are numbered. */
function columnNames(header: readonly string[]): string[] {
  return distinctNames(header.map((cell, k) => (cell.trim() === '' ? `column_${k + 1}` : cell.trim())));
}

function textColumn(name: string, rows: readonly string[][], column: number): TextColumn {
  const valid = emptyBitSet(rows.length);
  const values = rows.map((row, k) => {
    const value = (row[column] ?? '').trim();
    if (value !== '') addBit(valid, k);
    return value;
  });
  return { kind: 'text', name, unit: '', values, valid };
}

function lengthFinding(file: string, row: number, expected: number, found: number): Finding {
  return {
    severity: 'warning',
    code: 'row-length-differs',
    message: text(
      `第 ${row} 行应有 ${expected} 列，实际 ${found} 列${found > expected ? '，多出的未读' : '，缺的按空值'}`,
      `Row ${row} should have ${expected} cells and has ${found}; ${found > expected ? 'the extra ones were not read' : 'the missing ones are empty'}`,
    ),
    remedy: text('请检查该行的分隔符和引号', 'Check the separators and quotes of this row'),
    at: { file, row },
  };
}

function quoteFinding(file: string, row: number, reason: string): Finding {
  return {
    severity: 'warning',
    code: 'broken-quotes',
    message: text(`第 ${row} 行引号不配对（${reason}）`, `Row ${row} has unbalanced quotes (${reason})`),
    remedy: text('请检查该行的引号', 'Check the quotes of this row'),
    at: { file, row },
  };
}

function emptyTable(source: ByteSource): Error {
  return inputError(
    'empty-table',
    { file: source.name },
    [
      `表格 ${source.name} 应有表头和数据，实际为空（${source.byteLength} 字节）`,
      `Table ${source.name} should have a header and rows; it is empty (${source.byteLength} bytes)`,
    ],
    ['请检查导出步骤', 'Check how the table was exported'],
  );
}

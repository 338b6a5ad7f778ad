import type { WorkBook } from '@e965/xlsx';
import { text } from '../run/local-text.ts';
import { allBytes, headOf } from './byte-source.ts';
import type { ByteSource, DecodeOptions, Format, SheetTable } from './format.ts';
import { hasStream, isOle } from './ole-streams.ts';
import {
  brokenWorkbook,
  emptyWorkbook,
  encryptedWorkbook,
  notAWorkbook,
  unreadWorkbook,
  withoutSheet,
  workbookTooLarge,
} from './workbook-errors.ts';
import { severalSheets } from './workbook-findings.ts';
import { type SheetGrid, sheetGrids } from './workbook-grid.ts';
import { beginsAsWorkbook, workbookParts } from './workbook-parts.ts';
import { hasContent, MOST_VALUES, tableOfSheet } from './workbook-table.ts';
import { isZip } from './zip.ts';

/** Excel workbooks (Office Open XML); one sheet is read. The older `.xls` is known by its bytes and refused by name. */
export const XLSX: Format = {
  id: 'xlsx',
  label: text('Excel 工作簿', 'Excel workbook'),
  kind: 'sheet',
  extensions: ['.xlsx', '.xlsm'],
  sniff: (head) => isOle(head) || (isZip(head) && beginsAsWorkbook(head)),
  decode: async (source, options) => ({ kind: 'sheet', sheet: await openXlsx(source, options) }),
};

/**
 * Reads the first visible sheet with content, every value as text. The parts of a workbook are UTF-8, so a declared
 * encoding changes nothing. Throws `PlanningError` of kind `input`: `not-a-workbook`, `encrypted-workbook`, `unread-workbook`,
 * `broken-workbook`, `broken-zip`, `zip-too-large`, `workbook-too-large`, `workbook-without-sheet`, `empty-table`.
 */
export async function openXlsx(source: ByteSource, _options: DecodeOptions): Promise<SheetTable> {
  const head = await headOf(source);
  if (!isZip(head)) throw await refusalOf(source, head);
  const { bytes, names } = await workbookParts(source);
  const workbook = await parse(source.name, bytes);
  const grids = readableGrids(source.name, workbook, names);
  const filled = grids.filter(hasContent);
  const used = filled.find(({ hidden }) => !hidden) ?? filled[0];
  if (used === undefined) throw emptyWorkbook(source.name, workbook.SheetNames);
  const read = tableOfSheet(used, source.name);
  if (read === null) throw tooManyValues(source.name, used);
  const others = filled.filter((grid) => grid !== used).map(sheetWords);
  const at = { file: source.name, layer: used.name };
  const told = others.length === 0 ? [] : [severalSheets(used.name, others, at)];
  return {
    name: used.name,
    table: read.table,
    encoding: { encoding: 'utf-8', reason: 'XML parts of the workbook' },
    findings: [...told, ...read.findings],
  };
}

/**
 * Why a file that is no zip is not read. An `.xls` is refused although the library knows it: a damaged one can keep it in
 * a loop until the memory is full.
 */
async function refusalOf(source: ByteSource, head: Uint8Array): Promise<Error> {
  const file = source.name;
  if (!isOle(head)) {
    const bytes = [...head.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return notAWorkbook(file, [`以 ${bytes} 开头的数据`, `data beginning with ${bytes}`]);
  }
  const bytes = await allBytes(source);
  if (hasStream(bytes, 'EncryptedPackage')) return encryptedWorkbook(file);
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) {
    return unreadWorkbook(file, ['旧版 Excel 97–2003 工作簿（.xls）', 'a workbook of Excel 97–2003 or earlier (.xls)']);
  }
  return notAWorkbook(file, ['别的 Office 文档', 'another Office document']);
}

/** Parses with the library, which is loaded only now: it is larger than the rest of the formats together. */
async function parse(file: string, bytes: Uint8Array): Promise<WorkBook> {
  const { read } = await import('@e965/xlsx');
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
    });
  } catch (error) {
    const words = String(error);
    throw brokenWorkbook(file, [words, words]);
  }
}

function readableGrids(file: string, workbook: WorkBook, names: readonly string[]): SheetGrid[] {
  const sheets = sheetGrids(workbook);
  const unread = sheets.filter(({ grid }) => grid === null).map(({ name }) => name);
  // Sheets of charts, dialogs and old macros hold no table, and their pictures were not unpacked.
  const otherParts = names.filter((name) => /^xl\/(?:chart|dialog|macro)sheets\/[^/]+\.xml$/i.test(name)).length;
  const hasPart = names.some((name) => /\/worksheets\/[^/]+\.xml$/i.test(name));
  if (sheets.length === 0 || (unread.length === sheets.length && !hasPart)) {
    throw withoutSheet(file, workbook.SheetNames);
  }
  const [first] = unread;
  if (first !== undefined && unread.length > otherParts) {
    throw brokenWorkbook(file, [`工作表“${first}”无法读取`, `sheet “${first}” cannot be read`]);
  }
  return sheets.flatMap(({ name, grid }) => {
    if (typeof grid !== 'string') return grid === null ? [] : [grid];
    throw brokenWorkbook(file, [`工作表“${name}”超出范围（${grid}）`, `sheet “${name}” is out of bounds (${grid})`]);
  });
}

function sheetWords({ name, hidden }: SheetGrid) {
  return hidden ? text(`${name}（隐藏）`, `${name} (hidden)`) : text(name, name);
}

function tooManyValues(file: string, { name }: SheetGrid): Error {
  return workbookTooLarge(file, [
    `工作表“${name}”的行数乘列数超过上限 ${MOST_VALUES}`,
    `rows times columns of sheet “${name}” are above the limit of ${MOST_VALUES}`,
  ]);
}

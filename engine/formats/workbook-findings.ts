import type { Range } from '@e965/xlsx';
import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';

/** Ranges that a message names before it only counts. */
const NAMED = 8;

/** Letters of a column from 0, as the program shows them: A, B … Z, AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** One column's cells of one fault: where they are, and what they held. */
export interface ColumnFault {
  readonly code: 'error-cell' | 'formula-without-value' | 'digits-lost';
  /** Column from 0. */
  readonly column: number;
  /** Row numbers of the workbook, ascending. */
  readonly rows: number[];
  /** Of error cells every error value, of numbers the first. */
  readonly found: Set<string>;
}

/** Tells the cells of one column that share a fault; `at` names file, sheet, column name and first row. */
export function faultFinding(fault: ColumnFault, at: Place): Finding {
  const { code, rows } = fault;
  const letters = columnLetters(fault.column);
  const where = at.field === letters ? letters : `${at.field} (${letters})`;
  const found = [...fault.found].join(', ');
  const place = rowWords(rows);
  if (code === 'error-cell') {
    return warning(code, at, [
      text(
        `${where} 列应有值，实际 ${rows.length} 格是错误值 ${found}，按空值：${place.zh}`,
        `Column ${where} should hold values; ${rows.length} cells hold errors (${found}) and are read as empty: ${place.en}`,
      ),
      text('请在工作簿中改正公式', 'Correct the formulas in the workbook'),
    ]);
  }
  if (code === 'formula-without-value') {
    return warning(code, at, [
      text(
        `${where} 列有 ${rows.length} 个公式没有保存计算结果，按空值：${place.zh}`,
        `Column ${where} has ${rows.length} formulas without a stored result, read as empty: ${place.en}`,
      ),
      text('请用 Excel 或 WPS 打开并保存一次', 'Open the workbook in Excel or WPS and save it once'),
    ]);
  }
  return warning(code, at, [
    text(
      `${where} 列有 ${rows.length} 个数超过 15 位（如 ${found}），以数值保存时末尾的数字已丢失：${place.zh}`,
      `Column ${where} has ${rows.length} numbers of more than 15 digits (such as ${found}); stored as numbers they have lost their last digits: ${place.en}`,
    ),
    text(
      '请把该列设为文本格式，再从原始资料重新填入编号',
      'Set the column to text and enter the codes again from their source',
    ),
  ]);
}

/** Tells that only one of several sheets with cells is read. */
export function severalSheets(used: string, others: readonly LocalText[], at: Place): Finding {
  const zh = others.map((name) => name.zh).join('、');
  const en = others.map((name) => name.en).join(', ');
  return warning('several-sheets', at, [
    text(
      `工作簿有 ${others.length + 1} 个非空工作表，读的是“${used}”，未读：${zh}`,
      `The workbook has ${others.length + 1} sheets with cells; “${used}” is read, not read: ${en}`,
    ),
    text('要读别的工作表，请把它移到最前或单独保存', 'To read another sheet, move it to the front or save it alone'),
  ]);
}

/** Tells merged ranges: their value stands in the first cell, the others are empty. */
export function mergedCells(merges: readonly Range[], at: Place): Finding {
  const named = merges.slice(0, NAMED).map(({ s, e }) => `${cellName(s)}:${cellName(e)}`);
  const more = merges.length > NAMED ? ' …' : '';
  return warning('merged-cells', at, [
    text(
      `有 ${merges.length} 处合并单元格（${named.join('、')}${more}），只有左上角的一格有值，其余按空值`,
      `${merges.length} merged ranges (${named.join(', ')}${more}): the top-left cell holds the value, the others are read as empty`,
    ),
    text(
      '请取消合并并逐格填写；表头上方的标题行请删去',
      'Unmerge them and fill in every cell; delete title rows above the header',
    ),
  ]);
}

/** Tells columns without a header: they are not read. `values` counts the cells with content below. */
export function blankHeader(columns: readonly number[], values: number, at: Place): Finding {
  const letters = columns.slice(0, NAMED).map(columnLetters);
  const more = columns.length > NAMED ? ' …' : '';
  return {
    ...warning('blank-header', at, [
      text(
        `表头有 ${columns.length} 格为空（${letters.join('、')}${more} 列），这些列未读，其中有值 ${values} 格`,
        `${columns.length} header cells are blank (columns ${letters.join(', ')}${more}); these columns are not read, they hold ${values} values`,
      ),
      text('请给这些列写上表头', 'Give these columns a header'),
    ]),
    severity: values > 0 ? 'warning' : 'info',
  };
}

/** Tells header names that stood before and what they are called now. */
export function repeatedHeader(names: { written: string; name: string; column: number }, at: Place): Finding {
  const { written, name, column } = names;
  const letters = columnLetters(column);
  return warning('repeated-header', { ...at, field: written }, [
    text(
      `表头“${written}”重复，${letters} 列改称“${name}”`,
      `Header “${written}” is repeated; column ${letters} is called “${name}”`,
    ),
    text('请给每列不同的表头', 'Give every column a header of its own'),
  ]);
}

function warning(code: string, at: Place, [message, remedy]: readonly [LocalText, LocalText]): Finding {
  return { severity: 'warning', code, message, remedy, at };
}

function cellName({ c, r }: Range['s']): string {
  return `${columnLetters(c)}${r + 1}`;
}

/** Row numbers as ranges: rows 2–5, 9. */
function rowWords(rows: readonly number[]): LocalText {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const named = ranges.slice(0, NAMED).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const more = ranges.length > NAMED ? ' …' : '';
  return text(`第 ${named.join('、')}${more} 行`, `rows ${named.join(', ')}${more}`);
}

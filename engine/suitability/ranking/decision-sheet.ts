import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Table } from '../../table/table.ts';
import { checkDecisionTable, type DecisionTable, notANumber } from './decision-table.ts';

/** A decision table read from a file, and how its rows got their names. */
export interface NamedDecisionTable {
  readonly table: DecisionTable;
  /** Column the names of the alternatives were read from; null when they are row numbers. */
  readonly idColumn: string | null;
  readonly findings: readonly Finding[];
}

/**
 * A decision table from a sheet whose values are text. Names are read from the column `id`; without it from the first
 * column unless its cells are all numbers that a double holds exactly (then every column is a criterion and the names
 * are row numbers, which is told). Columns without name or value, as spreadsheets leave behind, are not read. Throws `PlanningError` of kind `input`: `missing-field` when there is no column `id`,
 * `not-a-number` naming row (header is row 1), field and cell, and what `checkDecisionTable` throws.
 */
export function decisionTableFromSheet(
  sheet: Table,
  { file, id }: { readonly file: string; readonly id?: string | undefined },
): NamedDecisionTable {
  const names = [...sheet.columns.keys()];
  if (id !== undefined && !sheet.columns.has(id)) throw missingField(file, id, names);
  const [first] = names;
  const idColumn = id ?? (first !== undefined && !holdsNumbers(cellsOf(sheet, first)) ? first : null);
  const left = names.filter((name) => name !== idColumn && isLeftOver(sheet, name));
  const criteria = names.filter((name) => name !== idColumn && !left.includes(name));
  const alternatives =
    idColumn === null ? Array.from({ length: sheet.length }, (_, row) => String(row + 1)) : cellsOf(sheet, idColumn);
  const columns = criteria.map((field) =>
    Float64Array.from(cellsOf(sheet, field), (cell, row) => {
      const value = numberIn(cell);
      if (value === undefined) {
        const feature = alternatives[row] as string;
        throw notANumber(cell, { file, feature, field, row: row + 2 });
      }
      return value;
    }),
  );
  const table = { alternatives, criteria, columns };
  checkDecisionTable(table, { file });
  return {
    table,
    idColumn,
    findings: [
      ...(idColumn === null ? [rowNumbers(file, first ?? '')] : []),
      ...left.map((name) => notRead(file, name)),
    ],
  };
}

/** Whether a column has the name the reader gives to an empty header, and no value. */
function isLeftOver(sheet: Table, name: string): boolean {
  return /^column_\d+$/.test(name) && cellsOf(sheet, name).every((cell) => cell.trim() === '');
}

function cellsOf(sheet: Table, name: string): string[] {
  const column = sheet.columns.get(name);
  return column === undefined ? [] : Array.from<number | string, string>(column.values, String);
}

/** Whether every cell is a number and none an integer so long (16 digits and more) that only an id is written so. */
function holdsNumbers(cells: readonly string[]): boolean {
  return cells.every((cell) => numberIn(cell) !== undefined && !/^\d{16,}$/.test(cell.trim()));
}

/** The number a cell holds: plain or full-width digits, point, sign, exponent; thousands separators are refused. */
function numberIn(cell: string): number | undefined {
  const plain = cell.normalize('NFKC').replace('−', '-').trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function rowNumbers(file: string, first: string): Finding {
  return {
    severity: 'info',
    code: 'row-numbers-as-names',
    message: text(
      `第一列 ${first} 全是数字，按指标处理；方案以行号命名`,
      `the first column ${first} holds numbers only and counts as a criterion; alternatives are named by row number`,
    ),
    remedy: text(`若它是名称列，请加 --id ${first}`, `if it holds names, add --id ${first}`),
    at: { file, field: first },
  };
}

function notRead(file: string, field: string): Finding {
  return {
    severity: 'info',
    code: 'empty-column',
    message: text(
      `列 ${field} 没有名称也没有数值，不作为指标`,
      `${field} has neither name nor value and is no criterion`,
    ),
    remedy: text('无需处理；可在导出前删去该列', 'nothing to do; it may be deleted before the export'),
    at: { file, field },
  };
}

function missingField(file: string, field: string, names: readonly string[]): PlanningError {
  return new PlanningError('input', 'missing-field', {
    text: text(
      `表 ${file} 没有列 ${field}；现有列：${names.join('、')}`,
      `${file} has no column ${field}; it has ${names.join(', ')}`,
    ),
    remedy: text('改正 --id 后的列名', 'correct the name after --id'),
    at: { file, field },
  });
}

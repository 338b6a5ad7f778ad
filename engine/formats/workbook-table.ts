import type { Finding } from '../run/finding.ts';
import type { Place } from '../run/place.ts';
import { addBit, emptyBitSet } from '../table/bit-set.ts';
import type { Table, TextColumn } from '../table/table.ts';
import { distinctNames } from './distinct-names.ts';
import { type CellText, cellText } from './workbook-cell.ts';
import {
  blankHeader,
  type ColumnFault,
  columnLetters,
  faultFinding,
  mergedCells,
  repeatedHeader,
} from './workbook-findings.ts';
import type { SheetGrid } from './workbook-grid.ts';

/** Values that a table may have, empty ones too; about 8 bytes each. Our own setting. */
export const MOST_VALUES = 2 ** 25;

interface TextRow {
  readonly number: number;
  readonly cells: readonly string[];
}

interface Header {
  /** Columns from 0 that have a header. */
  readonly columns: readonly number[];
  readonly written: readonly string[];
  readonly names: readonly string[];
}

/** A sheet as a table, and what is to be told about it; null when it has more than `MOST_VALUES` values. */
export interface WorkbookTable {
  readonly table: Table;
  readonly findings: readonly Finding[];
}

/** Whether a sheet has a cell with content. */
export function hasContent({ rows }: SheetGrid): boolean {
  return rows.some(({ cells }) => Object.values(cells).some((cell) => cellText(cell).text !== ''));
}

/**
 * Reads a sheet that has content: the first row with content is the header, rows without content are left out. Row
 * numbers in findings are those of the workbook.
 */
export function tableOfSheet(grid: SheetGrid, file: string): WorkbookTable | null {
  const faults = new Map<string, ColumnFault>();
  const [first, ...rows] = textRows(grid, faults) as [TextRow, ...TextRow[]];
  const columns = Object.keys(first.cells)
    .map(Number)
    .filter((column) => first.cells[column] !== '');
  const written = columns.map((column) => first.cells[column] as string);
  const header: Header = { columns, written, names: distinctNames(written) };
  if (columns.length * rows.length > MOST_VALUES) return null;
  const at: Place = { file, layer: grid.name };
  const findings = headerFindings({ first, rows, header }, at);
  const [merge] = grid.merges;
  if (merge !== undefined) findings.unshift(mergedCells(grid.merges, { ...at, row: merge.s.r + 1 }));
  for (const fault of faults.values()) {
    const field = header.names[columns.indexOf(fault.column)] ?? columnLetters(fault.column);
    findings.push(faultFinding(fault, { ...at, field, row: fault.rows[0] as number }));
  }
  const table = columns.map((column, k): [string, TextColumn] => {
    const name = header.names[k] as string;
    return [name, textColumn(name, rows, column)];
  });
  return { table: { length: rows.length, columns: new Map(table) }, findings };
}

/** Every row with content as texts; what is wrong with single cells is noted by column. */
function textRows(grid: SheetGrid, faults: Map<string, ColumnFault>): TextRow[] {
  const rows: TextRow[] = [];
  for (const { number, cells } of grid.rows) {
    const texts: string[] = [];
    let filled = false;
    for (const key of Object.keys(cells)) {
      const read = cellText(cells[Number(key)]);
      if (read.fault !== undefined) noteFault(faults, read, { column: Number(key), row: number });
      if (read.text !== '') filled = true;
      texts[Number(key)] = read.text;
    }
    if (filled) rows.push({ number, cells: texts });
  }
  return rows;
}

function noteFault(faults: Map<string, ColumnFault>, read: CellText, at: { column: number; row: number }): void {
  const code = read.fault as ColumnFault['code'];
  const key = `${code} ${at.column}`;
  const fault: ColumnFault = faults.get(key) ?? { code, column: at.column, rows: [], found: new Set() };
  if (code === 'error-cell') fault.found.add(read.error as string);
  else if (fault.rows.length === 0) fault.found.add(read.text);
  fault.rows.push(at.row);
  faults.set(key, fault);
}

function headerFindings(sheet: { first: TextRow; rows: readonly TextRow[]; header: Header }, at: Place): Finding[] {
  const { first, rows, header } = sheet;
  const findings: Finding[] = [];
  const named = new Set(header.columns);
  const values = new Map<number, number>();
  const [from = 0] = header.columns;
  for (let column = from; column < (header.columns.at(-1) ?? 0); column++)
    if (!named.has(column)) values.set(column, 0);
  for (const { cells } of rows) {
    for (const key of Object.keys(cells)) {
      const column = Number(key);
      if (!named.has(column) && cells[column] !== '') values.set(column, (values.get(column) ?? 0) + 1);
    }
  }
  if (values.size > 0) {
    const total = [...values.values()].reduce((sum, count) => sum + count, 0);
    const columns = [...values.keys()].sort((a, b) => a - b);
    findings.push(blankHeader(columns, total, { ...at, row: first.number }));
  }
  for (const [k, name] of header.names.entries()) {
    const written = header.written[k] as string;
    const column = header.columns[k] as number;
    if (name !== written) findings.push(repeatedHeader({ written, name, column }, { ...at, row: first.number }));
  }
  return findings;
}

function textColumn(name: string, rows: readonly TextRow[], column: number): TextColumn {
  const valid = emptyBitSet(rows.length);
  const values = rows.map(({ cells }, k) => {
    const value = cells[column] ?? '';
    if (value !== '') addBit(valid, k);
    return value;
  });
  return { kind: 'text', name, unit: '', values, valid };
}

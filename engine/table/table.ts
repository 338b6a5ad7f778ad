import { type BitSet, hasBit } from './bit-set.ts';

/** A column of numbers; a missing value is a clear bit in `valid`, never a magic number. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** Unit as it is shown, such as `g/kg`; empty for pure numbers. */
  readonly unit: string;
  readonly values: Float64Array;
  readonly valid: BitSet;
}

/** A column of text; ids are always text. */
export interface TextColumn {
  readonly kind: 'text';
  readonly name: string;
  readonly unit: '';
  readonly values: readonly string[];
  readonly valid: BitSet;
}

export type Column = NumberColumn | TextColumn;

/** Columns of equal length; a step never edits a table, it returns a new one that shares columns. */
export interface Table {
  readonly length: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** A table without columns. */
export function emptyTable(length: number): Table {
  return { length, columns: new Map() };
}

/** The table with one column added or replaced; all other columns are shared. */
export function withColumn(table: Table, column: Column): Table {
  if (column.values.length !== table.length) {
    throw new Error(`column ${column.name} has ${column.values.length} rows, the table ${table.length}`);
  }
  return { length: table.length, columns: new Map(table.columns).set(column.name, column) };
}

/** The number in `row` of column `name`, or `undefined` when missing. */
export function numberAt(table: Table, name: string, row: number): number | undefined {
  const column = table.columns.get(name);
  if (column?.kind !== 'number' || !hasBit(column.valid, row)) return undefined;
  return column.values[row];
}

/** The text in `row` of column `name`, or `undefined` when missing. */
export function textAt(table: Table, name: string, row: number): string | undefined {
  const column = table.columns.get(name);
  if (column?.kind !== 'text' || !hasBit(column.valid, row)) return undefined;
  return column.values[row];
}

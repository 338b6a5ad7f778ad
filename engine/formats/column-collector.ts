import { addBit, emptyBitSet } from '../table/bit-set.ts';
import type { Column, Table } from '../table/table.ts';

/** Collects attribute rows and types each column once all are seen. */
export interface ColumnCollector {
  /** Adds one row; values of any JSON kind, `null`, `undefined` and empty text count as missing. */
  add(values: Readonly<Record<string, unknown>>): void;
  build(): Table;
}

/**
 * A collector whose columns become numbers only when every value present is a finite number; everything else, and so
 * every id or code that was text, stays text as it was written.
 */
export function columnCollector(fields: readonly string[] = []): ColumnCollector {
  const columns = new Map<string, unknown[]>(fields.map((name) => [name, []]));
  let rows = 0;
  return {
    add(values) {
      for (const name of Object.keys(values)) {
        let column = columns.get(name);
        if (column === undefined) {
          column = [];
          columns.set(name, column);
        }
        column[rows] = values[name];
      }
      rows++;
    },
    build: () => ({
      length: rows,
      columns: new Map([...columns].map(([name, values]) => [name, typedColumn(name, values, rows)])),
    }),
  };
}

/** A column of numbers when every value present is a finite number, else of text. */
export function typedColumn(name: string, values: readonly unknown[], rows: number): Column {
  const valid = emptyBitSet(rows);
  let allNumbers = true;
  let any = false;
  for (let row = 0; row < rows; row++) {
    const value = values[row];
    if (isMissing(value)) continue;
    addBit(valid, row);
    any = true;
    if (typeof value !== 'number') allNumbers = false;
  }
  if (any && allNumbers) {
    const numbers = Float64Array.from({ length: rows }, (_, row) => {
      const value = values[row];
      return typeof value === 'number' ? value : Number.NaN;
    });
    return { kind: 'number', name, unit: '', values: numbers, valid };
  }
  return { kind: 'text', name, unit: '', values: Array.from({ length: rows }, (_, row) => textOf(values[row])), valid };
}

function isMissing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (typeof value === 'number' && !Number.isFinite(value))
  );
}

function textOf(value: unknown): string {
  if (isMissing(value)) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

import { addBit, emptyBitSet } from './bit-set.ts';
import type { NumberColumn, TextColumn } from './table.ts';

/** A column of text cells by row; empty and absent cells are missing. */
export function textColumn(name: string, length: number, cell: (row: number) => string | undefined): TextColumn {
  const values = Array.from({ length }, (_v, row) => cell(row) ?? '');
  const valid = emptyBitSet(length);
  for (let row = 0; row < length; row++) if (values[row] !== '') addBit(valid, row);
  return { kind: 'text', name, unit: '', values, valid };
}

/** A column of numbers in a unit; NaN is missing. */
export function numberColumn(name: string, unit: string, values: Float64Array): NumberColumn {
  const valid = emptyBitSet(values.length);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row] as number)) addBit(valid, row);
  return { kind: 'number', name, unit, values, valid };
}

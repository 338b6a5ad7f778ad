import type { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/table.ts';
import { typedColumn } from './column-collector.ts';
import { roomFor } from './growing-array.ts';

/** The values of one field on their way into a column. */
export interface FieldValues {
  /** Repeats row `from` in row `to`. */
  repeat(from: number, to: number): void;
  /** Forgets what row `row` was given. */
  forget(row: number): void;
  build(rows: number): Column;
}

/** Values of a numeric field. */
export interface NumberValues extends FieldValues {
  /** Sets a row; a number that is not finite counts as missing. */
  put(row: number, value: number): void;
  /** Sets a row to an integer that no double holds, digit by digit: the whole column becomes text. */
  putDigits(row: number, digits: string): void;
}

/** Values of a text field. */
export interface TextValues extends FieldValues {
  /** Sets a row to UTF-8 bytes `from … to`. */
  put(row: number, bytes: Uint8Array, from: number, to: number): void;
}

/** Values of any other kind. */
export interface AnyValues extends FieldValues {
  put(row: number, value: unknown): void;
}

/** Which rows have a value. */
function presentRows() {
  let words = new Uint32Array(1024);
  return {
    add(row: number) {
      words = roomFor(words, (row >>> 5) + 1);
      words[row >>> 5] = (words[row >>> 5] as number) | (1 << (row & 31));
    },
    has: (row: number) => (((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1,
    remove(row: number) {
      if (row >>> 5 < words.length) words[row >>> 5] = (words[row >>> 5] as number) & ~(1 << (row & 31));
    },
    build(rows: number): BitSet {
      const size = (rows + 31) >>> 5;
      words = roomFor(words, size);
      return { length: rows, words: words.slice(0, size) };
    },
  };
}

/** Collects numbers; without any, or with one that is only exact as text, the column is text. */
export function numberValues(name: string): NumberValues {
  const present = presentRows();
  const digits = new Map<number, string>();
  let values = new Float64Array(1024);
  let any = false;
  return {
    put(row, value) {
      if (value - value !== 0) return;
      values = roomFor(values, row + 1);
      values[row] = value;
      present.add(row);
      any = true;
    },
    putDigits(row, text) {
      digits.set(row, text);
      present.add(row);
    },
    repeat(from, to) {
      if (!present.has(from)) return;
      const text = digits.get(from);
      if (text === undefined) this.put(to, values[from] as number);
      else this.putDigits(to, text);
    },
    forget(row) {
      digits.delete(row);
      present.remove(row);
    },
    build(rows): Column {
      const valid = present.build(rows);
      if (!any || digits.size > 0) {
        const texts = Array.from({ length: rows }, (_, row) =>
          present.has(row) ? (digits.get(row) ?? String(values[row])) : '',
        );
        return { kind: 'text', name, unit: '', values: texts, valid };
      }
      const numbers = roomFor(values, rows).slice(0, rows);
      for (let row = 0; row < rows; row++) if (!present.has(row)) numbers[row] = Number.NaN;
      return { kind: 'number', name, unit: '', values: numbers, valid };
    },
  };
}

/** Collects text; empty text counts as missing. */
export function textValues(name: string): TextValues {
  const present = presentRows();
  const decoder = new TextDecoder();
  // Short ASCII texts, the ids above all, cost most when each is decoded by a call of its own.
  const others = new Map<number, string>();
  let ascii = new Uint8Array(8192);
  let end = 0;
  let places = new Uint32Array(2048);
  return {
    put(row, bytes, from, to) {
      if (from === to) return;
      present.add(row);
      ascii = roomFor(ascii, end + to - from);
      places = roomFor(places, 2 * row + 2);
      let seen = 0;
      for (let k = from; k < to; k++) {
        const byte = bytes[k] as number;
        seen |= byte;
        ascii[end + k - from] = byte;
      }
      if (seen > 127) {
        others.set(row, decoder.decode(bytes.subarray(from, to)));
        return;
      }
      places[2 * row] = end;
      end += to - from;
      places[2 * row + 1] = end;
    },
    repeat(from, to) {
      if (!present.has(from)) return;
      present.add(to);
      const other = others.get(from);
      if (other !== undefined) others.set(to, other);
      places = roomFor(places, 2 * to + 2);
      places.copyWithin(2 * to, 2 * from, 2 * from + 2);
    },
    forget(row) {
      present.remove(row);
      others.delete(row);
    },
    build(rows) {
      const all = decoder.decode(ascii.subarray(0, end));
      const values: string[] = [];
      for (let row = 0; row < rows; row++) {
        if (!present.has(row)) values.push('');
        else values.push(others.get(row) ?? all.slice(places[2 * row], places[2 * row + 1]));
      }
      return { kind: 'text', name, unit: '', values, valid: present.build(rows) };
    },
  };
}

/** Collects values of any JSON kind. */
export function anyValues(name: string): AnyValues {
  const values: unknown[] = [];
  return {
    put(row, value) {
      values[row] = value;
    },
    repeat(from, to) {
      values[to] = values[from];
    },
    forget(row) {
      values[row] = undefined;
    },
    build: (rows) => typedColumn(name, values, rows),
  };
}

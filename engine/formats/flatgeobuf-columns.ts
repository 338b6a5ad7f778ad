import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import type { Table } from '../table/table.ts';
import {
  type AnyValues,
  anyValues,
  type FieldValues,
  type NumberValues,
  numberValues,
  type TextValues,
  textValues,
} from './field-values.ts';
import type { FlatbufferRecord } from './flatbuffer-record.ts';

/** Column types of FlatGeobuf. */
const BYTE = 0;
const UBYTE = 1;
const BOOL = 2;
const SHORT = 3;
const USHORT = 4;
const INT = 5;
const UINT = 6;
const LONG = 7;
const ULONG = 8;
const FLOAT = 9;
const STRING = 11;
const JSON_TEXT = 12;
const DATE_TIME = 13;
const BINARY = 14;

/** Bytes of a value by column type; 0 where a length of four bytes stands in front. */
const WIDTHS = Uint8Array.of(1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0);

/** The attributes of the features of one kind. */
export interface FeatureColumns {
  /** Reads `length` bytes of properties at `at` into row `row`; throws when they are broken. */
  read(record: FlatbufferRecord, at: number, length: number, row: number): void;
  /** Repeats row `from` in row `to`. */
  repeat(from: number, to: number): void;
  /** Forgets what was read into row `row`. */
  forget(row: number): void;
  build(rows: number): Table;
}

/** How the values of a column are read: by which of the three, or not at all. */
interface Reader {
  readonly type: number;
  readonly numbers: NumberValues | null;
  readonly texts: TextValues | null;
  readonly any: AnyValues | null;
}

/** Columns for the fields of the header; only those named in `fields`, in the header's order, all when absent. */
export function featureColumns(columns: readonly ColumnMeta[], fields: readonly string[] | undefined): FeatureColumns {
  const values = new Map<string, FieldValues>();
  const readers = columns.map((column) => readerOf(column, columns, fields, values));
  const all = [...values.entries()];
  // With chosen fields the rest of a record is of no interest once all of them are met.
  const wanted = fields === undefined ? Number.POSITIVE_INFINITY : all.length;
  return {
    read(record, at, length, row) {
      const { view } = record;
      const end = at + length;
      let left = wanted;
      for (let next = at; next < end && left > 0; ) {
        const index = next + 2 > end ? -1 : view.getUint16(next, true);
        const reader = readers[index];
        if (reader === undefined) throw new RangeError(`an attribute names column ${index} of ${readers.length}`);
        const { type } = reader;
        const fixed = WIDTHS[type];
        if (fixed === undefined) throw new RangeError(`column ${index} is of unknown type ${type}`);
        let from = next + 2;
        if (fixed === 0) from += 4;
        const to = from + (fixed > 0 || from > end ? fixed : view.getUint32(from - 4, true));
        if (to > end) throw new RangeError(`the attributes need ${to - at} bytes and have ${length}`);
        next = to;
        if (reader.numbers !== null) {
          const value = numberAt(view, from, type);
          if (isExact(type, value)) reader.numbers.put(row, value);
          else reader.numbers.putDigits(row, digitsAt(view, from, type));
        } else if (reader.texts !== null) reader.texts.put(row, record.bytes, from, to);
        else if (reader.any !== null) reader.any.put(row, anyValue(record, type, from, to));
        else continue;
        left--;
      }
    },
    repeat(from, to) {
      for (const [, field] of all) field.repeat(from, to);
    },
    forget(row) {
      for (const [, field] of all) field.forget(row);
    },
    build: (rows) => ({ length: rows, columns: new Map(all.map(([name, field]) => [name, field.build(rows)])) }),
  };
}

function readerOf(
  { name, type }: ColumnMeta,
  columns: readonly ColumnMeta[],
  fields: readonly string[] | undefined,
  values: Map<string, FieldValues>,
): Reader {
  const none: Reader = { type, numbers: null, texts: null, any: null };
  if (fields !== undefined && !fields.includes(name)) return none;
  // Columns of one name are one field, whatever their types; the last value of a feature counts.
  if (columns.filter((column) => column.name === name).length > 1 || isOther(type)) {
    const any = (values.get(name) as AnyValues | undefined) ?? anyValues(name);
    values.set(name, any);
    return { ...none, any };
  }
  if (type === STRING || type === DATE_TIME) {
    const texts = textValues(name);
    values.set(name, texts);
    return { ...none, texts };
  }
  const numbers = numberValues(name);
  values.set(name, numbers);
  return { ...none, numbers };
}

function isOther(type: number): boolean {
  return type === BOOL || type === JSON_TEXT || type === BINARY || type > BINARY;
}

function numberAt(view: DataView, at: number, type: number): number {
  switch (type) {
    case BYTE:
      return view.getInt8(at);
    case UBYTE:
      return view.getUint8(at);
    case SHORT:
      return view.getInt16(at, true);
    case USHORT:
      return view.getUint16(at, true);
    case INT:
      return view.getInt32(at, true);
    case UINT:
      return view.getUint32(at, true);
    case LONG:
      return view.getInt32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
    case ULONG:
      return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
    case FLOAT:
      return view.getFloat32(at, true);
    default:
      return view.getFloat64(at, true);
  }
}

/** Whether a double holds the value: 64-bit integers beyond 2^53 are kept as text, digit by digit. */
function isExact(type: number, value: number): boolean {
  return (type !== LONG && type !== ULONG) || Number.isSafeInteger(value);
}

function digitsAt(view: DataView, at: number, type: number): string {
  return String(type === LONG ? view.getBigInt64(at, true) : view.getBigUint64(at, true));
}

const decoder = new TextDecoder();

function anyValue({ bytes, view }: FlatbufferRecord, type: number, from: number, to: number): unknown {
  switch (type) {
    case BOOL:
      return view.getUint8(from) !== 0;
    case STRING:
    case DATE_TIME:
      return decoder.decode(bytes.subarray(from, to));
    case JSON_TEXT:
      return JSON.parse(decoder.decode(bytes.subarray(from, to)));
    case BINARY:
      return bytes.slice(from, to);
    default: {
      const value = numberAt(view, from, type);
      return isExact(type, value) ? value : digitsAt(view, from, type);
    }
  }
}

/**
 * One FlatBuffers record within a longer stretch of bytes. Every read below stays within `start … end` or throws: a
 * record comes from a file, and its offsets may point anywhere.
 */
export interface FlatbufferRecord {
  /** The stretch, and the same bytes as a view. */
  bytes: Uint8Array;
  view: DataView;
  start: number;
  end: number;
}

/** Where the root table of the record is. */
export function rootTable(record: FlatbufferRecord): number {
  return indirect(record, record.start);
}

/** Where field `field`, of `width` bytes, of a table is stored; 0 when the table has none. */
export function fieldOf(record: FlatbufferRecord, table: number, field: number, width: number): number {
  const { view, start, end } = record;
  const names = table - view.getInt32(table, true);
  if (names < start || names + 4 > end) throw outside(record, names);
  const entry = 4 + 2 * field;
  const size = view.getUint16(names, true);
  if (names + size > end) throw outside(record, names + size);
  if (entry + 2 > size) return 0;
  const offset = view.getUint16(names + entry, true);
  if (offset === 0) return 0;
  if (table + offset + width > end) throw outside(record, table + offset);
  return table + offset;
}

/** The table or vector that an offset at `at` leads to. */
export function indirect(record: FlatbufferRecord, at: number): number {
  const { view, start, end } = record;
  if (at < start || at + 4 > end) throw outside(record, at);
  const target = at + view.getUint32(at, true);
  if (target + 4 > end) throw outside(record, target);
  return target;
}

/** Number of items of the vector at `vector`, whose items of `width` bytes begin four bytes on. */
export function vectorLength(record: FlatbufferRecord, vector: number, width: number): number {
  const length = record.view.getUint32(vector, true);
  if (vector + 4 + length * width > record.end) throw outside(record, vector + 4 + length * width);
  return length;
}

function outside({ start, end }: FlatbufferRecord, at: number): Error {
  return new RangeError(`byte ${at - start} is asked for, the record has ${end - start}`);
}

import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import type { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';

/** Bytes of a value by column type; 0 where a length of four bytes stands in front. */
const WIDTHS = [1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0] as const;
const LONG = 7;
const UNSIGNED_LONG = 8;

/** The properties with 64-bit integers beyond 2^53 as text, digit by digit: the package rounds them to doubles. */
export function exactLongs(
  feature: Feature,
  columns: readonly ColumnMeta[],
  properties: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const rounded = columns.some(
    ({ type, name }) => (type === LONG || type === UNSIGNED_LONG) && !Number.isSafeInteger(properties[name] ?? 0),
  );
  const bytes = rounded ? feature.propertiesArray() : null;
  if (bytes === null) return properties;
  const exact: Record<string, unknown> = { ...properties };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 2 <= bytes.length; ) {
    const column = columns[view.getUint16(at, true)];
    at += 2;
    if (column === undefined) break;
    const width = WIDTHS[column.type] ?? 0;
    if (column.type === LONG || column.type === UNSIGNED_LONG) {
      const value = column.type === LONG ? view.getBigInt64(at, true) : view.getBigUint64(at, true);
      if (!Number.isSafeInteger(Number(value))) exact[column.name] = value.toString();
    }
    at += width === 0 ? 4 + view.getUint32(at, true) : width;
  }
  return exact;
}

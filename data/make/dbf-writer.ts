import { encodeGb18030 } from './gb18030.ts';

/** A dBASE field; `C` is text, `N` a number with decimals. */
export interface DbfField {
  readonly name: string;
  readonly type: 'C' | 'N';
  readonly length: number;
  readonly decimals: number;
}

/** A dBASE III table in code page 936 (language byte 0x4D), dated 2026-10-31. Values are texts, already formatted. */
export function writeDbf(fields: readonly DbfField[], rows: readonly (readonly string[])[]): Uint8Array {
  const headerLength = 32 + 32 * fields.length + 1;
  const rowLength = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const bytes = new Uint8Array(headerLength + rowLength * rows.length + 1);
  const view = new DataView(bytes.buffer);
  bytes.set([0x03, 126, 10, 31]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, rowLength, true);
  bytes[29] = 0x4d;
  fields.forEach((field, i) => {
    const at = 32 + 32 * i;
    bytes.set(encodeGb18030(field.name), at);
    bytes[at + 11] = field.type.charCodeAt(0);
    bytes[at + 16] = field.length;
    bytes[at + 17] = field.decimals;
  });
  bytes[headerLength - 1] = 0x0d;
  bytes.fill(0x20, headerLength, bytes.length - 1);
  rows.forEach((row, r) => {
    let at = headerLength + r * rowLength + 1;
    fields.forEach((field, f) => {
      const text = encodeGb18030(row[f] ?? '');
      if (text.length > field.length) throw new Error(`${field.name}: "${row[f]}" does not fit ${field.length} bytes`);
      bytes.set(text, field.type === 'N' ? at + field.length - text.length : at);
      at += field.length;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

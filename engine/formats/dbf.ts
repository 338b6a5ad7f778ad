import type { EncodingDecision } from '../layer/layer.ts';
import { decideEncoding, decoderOf } from './text-encoding.ts';

/** The attribute table of a shapefile. */
export interface Dbf {
  readonly encoding: EncodingDecision;
  /** What the file said about its encoding and the bytes denied; `null` when they agree. */
  readonly overruled: string | null;
  readonly fields: readonly string[];
  /** Rows the header promises. */
  readonly promised: number;
  /** Rows that are there. */
  readonly length: number;
  /** Number fields that hold integers of more than 15 digits, kept as text. */
  readonly longNumbers: readonly string[];
  isDeleted(row: number): boolean;
  /** Values of a row: text, numbers, ISO dates, booleans, `null` when blank. */
  row(row: number): Record<string, string | number | boolean | null>;
}

interface FieldLayout {
  readonly nameBytes: Uint8Array;
  readonly type: string;
  readonly start: number;
  readonly width: number;
}

interface Field extends FieldLayout {
  readonly name: string;
  readonly asText: boolean;
}

/** Bytes of the table looked at to decide the encoding. */
const SAMPLE = 1 << 20;

/**
 * Reads a dBASE III/IV table; field names and text are decoded by the declared encoding, the language byte, the
 * `.cpg` text or the bytes themselves. Returns `null` when the bytes are no such table.
 */
export function readDbf(
  bytes: Uint8Array,
  evidence: { declared?: string | undefined; codePageFile?: string | undefined },
): Dbf | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const promised = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  if (recordLength < 1 || headerLength < 33 || headerLength > bytes.length) return null;
  const length = Math.min(promised, Math.floor((bytes.length - headerLength) / recordLength));
  const layout = fieldLayout(bytes, headerLength);
  const cell = (field: FieldLayout, row: number): Uint8Array => {
    const start = headerLength + row * recordLength + field.start;
    return bytes.subarray(start, start + field.width);
  };
  const encoding = decideEncoding(textSamples(layout, length, cell), { ...evidence, languageByte: bytes[29] });
  const decoder = decoderOf(encoding.encoding);
  const fields = namedFields(layout, decoder).map((field) => ({
    ...field,
    asText: field.type === 'N' && field.width > 15 && anyLongInteger(length, (row) => cell(field, row)),
  }));
  return {
    encoding: { encoding: encoding.encoding, reason: encoding.reason },
    overruled: encoding.overruled,
    fields: fields.map((field) => field.name),
    promised,
    length,
    longNumbers: fields.filter((field) => field.asText).map((field) => field.name),
    isDeleted: (row) => bytes[headerLength + row * recordLength] === 0x2a,
    row: (row) => Object.fromEntries(fields.map((field) => [field.name, cellValue(field, cell(field, row), decoder)])),
  };
}

/** Field names and the first text cells that hold more than ASCII, for the decision about the encoding. */
function textSamples(
  layout: readonly FieldLayout[],
  length: number,
  cell: (field: FieldLayout, row: number) => Uint8Array,
): Uint8Array[] {
  const isTelling = (bytes: Uint8Array) => bytes.some((byte) => byte > 127);
  const samples = layout.map((field) => field.nameBytes).filter(isTelling);
  const texts = layout.filter((field) => field.type === 'C');
  let size = 0;
  for (let row = 0; row < length && size < SAMPLE; row++) {
    for (const field of texts) {
      const bytes = cell(field, row);
      size += bytes.length;
      if (isTelling(bytes)) samples.push(bytes);
    }
  }
  return samples;
}

function fieldLayout(bytes: Uint8Array, headerLength: number): FieldLayout[] {
  const fields: FieldLayout[] = [];
  let start = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    // Clipper and FoxPro keep the high byte of a long text field's width where others keep decimals.
    const width = (bytes[at + 16] ?? 0) + (type === 'C' ? 256 * (bytes[at + 17] ?? 0) : 0);
    fields.push({ nameBytes: end < 0 ? name : name.subarray(0, end), type, start, width });
    start += width;
  }
  return fields;
}

/** Fields with decoded names; empty and repeated names are numbered. */
function namedFields(layout: readonly FieldLayout[], decoder: TextDecoder): Omit<Field, 'asText'>[] {
  const taken = new Set<string>();
  return layout.map((field, k) => {
    const written = decoder.decode(field.nameBytes).trim() || `field_${k + 1}`;
    let name = written;
    for (let n = 2; taken.has(name); n++) name = `${written}_${n}`;
    taken.add(name);
    return { ...field, name };
  });
}

function anyLongInteger(length: number, cell: (row: number) => Uint8Array): boolean {
  for (let row = 0; row < length; row++) {
    const text = asciiOf(cell(row));
    if (/^-?\d{16,}$/.test(text)) return true;
  }
  return false;
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) if (byte !== 0) text += String.fromCharCode(byte);
  return text.trim();
}

function cellValue(field: Field, bytes: Uint8Array, decoder: TextDecoder): string | number | boolean | null {
  if (field.type === 'I' && bytes.length === 4) {
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
  }
  if (field.type === 'N' || field.type === 'F') {
    const text = asciiOf(bytes);
    if (text === '' || text.startsWith('*')) return null;
    if (field.asText) return text;
    const value = Number(text.replace(',', '.'));
    return Number.isFinite(value) ? value : text;
  }
  const end = bytes.indexOf(0);
  const text = decoder.decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
  if (text === '') return null;
  if (field.type === 'D') return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (field.type === 'L') return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : null;
  return text;
}

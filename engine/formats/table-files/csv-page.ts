import { type ExportedMemory, type KernelMemory, kernelMemory } from '../../run/kernel-memory.ts';
import type { NumberColumn } from '../../table/table.ts';
import { KERNEL_CODE } from './digits-code.ts';
import { missingRows } from './missing-rows.ts';

/** Numbers written at once, about: few enough for numbers and text to stay in a core's own cache. */
const STAGED_NUMBERS = 1 << 15;

/** Bytes that must be free for a number and the comma in front of it. */
const LONGEST_CELL = 33;

/** Writes rows as CSV bytes, which hold until the next call. */
export interface CsvPage {
  /** Rows to write at once at most, a multiple of 32. */
  readonly rowsAtOnce: number;
  header(names: readonly string[]): Uint8Array<ArrayBuffer>;
  /** Rows `from … past` of some columns; `from` is a multiple of 32. */
  rows(
    ids: readonly string[],
    columns: readonly NumberColumn[],
    range: { readonly from: number; readonly past: number },
  ): Uint8Array<ArrayBuffer>;
}

/** What `kernel/digits/rows.ts` exports. */
interface DigitCalls {
  readonly memory: ExportedMemory;
  restart(): void;
  pass(): void;
  rowReached(): number;
  columnReached(): number;
  writeRows(
    values: number,
    stride: number,
    columns: number,
    rows: number,
    ids: number,
    idEnds: number,
    at: number,
  ): number;
}

let compiled: WebAssembly.Module | null = null;

/** A page for tables of so many columns of numbers. */
export function csvPage(columnCount: number): CsvPage {
  compiled ??= new WebAssembly.Module(KERNEL_CODE);
  const calls = new WebAssembly.Instance(compiled).exports as unknown as DigitCalls;
  const memory = kernelMemory(calls.memory);
  const stride = 32 * Math.max(1, Math.floor(STAGED_NUMBERS / (columnCount + 1) / 32));
  return {
    rowsAtOnce: stride,
    header: (names) => encoder.encode(`${names.map(quoted).join(',')}\n`),
    rows(ids, columns, { from, past }) {
      const rows = past - from;
      const values = memory.room('values', 8 * stride * columnCount);
      stageValues(memory, { at: values, stride }, columns, { from, past });
      const idBytes = stageIds(memory, ids, { from, past });
      const idsAt = memory.room('ids', 0);
      const idEnds = memory.room('id ends', 0);
      const page = memory.room('page', rows * (columnCount * LONGEST_CELL + 1) + idBytes);
      let end = page;
      calls.restart();
      for (;;) {
        end = calls.writeRows(values, stride, columnCount, rows, idsAt, idEnds, end);
        if (calls.rowReached() === rows) break;
        const odd = memory.views().f64[values / 8 + calls.columnReached() * stride + calls.rowReached()];
        end += encoder.encodeInto(String(odd), memory.views().u8.subarray(end)).written;
        calls.pass();
      }
      return memory.views().u8.subarray(page, end);
    },
  };
}

interface Rows {
  readonly from: number;
  readonly past: number;
}

/** Copies the columns side by side, NaN where a value is missing. */
function stageValues(
  memory: KernelMemory,
  { at, stride }: { readonly at: number; readonly stride: number },
  columns: readonly NumberColumn[],
  { from, past }: Rows,
): void {
  const { f64 } = memory.views();
  for (const [column, { values, valid }] of columns.entries()) {
    const to = at / 8 + column * stride;
    f64.set(values.subarray(from, past), to);
    if (missingRows(valid, from, past) === 0) continue;
    for (let row = from; row < past; row++) {
      if ((((valid.words[row >>> 5] as number) >>> (row & 31)) & 1) === 0) f64[to + row - from] = Number.NaN;
    }
  }
}

const encoder = new TextEncoder();
const COMMA = 44;
const LINE_END = 10;
const QUOTE = 34;
const RETURN = 13;

/** Writes the ids as cells one behind the other, and where each ends; answers how many bytes these are. */
function stageIds(memory: KernelMemory, ids: readonly string[], { from, past }: Rows): number {
  let most = 0;
  // Three bytes for a UTF-16 unit at most, and every one of them may be a quote that is written twice.
  for (let row = from; row < past; row++) most += 3 * (ids[row] as string).length + 2;
  const idsAt = memory.room('ids', most);
  const endsAt = memory.room('id ends', 4 * (past - from)) / 4;
  const { u8, u32 } = memory.views();
  let end = idsAt;
  for (let row = from; row < past; row++) {
    end = writeCell(u8, end, ids[row] as string);
    u32[endsAt + row - from] = end - idsAt;
  }
  return end - idsAt;
}

function writeCell(bytes: Uint8Array, at: number, cell: string): number {
  const length = cell.length;
  for (let k = 0; k < length; k++) {
    const code = cell.charCodeAt(k);
    if (code > 127 || code === COMMA || code === QUOTE || code === LINE_END || code === RETURN) {
      return at + encoder.encodeInto(quoted(cell), bytes.subarray(at)).written;
    }
    bytes[at + k] = code;
  }
  return at + length;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

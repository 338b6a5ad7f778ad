import { text } from '../../run/local-text.ts';
import type { BitSet } from '../../table/bit-set.ts';
import type { NumberColumn } from '../../table/table.ts';
import { holdsAll } from './missing-rows.ts';
import { type ByteSink, rowsOf, type TableFile, type TableNames, type TableWriter } from './table-file.ts';
import { type DigitPage, LONGEST_NUMBER, writeNumber } from './write-number.ts';

/**
 * UTF-8 CSV with a header; cells are quoted only when they must be and a missing value is an empty cell. Numbers have
 * at least ten digits that count (see `writeNumber`); Parquet and Arrow keep all 53 bits.
 */
export const csvFile: TableFile = {
  id: 'csv',
  extension: '.csv',
  label: text('CSV 表格', 'CSV table'),
  open: async (names, sink) => csvWriter(names, sink),
};

const PIECE_BYTES = 1 << 20;
const COMMA = 44;
const LINE_END = 10;
const QUOTE = 34;
const RETURN = 13;

/** Bytes on their way to the sink. */
interface Page extends DigitPage {
  end: number;
}

/** The columns of one append, with what the row loop needs of each. */
interface Cells {
  readonly ids: readonly string[];
  readonly values: readonly Float64Array[];
  /** Words of the validity bits; `null` when no value is missing. */
  readonly present: readonly (Uint32Array | null)[];
}

async function csvWriter(names: TableNames, sink: ByteSink): Promise<TableWriter> {
  let page = pageOf(PIECE_BYTES);
  const flush = async () => {
    if (page.end > 0) await sink.write(page.bytes.subarray(0, page.end));
    page.end = 0;
  };
  const makeRoom = async (bytes: number) => {
    await flush();
    if (bytes > page.bytes.length) page = pageOf(bytes);
  };
  const header = `${[names.id, ...names.columns].map(quoted).join(',')}\n`;
  await makeRoom(3 * header.length);
  page.end = encoder.encodeInto(header, page.bytes).written;
  return {
    async append(ids, columns) {
      const rows = rowsOf(names, ids, columns);
      const cells = cellsOf(ids, columns);
      for (let row = writeRows(page, cells, 0); row < rows; row = writeRows(page, cells, row)) {
        await makeRoom(rowBytes(ids[row] as string, columns.length));
      }
    },
    close: flush,
  };
}

function pageOf(length: number): Page {
  const bytes = new Uint8Array(length);
  return { bytes, view: new DataView(bytes.buffer), end: 0 };
}

function cellsOf(ids: readonly string[], columns: readonly NumberColumn[]): Cells {
  const words = (valid: BitSet) => (holdsAll(valid) ? null : valid.words);
  return { ids, values: columns.map((c) => c.values), present: columns.map((c) => words(c.valid)) };
}

/** Writes rows from `from` on until the page is full; returns the first row that is not written. */
function writeRows(page: Page, { ids, values, present }: Cells, from: number): number {
  const { bytes } = page;
  const columns = values.length;
  let end = page.end;
  let row = from;
  for (; row < ids.length; row++) {
    const id = ids[row] as string;
    if (end + rowBytes(id, columns) > bytes.length) break;
    end = writeCell(bytes, end, id);
    const word = row >>> 5;
    const bit = 1 << (row & 31);
    for (let column = 0; column < columns; column++) {
      bytes[end++] = COMMA;
      const words = present[column] as Uint32Array | null;
      if (words !== null && ((words[word] as number) & bit) === 0) continue;
      end = writeNumber(page, end, (values[column] as Float64Array)[row] as number);
    }
    bytes[end++] = LINE_END;
  }
  page.end = end;
  return row;
}

/** Most bytes a row can take: three per UTF-16 unit of the id and its quotes, then the numbers. */
function rowBytes(id: string, columns: number): number {
  return 3 * id.length + 2 + columns * (LONGEST_NUMBER + 1) + 1;
}

const encoder = new TextEncoder();

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

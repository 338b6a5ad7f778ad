import type { ByteWriter, ParquetWriter, SchemaElement } from 'hyparquet-writer';
import { text } from '../../run/local-text.ts';
import type { NumberColumn } from '../../table/table.ts';
import { type GatheredSink, gatheredSink } from './gathered-sink.ts';
import { missingRows } from './missing-rows.ts';
import { type ByteSink, rowsOf, type TableFile, type TableNames, type TableWriter } from './table-file.ts';
import { textBytes } from './text-bytes.ts';

/**
 * Parquet with one text column of ids and nullable doubles. An append becomes one or more row groups: append many rows
 * at once.
 */
export const parquetFile: TableFile = {
  id: 'parquet',
  extension: '.parquet',
  label: text('Parquet 表格', 'Parquet table'),
  open: parquetWriter,
};

/** Rows of a row group, so that a page of doubles holds the usual 1 MiB; a multiple of 32. */
const GROUP_ROWS = 1 << 17;

type RowGroup = ParquetWriter['row_groups'][number];
type ColumnChunk = RowGroup['columns'][number];
type PageHeader = typeof import('hyparquet-writer/src/datapage.js').writePageHeader;

/** What the chunks of a row group are written with. */
interface Chunks {
  readonly file: ParquetWriter;
  readonly writer: ByteWriter;
  readonly writePageHeader: PageHeader;
  readonly out: GatheredSink;
}

/** One page of a column: levels and values as they stand in the file. */
interface Page {
  readonly name: string;
  readonly type: 'DOUBLE' | 'BYTE_ARRAY';
  readonly rows: number;
  readonly missing: number;
  /** Definition levels in Parquet's hybrid of runs and packed bits; empty for a required column. */
  readonly levels: Uint8Array;
  readonly values: Uint8Array;
}

async function parquetWriter(names: TableNames, sink: ByteSink): Promise<TableWriter> {
  const [{ ByteWriter, ParquetWriter }, { writePageHeader }] = await Promise.all([
    import('hyparquet-writer'),
    import('hyparquet-writer/src/datapage.js'),
  ]);
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: schemaOf(names), codec: 'UNCOMPRESSED', createdBy: 'Wotu' });
  const out = gatheredSink(sink);
  const chunks: Chunks = { file, writer, writePageHeader, out };
  return {
    async append(ids, columns) {
      const rows = rowsOf(names, ids, columns);
      for (let from = 0; from < rows; from += GROUP_ROWS) {
        const to = Math.min(rows, from + GROUP_ROWS);
        await writeGroup(
          chunks,
          [idPage(names.id, ids.slice(from, to))].concat(
            columns.map((column, k) => numberPage(names.columns[k] as string, column, from, to)),
          ),
        );
      }
    },
    async close() {
      await file.finish();
      await drain(chunks);
      await out.flush();
    },
  };
}

function schemaOf({ id, columns }: TableNames): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length + 1 },
    { name: id, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    ...columns.map((name): SchemaElement => ({ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' })),
  ];
}

/**
 * Writes the pages of one row group. The package's own `write` walks every value several times as a boxed one; pages of
 * doubles without compression are the bytes of the columns themselves.
 */
async function writeGroup(chunks: Chunks, pages: readonly Page[]): Promise<void> {
  const { file, writer } = chunks;
  const start = writer.offset;
  const columns: ColumnChunk[] = [];
  for (const page of pages) columns.push(await writeChunk(chunks, page));
  const bytes = BigInt(writer.offset - start);
  const rows = BigInt(pages[0]?.rows ?? 0);
  file.num_rows += rows;
  file.row_groups.push({ columns, num_rows: rows, total_byte_size: bytes, total_compressed_size: bytes });
}

async function writeChunk(chunks: Chunks, page: Page): Promise<ColumnChunk> {
  const { writer, writePageHeader, out } = chunks;
  const { name, type, rows, missing, levels, values } = page;
  const start = writer.offset;
  writePageHeader(writer, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: levels.length + values.length,
    compressed_page_size: levels.length + values.length,
    data_page_header_v2: {
      num_values: rows,
      num_nulls: missing,
      num_rows: rows,
      encoding: 'PLAIN',
      definition_levels_byte_length: levels.length,
      repetition_levels_byte_length: 0,
      is_compressed: false,
    },
  });
  writer.appendBytes(levels);
  await drain(chunks);
  await out.write(values);
  writer.offset += values.length;
  const bytes = BigInt(writer.offset - start);
  return {
    file_offset: BigInt(start),
    meta_data: {
      type,
      encodings: ['PLAIN', 'RLE'],
      path_in_schema: [name],
      codec: 'UNCOMPRESSED',
      num_values: BigInt(rows),
      total_compressed_size: bytes,
      total_uncompressed_size: bytes,
      data_page_offset: BigInt(start),
      statistics: { null_count: BigInt(missing) },
    },
  };
}

/** Hands on what the package has written, so that its buffer starts again; its offset counts on. */
async function drain({ writer, out }: Chunks): Promise<void> {
  await out.write(writer.getBytes());
  writer.index = 0;
}

function idPage(name: string, ids: readonly string[]): Page {
  const { bytes, offsets } = textBytes(ids, 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let row = 0; row < ids.length; row++) {
    const at = offsets[row] as number;
    view.setUint32(at, (offsets[row + 1] as number) - at - 4, true);
  }
  return { name, type: 'BYTE_ARRAY', rows: ids.length, missing: 0, levels: new Uint8Array(0), values: bytes };
}

/** Rows `from … to` of a column; numbers are stored little-endian in Parquet and on every platform of ours. */
function numberPage(name: string, { values, valid }: NumberColumn, from: number, to: number): Page {
  const rows = to - from;
  const missing = missingRows(valid, from, to);
  const all = values.subarray(from, to);
  const page = { name, type: 'DOUBLE', rows, missing } as const;
  if (missing === 0) return { ...page, levels: levelRun(rows), values: bytesOf(all) };
  const present = new Float64Array(rows - missing);
  let end = 0;
  for (let row = from; row < to; row++) {
    if ((((valid.words[row >>> 5] as number) >>> (row & 31)) & 1) === 1) present[end++] = values[row] as number;
  }
  return { ...page, levels: levelBits(valid.words, from, rows), values: bytesOf(present) };
}

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Level 1 for all rows: one run. */
function levelRun(rows: number): Uint8Array {
  return Uint8Array.from([...varint(rows * 2), 1]);
}

/** Levels of single bits: the words of the validity bits themselves, eight levels to a group. */
function levelBits(words: Uint32Array, from: number, rows: number): Uint8Array {
  const groups = (rows + 7) >>> 3;
  const head = varint(groups * 2 + 1);
  const levels = new Uint8Array(head.length + groups);
  levels.set(head);
  levels.set(new Uint8Array(words.buffer, words.byteOffset + from / 8, groups), head.length);
  return levels;
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

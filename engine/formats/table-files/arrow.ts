import type { Data, Float64, Utf8 } from 'apache-arrow';
import { text } from '../../run/local-text.ts';
import type { NumberColumn } from '../../table/table.ts';
import { gatheredSink } from './gathered-sink.ts';
import { missingRows } from './missing-rows.ts';
import { type ByteSink, rowsOf, type TableFile, type TableNames, type TableWriter } from './table-file.ts';
import { textBytes } from './text-bytes.ts';

/** Arrow IPC file with one text column of ids and nullable doubles; an append becomes one record batch. */
export const arrowFile: TableFile = {
  id: 'arrow',
  extension: '.arrow',
  label: text('Arrow 表格', 'Arrow table'),
  open: arrowWriter,
};

type Arrow = typeof import('apache-arrow');

async function arrowWriter(names: TableNames, sink: ByteSink): Promise<TableWriter> {
  const arrow = await import('apache-arrow');
  const { AsyncByteQueue, Field, Float64, makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct, Utf8 } = arrow;
  const fields = [
    new Field(names.id, new Utf8(), false),
    ...names.columns.map((name) => new Field(name, new Float64(), true)),
  ];
  const schema = new Schema(fields);
  const out = gatheredSink(sink);
  let pieces: Uint8Array[] = [];
  // The package's queue can only be waited on for its end, and bytes must leave before an append is over.
  class Pieces extends AsyncByteQueue {
    override write(bytes: Uint8Array) {
      pieces.push(bytes);
    }
  }
  const writer = new RecordBatchFileWriter();
  writer.reset(new Pieces(), schema);
  const drain = async () => {
    const ready = pieces;
    pieces = [];
    for (const piece of ready) await out.write(piece);
  };
  return {
    async append(ids, columns) {
      const length = rowsOf(names, ids, columns);
      if (length === 0) return;
      const children = [idData(arrow, ids), ...columns.map((column) => numberData(arrow, column, length))];
      writer.write(new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children })));
      await drain();
    },
    async close() {
      writer.finish();
      await drain();
      await out.flush();
    },
  };
}

function idData({ makeData, Utf8 }: Arrow, ids: readonly string[]): Data<Utf8> {
  const { bytes, offsets } = textBytes(ids);
  return makeData({ type: new Utf8(), length: ids.length, nullCount: 0, valueOffsets: offsets, data: bytes });
}

function numberData({ makeData, Float64 }: Arrow, { values, valid }: NumberColumn, length: number): Data<Float64> {
  const nullCount = missingRows(valid, 0, length);
  const { words } = valid;
  const nullBitmap = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const data = { type: new Float64(), length, nullCount, data: values };
  return makeData(nullCount === 0 ? data : { ...data, nullBitmap });
}

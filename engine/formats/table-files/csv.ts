import { text } from '../../run/local-text.ts';
import type { NumberColumn } from '../../table/table.ts';
import { csvPage } from './csv-page.ts';
import { type ByteSink, rowsOf, type TableFile, type TableNames, type TableWriter } from './table-file.ts';

/**
 * UTF-8 CSV with a header; cells are quoted only when they must be and a missing value is an empty cell. Numbers of
 * 1 … 10⁹ have 9 decimals and those of 0.001 … 1 have 12, so at least ten digits that count, without trailing zeros;
 * all others are the shortest text that gives back the same number. Parquet and Arrow keep all 53 bits.
 */
export const csvFile: TableFile = {
  id: 'csv',
  extension: '.csv',
  label: text('CSV 表格', 'CSV table'),
  open: csvWriter,
};

async function csvWriter(names: TableNames, sink: ByteSink): Promise<TableWriter> {
  const page = csvPage(names.columns.length);
  await sink.write(page.header([names.id, ...names.columns]));
  return {
    async append(ids: readonly string[], columns: readonly NumberColumn[]) {
      const rows = rowsOf(names, ids, columns);
      for (let from = 0; from < rows; from += page.rowsAtOnce) {
        await sink.write(page.rows(ids, columns, { from, past: Math.min(from + page.rowsAtOnce, rows) }));
      }
    },
    close: () => Promise.resolve(),
  };
}

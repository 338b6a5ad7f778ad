import { tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { arrowFile } from '../../../../engine/formats/table-files/arrow.ts';
import { parquetFile } from '../../../../engine/formats/table-files/parquet.ts';
import type { TableFile } from '../../../../engine/formats/table-files/table-file.ts';
import { seeded } from '../../geometry/random-polygons.ts';
import { cell, fullColumn, numbers, part, type Rows, written } from './written-table.ts';

/** The cells of a written file, row by row, the id first. */
type Read = (bytes: Uint8Array<ArrayBuffer>, names: readonly string[]) => Promise<unknown[][]>;

const readParquet: Read = async (bytes, names) => {
  const rows = await parquetReadObjects({ file: bytes.buffer });
  return rows.map((row) => names.map((name) => row[name]));
};
const readArrow: Read = async (bytes, names) => {
  const table = tableFromIPC(bytes);
  expect(table.schema.fields.map((field) => field.name)).toEqual(names);
  return Array.from({ length: table.numRows }, (_, row) => names.map((name) => table.getChild(name)?.get(row)));
};

function randomRows(count: number): Rows {
  const random = seeded(31);
  const values = (gaps: number) => Array.from({ length: count }, () => (random() < gaps ? null : random() * 1e3 - 500));
  return {
    ids: Array.from({ length: count }, (_, k) => (k % 5 === 4 ? '' : `${['00', '地块, ', '"', '𠮷'][k % 5]}${k}`)),
    columns: [
      fullColumn(
        '全',
        Float64Array.from({ length: count }, () => random() / 3),
      ),
      numbers('some.gaps', values(0.1)),
      numbers('gaps', values(0.999)),
      numbers('none', Array(count).fill(null)),
      numbers(
        'odd',
        Array.from({ length: count }, (_, k) => [-0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2][k % 4] ?? 0),
      ),
    ],
  };
}

const cellsOf = ({ ids, columns }: Rows) => ids.map((id, row) => [id, ...columns.map((column) => cell(column, row))]);

const CASES: [name: string, file: TableFile, read: Read][] = [
  ['Parquet', parquetFile, readParquet],
  ['Arrow', arrowFile, readArrow],
];

describe.each(CASES)('%s table file', (_name, file, read) => {
  it('gives back ids, every bit of the numbers, and what is missing', async () => {
    for (const count of [1, 7, 8, 9, 31, 32, 33, 1000]) {
      const rows = randomRows(count);
      const names = ['id', ...rows.columns.map((column) => column.name)];
      expect(await read(await written(file, rows), names)).toEqual(cellsOf(rows));
    }
  });

  it('gives the same rows from several appends, empty ones among them', async () => {
    const rows = randomRows(500);
    const names = ['id', ...rows.columns.map((column) => column.name)];
    const cuts = [0, 100, 100, 101, 350, 500];
    const several = cuts.slice(1).map((to, k) => part(rows, cuts[k] as number, to));
    expect(await read(await written(file, ...several), names)).toEqual(cellsOf(rows));
    expect(await read(await written(file, part(rows, 0, 0)), names)).toEqual([]);
  });

  it('gives back large appends', async () => {
    const count = 140_000;
    const full = fullColumn(
      'full',
      Float64Array.from({ length: count }, (_, k) => k / 7),
    );
    const gaps = numbers(
      'gaps',
      Array.from({ length: count }, (_, k) => (k % 3 === 0 ? null : k / 9)),
    );
    const rows = { ids: Array.from({ length: count }, (_, k) => `p${k}`), columns: [full, gaps] };
    const cells = await read(await written(file, rows), ['id', 'full', 'gaps']);
    const expected = cellsOf(rows);
    const differing = cells.findIndex((row, k) => row.some((value, c) => value !== expected[k]?.[c]));
    expect([cells.length, differing]).toEqual([count, -1]);
  });
});

describe('Parquet table file', () => {
  it('counts the missing values of every page and stores nothing for them', async () => {
    const bytes = await written(parquetFile, { ids: ['1', '2', '3'], columns: [numbers('a', [null, 1, null])] });
    const { num_rows, row_groups } = parquetMetadata(bytes.buffer);
    expect(num_rows).toBe(3n);
    const chunk = row_groups[0]?.columns[1]?.meta_data;
    expect([chunk?.codec, chunk?.encodings[0], chunk?.statistics?.null_count]).toEqual(['UNCOMPRESSED', 'PLAIN', 2n]);
  });
});

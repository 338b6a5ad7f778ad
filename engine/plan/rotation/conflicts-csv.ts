import Papa from 'papaparse';
import { CONFLICT_COLUMNS, conflictReader } from './conflict-rows.ts';
import type { RotationTables } from './rotation-tables.ts';

/** Rows in one piece of text. */
const ROWS_A_PIECE = 4096;

/** All conflicts as CSV, piece by piece, unknown answers among them. */
export function* conflictsCsv(tables: RotationTables): Generator<string> {
  const reader = conflictReader(tables);
  const unparse = (rows: readonly (readonly unknown[])[]) =>
    `${Papa.unparse(rows as unknown[][], { newline: '\r\n' })}\r\n`;
  yield unparse([CONFLICT_COLUMNS.map(({ name }) => name)]);
  for (let from = 0; from < reader.length; from += ROWS_A_PIECE) {
    const to = Math.min(from + ROWS_A_PIECE, reader.length);
    const rows: (readonly unknown[])[] = [];
    for (let k = from; k < to; k++) {
      const entry = reader.entry(k);
      rows.push(CONFLICT_COLUMNS.map(({ of }) => of(entry)));
    }
    yield unparse(rows);
  }
}

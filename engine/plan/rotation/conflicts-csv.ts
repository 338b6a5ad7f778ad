import { type CsvCell, csvText } from '../../formats/encode-csv.ts';
import { CONFLICT_COLUMNS, conflictReader } from './conflict-rows.ts';
import type { RotationTables } from './rotation-tables.ts';

/** Rows in one piece of text. */
const ROWS_A_PIECE = 4096;

/** All conflicts as CSV, unknown answers too, piece by piece. */
export function* conflictsCsv(tables: RotationTables): Generator<string> {
  const reader = conflictReader(tables);
  yield csvText([CONFLICT_COLUMNS.map(({ name }) => name)]);
  let rows: (readonly CsvCell[])[] = [];
  for (let k = 0; k < reader.length; k++) {
    const entry = reader.entry(k);
    rows.push(CONFLICT_COLUMNS.map(({ of }) => of(entry)));
    if (rows.length < ROWS_A_PIECE) continue;
    yield csvText(rows);
    rows = [];
  }
  if (rows.length > 0) yield csvText(rows);
}

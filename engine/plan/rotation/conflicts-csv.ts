import Papa from 'papaparse';
import { CONFLICT_COLUMNS, type ConflictEntry, conflictReader } from './conflict-rows.ts';
import type { RotationTables } from './rotation-tables.ts';

/** Rows in one piece of text. */
const ROWS_A_PIECE = 4096;

/** Conflicts as CSV, piece by piece; those that `isListed` admits, all of them and unknown answers too when it is absent. */
export function* conflictsCsv(
  tables: RotationTables,
  isListed: (entry: ConflictEntry) => boolean = () => true,
): Generator<string> {
  const reader = conflictReader(tables);
  yield unparsed([CONFLICT_COLUMNS.map(({ name }) => name)]);
  let rows: (readonly (string | number | null)[])[] = [];
  for (let k = 0; k < reader.length; k++) {
    const entry = reader.entry(k);
    if (isListed(entry)) rows.push(CONFLICT_COLUMNS.map(({ of }) => of(entry)));
    if (rows.length < ROWS_A_PIECE) continue;
    yield unparsed(rows);
    rows = [];
  }
  if (rows.length > 0) yield unparsed(rows);
}

/** Errors and warnings by the standard or by the policy. */
export function isErrorOrWarning({ standard, policy }: ConflictEntry): boolean {
  return [standard, policy].some((verdict) => verdict === 'error' || verdict === 'warning');
}

function unparsed(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${Papa.unparse(rows as (string | number | null)[][], { newline: '\r\n' })}\r\n`;
}

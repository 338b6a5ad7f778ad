import {
  conflictsCsv,
  conflictsOfParcels,
  errorsAndWarnings,
  matrixCsv,
  matrixSheet,
  rotationMatrix,
} from '../engine/index.ts';
import type { RotationFileRequest } from './messages.ts';
import { workbookOf } from './workbook.ts';

/** The bytes of a file of conflicts, or of field × year. */
export async function rotationFile({ kind, extension, tables, parcels }: RotationFileRequest): Promise<Uint8Array> {
  if (kind === 'conflicts') {
    const listed = parcels === null ? errorsAndWarnings(tables) : conflictsOfParcels(tables, parcels);
    return encoded(conflictsCsv(listed));
  }
  const rows = parcels ?? tables.parcels.ids.map((_id, row) => row);
  const sheet = matrixSheet(rotationMatrix(tables, rows), 'DKBM');
  if (extension === '.csv') return encoded([matrixCsv(sheet)]);
  return workbookOf({ sheet: '地块年度表', headings: sheet.names, rows: sheet.rows });
}

async function encoded(pieces: Iterable<string>): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([...pieces]).arrayBuffer());
}

import { beltLedger, type LedgerSheet, ledgerCsv, planBeltsGeoJson, planPlaces } from '../engine/index.ts';
import { ledgerWorkbook } from './ledger-workbook.ts';
import type { BeltFileRequest } from './messages.ts';

/** The bytes of a file of belts; empty for a plan without belts. Of one base only the ledger is written. */
export async function beltFile({ extension, tables, base }: BeltFileRequest): Promise<Uint8Array> {
  const { isolation } = tables;
  if (isolation === null) return new Uint8Array(0);
  if (extension === '.geojson') return encoded([...(planBeltsGeoJson(tables) ?? [])]);
  const sheet = rowsOfBase(beltLedger(isolation, planPlaces(tables)), base);
  return extension === '.csv' ? encoded([ledgerCsv(sheet)]) : ledgerWorkbook(sheet);
}

function rowsOfBase(sheet: LedgerSheet, base: string | null): LedgerSheet {
  if (base === null) return sheet;
  const column = sheet.names.indexOf('base_id');
  return { ...sheet, rows: sheet.rows.filter((row) => row[column] === base) };
}

async function encoded(pieces: readonly string[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([...pieces]).arrayBuffer());
}

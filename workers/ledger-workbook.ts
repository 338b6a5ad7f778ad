import type { LedgerSheet } from '../engine/index.ts';
import { workbookOf } from './workbook.ts';

/** The ledger as a workbook, headings in both languages. */
export function ledgerWorkbook({ labels, rows }: LedgerSheet): Promise<Uint8Array> {
  return workbookOf({ sheet: '隔离带台账', headings: labels.map(({ zh, en }) => `${zh} ${en}`), rows });
}

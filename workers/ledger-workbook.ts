import type { LedgerSheet } from '../engine/index.ts';

/** The ledger as a workbook: headings in both languages stay in sight, codes are text, numbers are numbers. */
export async function ledgerWorkbook({ labels, rows }: LedgerSheet): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const headings = labels.map(({ zh, en }) => ({ value: `${zh} ${en}`, fontWeight: 'bold' as const, wrap: true }));
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  const workbook = writeExcelFile([headings, ...cells], { sheet: '隔离带台账', stickyRowsCount: 1 });
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer());
}

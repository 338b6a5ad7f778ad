/** A sheet for a workbook. */
export interface WorkbookSheet {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A workbook of one sheet: headings stay in sight, codes are text, numbers are numbers. */
export async function workbookOf({ sheet, headings, rows }: WorkbookSheet): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const head = headings.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  const workbook = writeExcelFile([head, ...cells], { sheet, stickyRowsCount: 1 });
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer());
}

import { headOf } from './byte-source.ts';
import { openCsv } from './csv.ts';
import type { ByteSource, DecodeOptions, SheetTable } from './format.ts';
import { isOle } from './ole-streams.ts';
import { isWorkbook } from './workbook-parts.ts';
import { openXlsx } from './xlsx.ts';
import { isZip, zipNames } from './zip.ts';

/** Opens a table whatever its name says: a workbook by its bytes, else delimited text. Throws what its readers throw. */
export async function openSheet(source: ByteSource, options: DecodeOptions): Promise<SheetTable> {
  const head = await headOf(source);
  const workbook = isOle(head) || (isZip(head) && isWorkbook(await zipNames(source)));
  return workbook ? openXlsx(source, options) : openCsv(source, options);
}

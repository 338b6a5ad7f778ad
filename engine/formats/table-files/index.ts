import { arrowFile } from './arrow.ts';
import { csvFile } from './csv.ts';
import { parquetFile } from './parquet.ts';
import type { TableFile } from './table-file.ts';

/** Every way to write columns. */
export const TABLE_FILES: readonly TableFile[] = [csvFile, parquetFile, arrowFile];

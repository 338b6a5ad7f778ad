import { hasBit } from '../../engine/index.ts';
import type { TableFile } from './table-file.ts';

/** Parquet with one text id column and nullable double columns. */
export const parquetFile: TableFile = {
  extension: '.parquet',
  async encode(ids, columns) {
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: ids.name, data: [...ids.values], type: 'STRING' },
        ...columns.map(({ name, values, valid }) => ({
          name,
          data: Array.from(values, (value, row) => (hasBit(valid, row) ? value : null)),
          type: 'DOUBLE' as const,
          nullable: true,
        })),
      ],
    });
    return new Uint8Array(buffer);
  },
};

import { parquetWriteBuffer } from 'hyparquet-writer';
import { hasBit } from '../../engine/index.ts';
import type { TableFile } from './table-file.ts';

/** Parquet with one text id column and nullable double columns. */
export const parquetFile: TableFile = {
  extension: '.parquet',
  encode(ids, columns) {
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

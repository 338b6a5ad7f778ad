import { hasBit } from '../../engine/index.ts';
import type { TableFile } from './table-file.ts';

/** Arrow IPC file with one text id column and nullable double columns. */
export const arrowFile: TableFile = {
  extension: '.arrow',
  async encode(ids, columns) {
    const { Float64, Table, tableToIPC, Utf8, vectorFromArray } = await import('apache-arrow');
    const table = new Table({
      [ids.name]: vectorFromArray([...ids.values], new Utf8()),
      ...Object.fromEntries(
        columns.map(({ name, values, valid }) => [
          name,
          vectorFromArray(
            Array.from(values, (value, row) => (hasBit(valid, row) ? value : null)),
            new Float64(),
          ),
        ]),
      ),
    });
    return tableToIPC(table, 'file');
  },
};

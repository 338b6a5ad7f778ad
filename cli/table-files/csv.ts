import { hasBit } from '../../engine/index.ts';
import type { TableFile } from './table-file.ts';

/** UTF-8 CSV with a header; missing values are empty cells, numbers keep every digit they have. */
export const csvFile: TableFile = {
  extension: '.csv',
  async encode(ids, columns) {
    const lines = [[ids.name, ...columns.map((column) => column.name)].map(quoted).join(',')];
    for (let row = 0; row < ids.values.length; row++) {
      const cells = columns.map((column) => (hasBit(column.valid, row) ? String(column.values[row]) : ''));
      lines.push([quoted(ids.values[row] as string), ...cells].join(','));
    }
    return new TextEncoder().encode(`${lines.join('\n')}\n`);
  },
};

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

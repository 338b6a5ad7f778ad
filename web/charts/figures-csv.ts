import Papa from 'papaparse';
import type { FigureColumn, Figures } from './figures.ts';

/** What made-up data are called in a file; null for data that were measured. */
export interface DataLabel {
  readonly column: string;
  readonly text: string;
}

/** Spreadsheet programs take a CSV with Chinese letters for an old encoding unless it begins with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** Figures as CSV (RFC 4180) with all their digits; what is not known stays empty. */
export function figuresCsv({ columns, rows }: Figures, label: DataLabel | null): string {
  const heads = columns.map(({ label: name, unit }) => (unit ? `${name} (${unit})` : name));
  const fields = label === null ? heads : [...heads, label.column];
  const data = rows.map((row) => {
    const cells = row.map((cell, k) => (typeof cell === 'string' ? cell : written(cell, columns[k])));
    return label === null ? cells : [...cells, label.text];
  });
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data }, { newline: '\r\n' });
}

/** A number in the unit of its column, to the digits that a reckoning in binary fractions leaves sure. */
function written(value: number, column: FigureColumn | undefined): number | string {
  if (Number.isNaN(value)) return '';
  return Number((column?.raw?.(value) ?? value).toPrecision(12));
}

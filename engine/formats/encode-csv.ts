import Papa from 'papaparse';

export type CsvCell = string | number | null;

/**
 * Rows as CSV text: CRLF after every row, quotes only where needed, nothing for null. What was written for a word is kept for the
 * call: the words of a plan come back row after row.
 */
export function csvText(rows: Iterable<readonly CsvCell[]>): string {
  const written = new Map<string, string>();
  const cellText = (cell: CsvCell): string => {
    if (typeof cell !== 'string') return cell === null ? '' : String(cell);
    let known = written.get(cell);
    if (known === undefined) {
      known = Papa.unparse([[cell]]);
      written.set(cell, known);
    }
    return known;
  };
  let text = '';
  for (const row of rows) text += `${row.map(cellText).join()}\r\n`;
  return text;
}

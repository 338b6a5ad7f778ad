import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** Largest difference of two tables by id, relative for figures above 1; only columns that both have. */
export interface Agreement {
  readonly rows: number;
  readonly figures: number;
  readonly worst: number;
  /** Cells that one table leaves empty and the other fills. */
  readonly missing: number;
}

/** Compares every `step`-th row of our table with another program's. */
export function agreementOf(ours: string, theirs: string, step: number): Agreement {
  const read = (file: string) => Papa.parse<string[]>(readFileSync(file, 'utf8').trimEnd()).data;
  const [ownNames = [], ...ownRows] = read(ours);
  const [names = [], ...rows] = read(theirs);
  const byId = new Map(rows.map((row) => [row[0], row]));
  const shared = ownNames.flatMap((name, k) => (k > 0 && names.includes(name) ? [[k, names.indexOf(name)]] : []));
  const found = { rows: 0, figures: 0, worst: 0, missing: 0 };
  for (let k = 0; k < ownRows.length; k += step) {
    const own = ownRows[k] as string[];
    const other = byId.get(own[0]);
    if (other === undefined) continue;
    found.rows++;
    for (const [mine = 0, its = 0] of shared) {
      const [a, b] = [own[mine] ?? '', other[its] ?? ''];
      const [isEmpty, isBlank] = [a === '', b === '' || /nan/i.test(b)];
      if (isEmpty !== isBlank) found.missing++;
      if (isEmpty || isBlank) continue;
      found.figures++;
      found.worst = Math.max(found.worst, Math.abs(Number(a) - Number(b)) / Math.max(1, Math.abs(Number(b))));
    }
  }
  return found;
}

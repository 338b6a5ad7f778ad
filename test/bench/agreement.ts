import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

/** Largest difference of two tables by id, relative for figures above 1; only columns that both have. */
export interface Agreement {
  readonly rows: number;
  readonly figures: number;
  readonly worst: number;
  /** Cells that one table leaves empty and the other fills. */
  readonly missing: number;
}

/** Compares every `step`-th row of our table with another program's; only these rows are held in memory. */
export async function agreementOf(ours: string, theirs: string, step: number): Promise<Agreement> {
  const ownNames: string[] = [];
  const byId = new Map<string, string[]>();
  let row = 0;
  await eachRow(ours, (cells) => {
    if (row === 0) ownNames.push(...cells);
    else if ((row - 1) % step === 0) byId.set(cells[0] as string, cells);
    row++;
  });
  const found = { rows: 0, figures: 0, worst: 0, missing: 0 };
  let shared: (readonly [number, number])[] | null = null;
  await eachRow(theirs, (cells) => {
    if (shared === null) {
      shared = ownNames.flatMap((name, k) =>
        k > 0 && cells.includes(name) ? [[k, cells.indexOf(name)] as const] : [],
      );
      return;
    }
    const own = byId.get(cells[0] as string);
    if (own === undefined) return;
    found.rows++;
    for (const [mine, its] of shared) compare(own[mine] ?? '', cells[its] ?? '', found);
  });
  return found;
}

function compare(a: string, b: string, found: { figures: number; worst: number; missing: number }): void {
  const [isEmpty, isBlank] = [a === '', b === '' || /nan/i.test(b)];
  if (isEmpty !== isBlank) found.missing++;
  if (isEmpty || isBlank) return;
  found.figures++;
  found.worst = Math.max(found.worst, Math.abs(Number(a) - Number(b)) / Math.max(1, Math.abs(Number(b))));
}

function eachRow(file: string, take: (cells: string[]) => void): Promise<void> {
  return new Promise((done, fail) => {
    Papa.parse<string[]>(createReadStream(file), {
      step: ({ data }) => {
        if (data.length > 1) take(data);
      },
      complete: () => done(),
      error: fail,
    });
  });
}

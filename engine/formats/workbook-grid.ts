import type { CellObject, Range, WorkBook, WorkSheet } from '@e965/xlsx';

/** One row of a sheet that has cells. */
export interface GridRow {
  /** Row number as the program shows it, from 1. */
  readonly number: number;
  /** Cells by column from 0, with gaps. */
  readonly cells: CellObject[];
}

/** A worksheet as it was stored: the rows that have cells, and the merged ranges. */
export interface SheetGrid {
  readonly name: string;
  /** Whether the program shows no tab for it. */
  readonly hidden: boolean;
  readonly rows: readonly GridRow[];
  readonly merges: readonly Range[];
}

/** A sheet the workbook lists: its cells, why it is out of bounds, or null when it could not be read. */
export interface ListedSheet {
  readonly name: string;
  readonly grid: SheetGrid | string | null;
}

/** Rows and columns of a worksheet (Excel specifications and limits). */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Cells that clearing merged ranges may look at; ranges that do not overlap stay far below. Our own setting. */
const MOST_LOOKS = 2 ** 25;

/** The worksheets of a workbook in their order; charts are left out. */
export function sheetGrids(workbook: WorkBook): ListedSheet[] {
  return workbook.SheetNames.flatMap((name, k): ListedSheet[] => {
    const sheet: (WorkSheet & { '!type'?: string }) | undefined = workbook.Sheets[name];
    if (sheet === undefined) return [{ name, grid: null }];
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return [];
    const hidden = (workbook.Workbook?.Sheets?.[k]?.Hidden ?? 0) > 0;
    return [{ name, grid: gridOf(name, sheet, hidden) }];
  });
}

function gridOf(name: string, sheet: WorkSheet, hidden: boolean): SheetGrid | string {
  const stored: CellObject[][] = sheet['!data'] ?? [];
  const rows: GridRow[] = [];
  // Keys, not indices: a sheet of one cell in the last row has a length of a million.
  for (const key of Object.keys(stored)) {
    const cells = stored[Number(key)];
    if (!(Number(key) < MOST_ROWS)) return `row ${Number(key) + 1}`;
    if (cells === undefined) continue;
    if (cells.length > MOST_COLUMNS || Object.keys(cells).some((column) => !(Number(column) < MOST_COLUMNS))) {
      return `column ${cells.length} of row ${Number(key) + 1}`;
    }
    rows.push({ number: Number(key) + 1, cells });
  }
  const merges = (sheet['!merges'] ?? []).filter(({ s, e }) => e.r > s.r || e.c > s.c);
  return clearMerged(rows, merges) ? { name, hidden, rows, merges } : 'overlapping merged ranges';
}

/** Takes away what is stored under a merged range beside its top-left cell: nobody sees it. False when it is endless. */
function clearMerged(rows: readonly GridRow[], merges: readonly Range[]): boolean {
  let looks = 0;
  for (const { s, e } of merges) {
    for (let k = firstAtOrAfter(rows, s.r + 1); k < rows.length; k++) {
      const { number, cells } = rows[k] as GridRow;
      if (number > e.r + 1) break;
      const end = Math.min(e.c, cells.length - 1);
      looks += 1 + Math.max(0, end - s.c);
      if (looks > MOST_LOOKS) return false;
      for (let column = number === s.r + 1 ? s.c + 1 : s.c; column <= end; column++) delete cells[column];
    }
  }
  return true;
}

function firstAtOrAfter(rows: readonly GridRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as GridRow).number < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A column of a table: its words, how it sorts, and what a cell says when no slot draws it. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** Stands above the label: what several columns have in common. */
  readonly over?: string;
  /** Unit under which all figures of the column stand. */
  readonly unit?: string;
  readonly end?: boolean;
  /** Fills the width that is left. */
  readonly wide?: boolean;
  readonly text: (row: Row) => string;
  /** Whether a cell holds no value and steps back. */
  readonly quiet?: (row: Row) => boolean;
  /** What sorting compares; columns without it do not sort. */
  readonly order?: (row: Row) => number | string;
}

/** A column of figures: NaN shows as `show` shows it and sorts below everything. */
export function figureColumn<Row>(
  head: { readonly id: string; readonly label: string; readonly unit?: string },
  value: (row: Row) => number,
  show: (value: number) => string,
): Column<Row> {
  const order = (row: Row) => (Number.isNaN(value(row)) ? -Infinity : value(row));
  return { ...head, end: true, text: (row) => show(value(row)), order };
}

/** Rows sorted by a column, stable; `down` puts the largest first. Returns the rows themselves without an order. */
export function sortedRows<Row>(rows: readonly Row[], column: Column<Row> | undefined, down: boolean): readonly Row[] {
  const order = column?.order;
  if (order === undefined) return rows;
  const sign = down ? -1 : 1;
  return rows
    .map((row) => ({ row, key: order(row) }))
    .sort((a, b) => {
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * String(a.key).localeCompare(String(b.key), 'zh-CN');
    })
    .map(({ row }) => row);
}

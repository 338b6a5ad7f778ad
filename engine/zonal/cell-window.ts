/** Cells `column … column + columns`, `row … row + rows` of a grid. */
export interface CellWindow {
  column: number;
  row: number;
  columns: number;
  rows: number;
}

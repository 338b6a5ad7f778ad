import { NOT_FIXED, writeNumber } from './number';

const COMMA: u8 = 44;
const LINE_END: u8 = 10;

/** The cell at which writing stopped. */
let row: u32 = 0;
let column: u32 = 0;

/** Row at which writing stopped: the number of rows once all are written. */
export function rowReached(): u32 {
  return row;
}

/** Column at which writing stopped. */
export function columnReached(): u32 {
  return column;
}

/** Starts again with the first cell. */
export function restart(): void {
  row = 0;
  column = 0;
}

/** Passes over the cell at which writing stopped, which the host has written itself. */
export function pass(): void {
  column++;
}

/**
 * Writes rows as CSV from where it stopped, and returns the end. It stops behind the last row, or behind the comma of a
 * cell whose number has no fixed form. `values` holds `columns` arrays of `stride` f64, NaN for an empty cell; `ids`
 * the bytes of the first cells one behind the other, that of row `r` up to u32 `idEnds[r]`.
 */
export function writeRows(
  values: usize,
  stride: u32,
  columns: u32,
  rows: u32,
  ids: usize,
  idEnds: usize,
  at: usize,
): usize {
  let end = at;
  for (; row < rows; row++, column = 0) {
    if (column === 0) end = writeId(ids, idEnds, end);
    for (; column < columns; column++) {
      store<u8>(end++, COMMA);
      const value = load<f64>(values + ((<usize>column * stride + row) << 3));
      if (isNaN(value)) continue;
      const past = writeNumber(end, value);
      if (past === NOT_FIXED) return end;
      end = past;
    }
    store<u8>(end++, LINE_END);
  }
  return end;
}

function writeId(ids: usize, idEnds: usize, at: usize): usize {
  const from = row === 0 ? 0 : load<u32>(idEnds + ((<usize>row - 1) << 2));
  const length = load<u32>(idEnds + ((<usize>row) << 2)) - from;
  memory.copy(at, ids + from, length);
  return at + length;
}

import { edges } from './regions';
import { originColumn, originRow, ROW_BASE, ringAt, ringCount, signOf } from './rings';

/**
 * Below this a fraction is rounding, above its complement the cell is full. A touched cell's fraction is a sum of a
 * few products, each rounded at 2⁻⁵³, so a cell that is only grazed may keep some 1e-16 and would bring its value into
 * minimum, maximum and variety. Cells that no edge touches need no such care: see `ROW_BASE`.
 */
const RESIDUE: f64 = 1e-12;

/**
 * Adds the loaded parcel's edges to the cells of a window. Signed-area accumulation: each piece of an edge adds the
 * area on its right to its own cell and its height to all cells further right, which one running sum per row hands on.
 * Any window gives the same bits for the same cell as long as its columns are the same.
 */
export function addRings(column: i32, row: i32, columns: i32, rows: i32): void {
  const left = f64(column) - originColumn;
  const top = f64(row) - originRow + ROW_BASE;
  for (let ring: u32 = 0; ring < ringCount; ring++) {
    if (signOf(ring) !== 0) addRing(ring, left, top, columns, rows);
  }
}

/** What a running sum of heights and a cell's own area make up: 0 … 1. */
export function fractionOf(covered: f64, own: f64): f64 {
  const share = covered + own;
  return share < RESIDUE ? 0 : share > 1 - RESIDUE ? 1 : share;
}

function within(value: f64, low: f64, high: f64): f64 {
  return value < low ? low : value > high ? high : value;
}

/** Adds a piece of an edge, from x to xNext in one column, to that column's cell. */
function addToCell(at: usize, column: f64, x: f64, xNext: f64, rise: f64): void {
  addEdge(at, rise * (1 - (x - column + (xNext - column)) / 2), rise);
}

/** Adds area and height of a piece side by side. */
function addEdge(at: usize, area: f64, rise: f64): void {
  v128.store(edges + at, f64x2.add(v128.load(edges + at), f64x2.replace_lane(f64x2.splat(area), 1, rise)));
}

function addRing(ring: u32, left: f64, top: f64, columns: i32, rows: i32): void {
  const ringSign = signOf(ring);
  const bottom = top + f64(rows);
  const right = f64(columns);
  const last = ringAt(ring + 1) - 16;
  for (let at = ringAt(ring); at < last; at += 16) {
    // Every edge is walked towards higher rows, so that the two parcels that share it do the same arithmetic.
    const falls = load<f64>(at, 24) < load<f64>(at, 8);
    const start = falls ? at + 16 : at;
    const end = falls ? at : at + 16;
    const yStart = load<f64>(start, 8);
    const yEnd = load<f64>(end, 8);
    if (yStart === yEnd || yEnd <= top || yStart >= bottom) continue;
    const xStart = load<f64>(start) - left;
    const xEnd = load<f64>(end) - left;
    if (xStart >= right && xEnd >= right) continue;
    const sign = falls ? -ringSign : ringSign;
    const slope = (xEnd - xStart) / (yEnd - yStart);
    const low = min(xStart, xEnd);
    const high = max(xStart, xEnd);
    const past = min(yEnd, bottom);
    let row = yStart > top ? floor(yStart) : top;
    let y = yStart > top ? yStart : top;
    let x = y === yStart ? xStart : within(xStart + (y - yStart) * slope, low, high);
    let base = (<usize>(i32(row - top) * columns)) << 4;
    for (; row < past; row += 1, base += (<usize>columns) << 4) {
      const yNext = row + 1 < yEnd ? row + 1 : yEnd;
      const xNext = yNext === yEnd ? xEnd : within(xStart + (yNext - yStart) * slope, low, high);
      const near = min(x, xNext);
      const column = floor(near);
      if (near >= 0 && near < right && max(x, xNext) <= column + 1) {
        addToCell(base + ((<usize>i32(column)) << 4), column, near, max(x, xNext), sign * (yNext - y));
      } else if (near < right) {
        if (x > xNext) addPiece(base, columns, xNext, yNext, x, y, -sign);
        else addPiece(base, columns, x, y, xNext, yNext, sign);
      }
      x = xNext;
      y = yNext;
    }
  }
}

/** Adds a piece that runs rightwards and crosses several columns or the window's left or right border. */
function addPiece(base: usize, columns: i32, xBegin: f64, yBegin: f64, xEnd: f64, yEnd: f64, sign: f64): void {
  const slope = xEnd > xBegin ? (yEnd - yBegin) / (xEnd - xBegin) : 0;
  const low = min(yBegin, yEnd);
  const high = max(yBegin, yEnd);
  let x = xBegin;
  let y = yBegin;
  if (x < 0) {
    // What lies left of the window covers all of its row, as if it ran along the left border.
    const yBorder = xEnd > 0 ? within(yBegin - xBegin * slope, low, high) : yEnd;
    addEdge(base, sign * (yBorder - y), sign * (yBorder - y));
    x = 0;
    y = yBorder;
  }
  for (let column = i32(floor(x)); column < columns && x < xEnd; column++) {
    const border = f64(column + 1);
    const xNext = border < xEnd ? border : xEnd;
    const yNext = xNext === xEnd ? yEnd : within(yBegin + (xNext - xBegin) * slope, low, high);
    addToCell(base + ((<usize>column) << 4), f64(column), x, xNext, sign * (yNext - y));
    x = xNext;
    y = yNext;
  }
}

import { type CellRings, emptyCellRings, ROW_BASE } from './cell-rings.ts';

/** Cells `column … column + columns`, `row … row + rows` of a grid. */
export interface CellWindow {
  column: number;
  row: number;
  columns: number;
  rows: number;
}

/** What coverage is computed in and left in, reused from parcel to parcel; grows to the largest window seen. */
export interface CoverageWorkspace {
  readonly rings: CellRings;
  /** Per cell: area of the cell to the right of the edges inside it, signed. Zero between calls. */
  inside: Float64Array;
  /** Per cell: height of the edges inside it, signed: what every cell further right is covered by. Zero between calls. */
  height: Float64Array;
  /** Coverage fractions of the last window, row by row; valid until the next call. */
  fractions: Float64Array;
  /** One piece of an edge within one row: x, y, x, y, sign. */
  readonly piece: Float64Array;
}

/**
 * Below this a fraction is rounding, above its complement the cell is full. A touched cell's fraction is a sum of a
 * few products, each rounded at 2⁻⁵³, so a cell that is only grazed may keep some 1e-16 and would bring its value into
 * minimum, maximum and variety. Cells that no edge touches need no such care: see `ROW_BASE`.
 */
const RESIDUE = 1e-12;

/** An empty workspace. */
export function createCoverageWorkspace(): CoverageWorkspace {
  return {
    rings: emptyCellRings(),
    inside: new Float64Array(1024),
    height: new Float64Array(1024),
    fractions: new Float64Array(1024),
    piece: new Float64Array(5),
  };
}

/**
 * Exact coverage fraction (0 … 1, float64) of every cell of `window` by the parcel loaded in `workspace.rings`, row by
 * row in `workspace.fractions`. Signed-area accumulation: each piece of an edge adds the area on its right to its own
 * cell and its height to all cells further right, which one running sum per row hands on. Any window gives the same
 * bits for the same cell as long as its columns are the same.
 */
export function coverageFractions(workspace: CoverageWorkspace, window: CellWindow): Float64Array {
  const cells = window.columns * window.rows;
  if (workspace.fractions.length < cells) {
    workspace.inside = new Float64Array(2 * cells);
    workspace.height = new Float64Array(2 * cells);
    workspace.fractions = new Float64Array(2 * cells);
  }
  for (let ring = 0; ring < workspace.rings.ringCount; ring++) {
    if (workspace.rings.signs[ring] !== 0) addRing(workspace, window, ring);
  }
  return sumRows(workspace, window);
}

function addRing(workspace: CoverageWorkspace, window: CellWindow, ring: number): void {
  const { rings, inside, height, piece } = workspace;
  const { points } = rings;
  const { columns } = window;
  const ringSign = rings.signs[ring] as number;
  const left = window.column - rings.originColumn;
  const top = window.row - rings.originRow + ROW_BASE;
  const bottom = top + window.rows;
  const last = 2 * ((rings.offsets[ring + 1] as number) - 1);
  for (let k = 2 * (rings.offsets[ring] as number); k < last; k += 2) {
    // Every edge is walked towards higher rows, so that the two parcels that share it do the same arithmetic.
    const falls = (points[k + 3] as number) < (points[k + 1] as number);
    const start = falls ? k + 2 : k;
    const end = falls ? k : k + 2;
    const yStart = points[start + 1] as number;
    const yEnd = points[end + 1] as number;
    if (yStart === yEnd || yEnd <= top || yStart >= bottom) continue;
    const xStart = (points[start] as number) - left;
    const xEnd = (points[end] as number) - left;
    if (xStart >= columns && xEnd >= columns) continue;
    const sign = falls ? -ringSign : ringSign;
    const slope = (xEnd - xStart) / (yEnd - yStart);
    const low = xStart < xEnd ? xStart : xEnd;
    const high = xStart < xEnd ? xEnd : xStart;
    const firstRow = yStart > top ? Math.floor(yStart) : top;
    const pastRow = yEnd < bottom ? yEnd : bottom;
    let y = yStart > top ? yStart : top;
    let x = y === yStart ? xStart : within(xStart + (y - yStart) * slope, low, high);
    for (let row = firstRow; row < pastRow; row++) {
      const yNext = row + 1 < yEnd ? row + 1 : yEnd;
      const xNext = yNext === yEnd ? xEnd : within(xStart + (yNext - yStart) * slope, low, high);
      const near = x < xNext ? x : xNext;
      const far = x < xNext ? xNext : x;
      const base = (row - top) * columns;
      if (near >= 0 && near < columns && far <= Math.floor(near) + 1) {
        const column = Math.floor(near);
        const rise = sign * (yNext - y);
        inside[base + column] = (inside[base + column] as number) + rise * (1 - (near - column + (far - column)) / 2);
        height[base + column] = (height[base + column] as number) + rise;
      } else if (near < columns) {
        piece[0] = x;
        piece[1] = y;
        piece[2] = xNext;
        piece[3] = yNext;
        piece[4] = sign;
        addPiece(workspace, base, columns);
      }
      x = xNext;
      y = yNext;
    }
  }
}

function within(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Adds a piece of an edge that crosses several columns or the window's left or right border. */
function addPiece(workspace: CoverageWorkspace, base: number, columns: number): void {
  const { inside, height, piece } = workspace;
  const leftwards = (piece[0] as number) > (piece[2] as number);
  let x = piece[leftwards ? 2 : 0] as number;
  let y = piece[leftwards ? 3 : 1] as number;
  const xEnd = piece[leftwards ? 0 : 2] as number;
  const yEnd = piece[leftwards ? 1 : 3] as number;
  const sign = leftwards ? -(piece[4] as number) : (piece[4] as number);
  const slope = xEnd > x ? (yEnd - y) / (xEnd - x) : 0;
  const xBegin = x;
  const yBegin = y;
  const low = Math.min(y, yEnd);
  const high = Math.max(y, yEnd);
  if (x < 0) {
    // What lies left of the window covers all of its row, as if it ran along the left border.
    const yBorder = xEnd > 0 ? within(yBegin - xBegin * slope, low, high) : yEnd;
    inside[base] = (inside[base] as number) + sign * (yBorder - y);
    height[base] = (height[base] as number) + sign * (yBorder - y);
    x = 0;
    y = yBorder;
  }
  for (let column = Math.floor(x); column < columns && x < xEnd; column++) {
    const xNext = column + 1 < xEnd ? column + 1 : xEnd;
    const yNext = xNext === xEnd ? yEnd : within(yBegin + (xNext - xBegin) * slope, low, high);
    const rise = sign * (yNext - y);
    inside[base + column] = (inside[base + column] as number) + rise * (1 - (x - column + (xNext - column)) / 2);
    height[base + column] = (height[base + column] as number) + rise;
    x = xNext;
    y = yNext;
  }
}

function sumRows(workspace: CoverageWorkspace, window: CellWindow): Float64Array {
  const { inside, height, fractions } = workspace;
  const { columns, rows } = window;
  for (let row = 0, cell = 0; row < rows; row++) {
    let covered = 0;
    for (let column = 0; column < columns; column++, cell++) {
      const fraction = covered + (inside[cell] as number);
      covered += height[cell] as number;
      inside[cell] = 0;
      height[cell] = 0;
      fractions[cell] = fraction < RESIDUE ? 0 : fraction > 1 - RESIDUE ? 1 : fraction;
    }
  }
  return fractions;
}

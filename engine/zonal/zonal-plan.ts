import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import type { Grid } from '../layer/raster.ts';
import type { CellFrame } from './cell-frame.ts';
import { type CellRings, loadCellRings } from './cell-rings.ts';
import type { Chunking } from './chunking.ts';
import { type CellWindow, type CoverageWorkspace, coverageFractions } from './coverage.ts';

/** Which blocks to read and which parcels to measure in which chunk, known before a byte of samples is read. */
export interface ZonalPlan {
  readonly chunking: Chunking;
  /** column, row, columns, rows of each parcel's window, cut to the raster; all 0 for a parcel outside it. */
  readonly windows: Int32Array;
  /** 1 for each block in which some parcel covers a cell. */
  readonly touched: Uint8Array;
  readonly blocksTouched: number;
  /** Parcels within one chunk, by chunk. */
  readonly narrow: Grouped;
  /** Parcels across chunks, by each row of chunks they meet. */
  readonly wide: Grouped;
  /** Parcels whose box meets the raster. */
  readonly inside: number;
}

/** Rows sorted into groups: group `g` holds `rows[starts[g]] … rows[starts[g + 1] − 1]`, ascending. */
export interface Grouped {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** Cells of coverage computed at once at most, which bounds the workspace for parcels larger than any chunk. */
export const BAND_CELLS = 1 << 20;

/** The plan for polygons that are in the CRS of the grid. */
export function planZonal(
  polygons: PolygonSet,
  frame: CellFrame,
  chunking: Chunking,
  workspace: CoverageWorkspace,
): ZonalPlan {
  const parcels = polygonCount(polygons);
  const windows = new Int32Array(4 * parcels);
  const touched = new Uint8Array(chunking.blockColumns * chunking.blockRows);
  const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
  let inside = 0;
  for (let parcel = 0; parcel < parcels; parcel++) {
    loadCellRings(workspace.rings, polygons, parcel, frame);
    if (!cutWindow(workspace.rings, frame, window)) continue;
    inside++;
    windows.set([window.column, window.row, window.columns, window.rows], 4 * parcel);
    markBlocks(touched, window, chunking, workspace);
  }
  let blocksTouched = 0;
  for (const mark of touched) blocksTouched += mark;
  return { chunking, windows, touched, blocksTouched, inside, ...groupParcels(windows, chunking) };
}

/** Cuts the box of rings to the raster; false when nothing is left. */
function cutWindow(rings: CellRings, grid: Pick<Grid, 'width' | 'height'>, window: CellWindow): boolean {
  if (rings.ringCount === 0) return false;
  window.column = Math.max(rings.originColumn, 0);
  window.row = Math.max(rings.originRow, 0);
  window.columns = Math.min(rings.endColumn, grid.width) - window.column;
  window.rows = Math.min(rings.endRow, grid.height) - window.row;
  return window.columns > 0 && window.rows > 0;
}

/** The window of a parcel as planned. */
export function windowOf(plan: ZonalPlan, parcel: number, window: CellWindow): void {
  window.column = plan.windows[4 * parcel] as number;
  window.row = plan.windows[4 * parcel + 1] as number;
  window.columns = plan.windows[4 * parcel + 2] as number;
  window.rows = plan.windows[4 * parcel + 3] as number;
}

function markBlocks(touched: Uint8Array, window: CellWindow, chunking: Chunking, workspace: CoverageWorkspace): void {
  const { blockWidth, blockHeight, blockColumns } = chunking;
  const firstColumn = Math.floor(window.column / blockWidth);
  const firstRow = Math.floor(window.row / blockHeight);
  const lastColumn = Math.floor((window.column + window.columns - 1) / blockWidth);
  const lastRow = Math.floor((window.row + window.rows - 1) / blockHeight);
  if (firstColumn === lastColumn && firstRow === lastRow) {
    touched[firstRow * blockColumns + firstColumn] = 1;
    return;
  }
  // The box of a parcel may hold blocks that the parcel itself leaves out.
  const bandRows = Math.max(1, Math.floor(BAND_CELLS / window.columns));
  const past = window.row + window.rows;
  const band: CellWindow = { ...window };
  for (let row = window.row; row < past; row += bandRows) {
    band.row = row;
    band.rows = Math.min(bandRows, past - row);
    const fractions = coverageFractions(workspace, band);
    for (let r = 0, cell = 0; r < band.rows; r++) {
      const base = Math.floor((row + r) / blockHeight) * blockColumns;
      for (let c = 0; c < band.columns; c++, cell++) {
        if (fractions[cell] !== 0) touched[base + Math.floor((window.column + c) / blockWidth)] = 1;
      }
    }
  }
}

function groupParcels(windows: Int32Array, chunking: Chunking): Pick<ZonalPlan, 'narrow' | 'wide'> {
  const width = chunking.blockWidth * chunking.acrossBlocks;
  const height = chunking.blockHeight * chunking.downBlocks;
  const narrow: Pairs = { groups: [], rows: [] };
  const wide: Pairs = { groups: [], rows: [] };
  for (let parcel = 0; parcel < windows.length / 4; parcel++) {
    const column = windows[4 * parcel] as number;
    const row = windows[4 * parcel + 1] as number;
    const columns = windows[4 * parcel + 2] as number;
    if (columns === 0) continue;
    const firstColumn = Math.floor(column / width);
    const lastColumn = Math.floor((column + columns - 1) / width);
    const firstRow = Math.floor(row / height);
    const lastRow = Math.floor((row + (windows[4 * parcel + 3] as number) - 1) / height);
    if (firstColumn === lastColumn && firstRow === lastRow) {
      narrow.groups.push(firstRow * chunking.chunkColumns + firstColumn);
      narrow.rows.push(parcel);
    } else {
      for (let stripe = firstRow; stripe <= lastRow; stripe++) {
        wide.groups.push(stripe);
        wide.rows.push(parcel);
      }
    }
  }
  return {
    narrow: group(narrow, chunking.chunkColumns * chunking.chunkRows),
    wide: group(wide, chunking.chunkRows),
  };
}

interface Pairs {
  readonly groups: number[];
  readonly rows: number[];
}

/** Counting sort, which keeps the order of rows within a group. */
function group({ groups, rows }: Pairs, count: number): Grouped {
  const starts = new Uint32Array(count + 1);
  for (const g of groups) starts[g + 1] = (starts[g + 1] as number) + 1;
  for (let g = 0; g < count; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  const next = starts.slice();
  const sorted = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const g = groups[i] as number;
    const at = next[g] as number;
    sorted[at] = rows[i] as number;
    next[g] = at + 1;
  }
  return { starts, rows: sorted };
}

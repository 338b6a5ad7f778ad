import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import type { CellFrame } from './cell-frame.ts';
import type { CellWindow } from './cell-window.ts';
import type { Chunking } from './chunking.ts';
import { EXACT_COVERAGE } from './coverage-rule.ts';
import { type Grouped, groupRows } from './grouped.ts';
import { type Kernel, kernelCode, openKernel } from './kernel.ts';
import { coverWindow, setFrame } from './kernel-cells.ts';
import { loadPortion, portionsOf } from './kernel-portion.ts';

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
  /** Parcels across chunks, by each chunk in which they cover a cell. */
  readonly wide: Grouped;
  /** Parcels across chunks that cover no cell at all. */
  readonly bare: Uint32Array;
  /** Parcels whose box meets the raster. */
  readonly inside: number;
}

/** Cells of coverage computed at once at most, which bounds the workspace for parcels larger than any chunk. */
const BAND_CELLS = 1 << 20;

/** The plan for polygons that are in the CRS of the grid. */
export function planZonal(polygons: PolygonSet, frame: CellFrame, chunking: Chunking): ZonalPlan {
  const parcels = polygonCount(polygons);
  const draft: Draft = {
    chunking,
    windows: new Int32Array(4 * parcels),
    touched: new Uint8Array(chunking.blockColumns * chunking.blockRows),
    home: new Int32Array(parcels).fill(-1),
    wide: { parcels: [], chunks: [], bare: [] },
  };
  const kernel = openKernel(kernelCode());
  setFrame(kernel, frame, null, EXACT_COVERAGE);
  const rows = new Uint32Array(parcels);
  for (let parcel = 0; parcel < parcels; parcel++) rows[parcel] = parcel;
  let inside = 0;
  for (const portion of portionsOf(polygons, rows)) {
    loadPortion(kernel, polygons, portion, null);
    kernel.calls.writeWindows(portion.past - portion.from);
    const at = kernel.room('windows', 0) / 4;
    draft.windows.set(kernel.views().i32.subarray(at, at + 4 * (portion.past - portion.from)), 4 * portion.from);
    for (let parcel = portion.from; parcel < portion.past; parcel++) {
      if (draft.windows[4 * parcel + 2] === 0) continue;
      inside++;
      placeParcel(draft, kernel, parcel, parcel - portion.from);
    }
  }
  const { windows, touched, home, wide } = draft;
  let blocksTouched = 0;
  for (const mark of touched) blocksTouched += mark;
  const chunkCount = chunking.chunkColumns * chunking.chunkRows;
  return {
    chunking,
    windows,
    touched,
    blocksTouched,
    inside,
    bare: Uint32Array.from(wide.bare),
    narrow: groupRows(home, null, chunkCount),
    wide: groupRows(Int32Array.from(wide.chunks), Uint32Array.from(wide.parcels), chunkCount),
  };
}

/** A plan in the making. */
interface Draft {
  readonly chunking: Chunking;
  readonly windows: Int32Array;
  readonly touched: Uint8Array;
  /** The one chunk of each parcel, −1 for none or several. */
  readonly home: Int32Array;
  readonly wide: Crossing;
}

const WINDOW: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };

/** Marks the blocks and finds the chunks of a parcel, `k` of the loaded portion. */
function placeParcel(
  { chunking, windows, touched, home, wide }: Draft,
  kernel: Kernel,
  parcel: number,
  k: number,
): void {
  windowOf(windows, parcel, WINDOW);
  const chunk = chunkOf(WINDOW, chunking);
  const block = blockOf(WINDOW, chunking);
  home[parcel] = chunk;
  if (block >= 0) {
    touched[block] = 1;
    return;
  }
  kernel.calls.loadRings(k);
  const chunks = markBlocks(touched, WINDOW, chunking, kernel);
  if (chunk < 0) addCrossing(wide, parcel, chunks);
}

/** Copies the window of a parcel as planned. */
export function windowOf(windows: Int32Array, parcel: number, window: CellWindow): void {
  window.column = windows[4 * parcel] as number;
  window.row = windows[4 * parcel + 1] as number;
  window.columns = windows[4 * parcel + 2] as number;
  window.rows = windows[4 * parcel + 3] as number;
}

interface Crossing {
  readonly parcels: number[];
  readonly chunks: number[];
  readonly bare: number[];
}

function addCrossing(crossing: Crossing, parcel: number, chunks: ReadonlySet<number>): void {
  if (chunks.size === 0) crossing.bare.push(parcel);
  for (const chunk of chunks) {
    crossing.parcels.push(parcel);
    crossing.chunks.push(chunk);
  }
}

/** The one block that holds a window, −1 where there are several. */
function blockOf(window: CellWindow, { blockWidth, blockHeight, blockColumns }: Chunking): number {
  const column = Math.floor(window.column / blockWidth);
  const row = Math.floor(window.row / blockHeight);
  const isOne =
    window.column + window.columns <= (column + 1) * blockWidth && window.row + window.rows <= (row + 1) * blockHeight;
  return isOne ? row * blockColumns + column : -1;
}

/** The one chunk that holds a window, −1 where there are several. */
function chunkOf(window: CellWindow, chunking: Chunking): number {
  const width = chunking.blockWidth * chunking.acrossBlocks;
  const height = chunking.blockHeight * chunking.downBlocks;
  const column = Math.floor(window.column / width);
  const row = Math.floor(window.row / height);
  const isOne =
    window.column + window.columns <= (column + 1) * width && window.row + window.rows <= (row + 1) * height;
  return isOne ? row * chunking.chunkColumns + column : -1;
}

/** Marks the blocks in which the loaded parcel covers a cell; its box may hold others. Answers their chunks. */
function markBlocks(touched: Uint8Array, window: CellWindow, chunking: Chunking, kernel: Kernel): Set<number> {
  const { blockWidth, blockHeight, blockColumns, acrossBlocks, downBlocks, chunkColumns } = chunking;
  const chunks = new Set<number>();
  const bandRows = Math.max(1, Math.floor(BAND_CELLS / window.columns));
  const past = window.row + window.rows;
  const band: CellWindow = { ...window };
  for (let row = window.row; row < past; row += bandRows) {
    band.row = row;
    band.rows = Math.min(bandRows, past - row);
    const fractions = coverWindow(kernel, band);
    for (let r = 0, cell = 0; r < band.rows; r++) {
      const blockRow = Math.floor((row + r) / blockHeight);
      const chunkRow = Math.floor(blockRow / downBlocks) * chunkColumns;
      for (let c = 0; c < band.columns; c++, cell++) {
        if (fractions[cell] === 0) continue;
        const blockColumn = Math.floor((window.column + c) / blockWidth);
        touched[blockRow * blockColumns + blockColumn] = 1;
        chunks.add(chunkRow + Math.floor(blockColumn / acrossBlocks));
        // The rest of this block in this row tells nothing new.
        const skip = Math.min((blockColumn + 1) * blockWidth - window.column, band.columns) - 1 - c;
        c += skip;
        cell += skip;
      }
    }
  }
  return chunks;
}

import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import type { Pause } from '../run/run.ts';
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

/** The plan for polygons that are in the CRS of the grid; `pause` is awaited between portions of them. */
export async function planZonal(
  polygons: PolygonSet,
  frame: CellFrame,
  chunking: Chunking,
  pause: Pause,
): Promise<ZonalPlan> {
  const parcels = polygonCount(polygons);
  const draft: Draft = {
    chunking,
    windows: new Int32Array(4 * parcels),
    touched: new Uint8Array(chunking.blockColumns * chunking.blockRows),
    home: new Int32Array(parcels).fill(-1),
    wide: { parcels: [], chunks: [], bare: [] },
    window: { column: 0, row: 0, columns: 0, rows: 0 },
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
      if (placeInBlock(draft, parcel)) continue;
      kernel.calls.loadRings(parcel - portion.from);
      if (!placeAcross(draft, parcel, kernel)) await placeBands(draft, parcel, kernel, pause);
    }
    await pause();
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
  /** That of the parcel in hand. */
  readonly window: CellWindow;
}

/** Marks the block of a parcel that touches one; answers whether it does. */
function placeInBlock({ chunking, windows, touched, home, window }: Draft, parcel: number): boolean {
  windowOf(windows, parcel, window);
  home[parcel] = chunkOf(window, chunking);
  const block = blockOf(window, chunking);
  if (block < 0) return false;
  touched[block] = 1;
  return true;
}

/** Marks the blocks and finds the chunks of the loaded parcel, which may touch several; a large one band by band. */
async function placeBands(draft: Draft, parcel: number, kernel: Kernel, pause: Pause): Promise<void> {
  const { window, home, wide } = draft;
  const chunks = new Set<number>();
  const bandRows = Math.max(1, Math.floor(BAND_CELLS / window.columns));
  const past = window.row + window.rows;
  for (let row = window.row; row < past; row += bandRows) {
    markBlocks(draft, { ...window, row, rows: Math.min(bandRows, past - row) }, kernel, chunks);
    await pause();
  }
  if ((home[parcel] as number) < 0) addCrossing(wide, parcel, chunks);
}

/** The same in one go; answers whether the parcel is small enough for it. */
function placeAcross(draft: Draft, parcel: number, kernel: Kernel): boolean {
  const { window, home, wide } = draft;
  if (window.columns * window.rows > BAND_CELLS) return false;
  const chunks = new Set<number>();
  markBlocks(draft, window, kernel, chunks);
  if ((home[parcel] as number) < 0) addCrossing(wide, parcel, chunks);
  return true;
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

/** Marks the blocks in which the loaded parcel covers a cell of a band, and adds their chunks. */
function markBlocks({ touched, chunking }: Draft, band: CellWindow, kernel: Kernel, chunks: Set<number>): void {
  const { blockWidth, blockHeight, blockColumns, acrossBlocks, downBlocks, chunkColumns } = chunking;
  const fractions = coverWindow(kernel, band);
  for (let r = 0, cell = 0; r < band.rows; r++) {
    const blockRow = Math.floor((band.row + r) / blockHeight);
    const chunkRow = Math.floor(blockRow / downBlocks) * chunkColumns;
    for (let c = 0; c < band.columns; c++, cell++) {
      if (fractions[cell] === 0) continue;
      const blockColumn = Math.floor((band.column + c) / blockWidth);
      touched[blockRow * blockColumns + blockColumn] = 1;
      chunks.add(chunkRow + Math.floor(blockColumn / acrossBlocks));
      // The rest of this block in this row tells nothing new.
      const skip = Math.min((blockColumn + 1) * blockWidth - band.column, band.columns) - 1 - c;
      c += skip;
      cell += skip;
    }
  }
}

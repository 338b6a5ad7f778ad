import type { KernelViews } from '../run/kernel-memory.ts';
import type { CellValues } from './cell-values.ts';
import type { CellWindow } from './cell-window.ts';
import { type LayerReading, readChunk } from './chunk-blocks.ts';
import type { ChunkResult, LayerFailure, SparseShares, WidePart } from './chunk-result.ts';
import { type ChunkExtent, chunkExtent } from './chunking.ts';
import { reserveCells } from './kernel-cells.ts';
import { loadPortion, type Portion, portionsOf } from './kernel-portion.ts';
import { type LayerValues, placeLayers } from './kernel-samples.ts';
import { clearTable, type LayerSlots, layerSlots, layTables, type PlacedSamples } from './layer-slots.ts';
import {
  addRows,
  collectListed,
  measureWindows,
  noRows,
  type ParcelBench,
  parcelBench,
  type SampleSheet,
  WHOLE_CELLS,
  writeSums,
} from './parcel-bench.ts';
import { figuresIn, fillFigures, type LayerFigures, type ParcelReaches, writeClasses } from './parcel-figures.ts';
import type { ChunkMeasurer, Pause, StackJob } from './stack-job.ts';
import type { MeasuredLayer } from './zonal-layer.ts';
import { windowOf } from './zonal-plan.ts';

/** Measures chunks in the calling thread; `layers` are those the job names, in its order. */
export function chunkMeasurer(job: StackJob, layers: readonly MeasuredLayer[]): ChunkMeasurer {
  const name = layers[0]?.values.raster.name ?? '';
  const bench = parcelBench(job, name);
  const turns = { reading: oneAfterTheOther(), measuring: oneAfterTheOther() };
  const stand: Stand = { job, layers, bench, slots: layers.map(layerSlots), turns };
  return {
    depth: 1,
    measure: (chunk, pause) => measureChunk(stand, chunk, pause),
    close: () => undefined,
  };
}

interface Stand {
  readonly job: StackJob;
  readonly layers: readonly MeasuredLayer[];
  readonly bench: ParcelBench;
  readonly slots: readonly LayerSlots[];
  /**
   * Chunks are read one after the other, so that results come as early as they can, and measured one after the other:
   * the kernel holds the samples of one chunk while the next is read.
   */
  readonly turns: { readonly reading: Turn; readonly measuring: Turn };
}

type Turn = <T>(work: () => Promise<T>) => Promise<T>;

function oneAfterTheOther(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
}

async function measureChunk(stand: Stand, chunk: number, pause: Pause): Promise<ChunkResult> {
  const { job, layers, turns } = stand;
  const extent = chunkExtent(job.plan.chunking, job.grid, chunk);
  const read = await turns.reading(() => readChunk(layers, { plan: job.plan, extent }, pause));
  return turns.measuring(() => measureSamples(stand, { chunk, extent, read }, pause));
}

interface ReadChunk {
  readonly chunk: number;
  readonly extent: ChunkExtent;
  readonly read: readonly LayerReading[];
}

async function measureSamples(stand: Stand, { chunk, extent, read }: ReadChunk, pause: Pause): Promise<ChunkResult> {
  const { bench, slots, layers } = stand;
  const { plan } = stand.job;
  const rows = plan.narrow.rows.subarray(plan.narrow.starts[chunk], plan.narrow.starts[chunk + 1]);
  const failures: LayerFailure[] = [];
  const values = read.map((found, place): LayerValues | null => {
    if (!('error' in found)) return found;
    failures.push({ place, error: found.error });
    return null;
  });
  layTables(bench.kernel, slots, rows.length);
  const groups = placeLayers(bench.kernel, slots, values, extent.columns * extent.rows);
  const sheet: SampleSheet = { layers: slots, groups, slots: rows.length, extent };
  const sizes = layers.map(({ statistics }) => rows.length * (statistics.length + 1));
  const packed = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  const figures = slots.map((own, place) => {
    const part = packed.subarray(at, at + (sizes[place] as number));
    at += part.length;
    return figuresIn(part, rows.length, own);
  });
  for (const { place } of failures) clearTable(bench.kernel, slots[place] as LayerSlots, rows.length);
  const reaches = { coveredWeight: new Float64Array(rows.length), onRaster: new Float64Array(rows.length) };
  for (const portion of portionsOf(bench.polygons, rows)) {
    measurePortion(bench, { sheet, figures, reaches, windows: plan.windows }, portion);
    await pause();
  }
  for (const [place, own] of slots.entries()) fillFigures(bench.kernel, own, figures[place] as LayerFigures, reaches);
  return {
    chunk,
    values: packed,
    outside: reaches.onRaster.reduce((count, share) => count + (share < 0 ? 1 : 0), 0),
    shares: figures.map(({ shares }) => (shares === null ? null : sparse(shares))),
    parts: wideParts(stand, chunk, extent),
    failures,
  };
}

interface Measuring {
  readonly sheet: SampleSheet;
  readonly figures: readonly LayerFigures[];
  readonly reaches: ParcelReaches;
  readonly windows: Int32Array;
}

/** Measures a portion of the chunk's parcels: those of ordinary size in one go, large ones row by row. */
function measurePortion(bench: ParcelBench, measuring: Measuring, portion: Portion): void {
  const { windows, sheet, reaches } = measuring;
  const { rows, from, past } = portion;
  const { kernel } = bench;
  loadPortion(kernel, bench.polygons, portion, windows);
  let most = 0;
  for (let slot = from; slot < past; slot++) {
    const cells = cellsOf(windows, rows[slot] as number);
    if (cells > most && cells <= WHOLE_CELLS) most = cells;
  }
  reserveCells(kernel, most, bench.planar);
  const withClasses = sheet.layers.some(({ classes }) => classes !== null);
  for (let slot = from; slot < past; ) {
    let end = slot;
    while (end < past && cellsOf(windows, rows[end] as number) <= WHOLE_CELLS && !(withClasses && end > slot)) end++;
    if (end > slot) {
      measureWindows(bench, sheet, { from: slot - from, past: end - from, slot });
      if (withClasses) collectListed(bench, sheet.layers);
    } else {
      measureLarge(bench, measuring, rows[slot] as number, { slot, k: slot - from });
      end = slot + 1;
    }
    if (withClasses) writeAllClasses(measuring, rows[slot] as number, slot);
    slot = end;
  }
  const at = kernel.room('reaches', 0) / 8;
  const { f64 } = kernel.views();
  for (let slot = from; slot < past; slot++) {
    reaches.coveredWeight[slot] = f64[at + 3 * (slot - from) + 1] as number;
    reaches.onRaster[slot] = f64[at + 3 * (slot - from) + 2] as number;
  }
}

function writeAllClasses({ sheet, figures }: Measuring, parcel: number, slot: number): void {
  for (const [place, layer] of sheet.layers.entries())
    writeClasses(layer, figures[place] as LayerFigures, slot, parcel);
}

function cellsOf(windows: Int32Array, parcel: number): number {
  return (windows[4 * parcel + 2] as number) * (windows[4 * parcel + 3] as number);
}

function measureLarge(
  bench: ParcelBench,
  { sheet, windows }: Measuring,
  parcel: number,
  { slot, k }: { readonly slot: number; readonly k: number },
): void {
  const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
  windowOf(windows, parcel, window);
  const sums = noRows(sheet.layers);
  addRows(bench, sheet, { k, stretch: window }, sums);
  writeSums(bench, sheet, { k, slot }, sums);
}

function sparse(shares: NonNullable<LayerFigures['shares']>): SparseShares {
  return {
    parcels: Float64Array.from(shares.parcels),
    values: Float64Array.from(shares.values),
    shares: Float64Array.from(shares.shares),
  };
}

function wideParts({ job, bench, slots }: Stand, chunk: number, extent: ChunkExtent): WidePart[] {
  const { plan } = job;
  const from = plan.wide.starts[chunk] as number;
  const parcels = plan.wide.rows.subarray(from, plan.wide.starts[chunk + 1] as number);
  const values = slots.map(({ samples }) => samples);
  const weights = slots.map((own) => own.weights);
  const isWeighted = weights.some((placed) => placed !== null);
  return Array.from(parcels, (parcel) => {
    const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
    windowOf(plan.windows, parcel, window);
    const pastColumn = Math.min(window.column + window.columns, extent.column + extent.columns);
    const pastRow = Math.min(window.row + window.rows, extent.row + extent.rows);
    window.column = Math.max(window.column, extent.column);
    window.row = Math.max(window.row, extent.row);
    window.columns = pastColumn - window.column;
    window.rows = pastRow - window.row;
    return {
      parcel,
      window,
      values: cutOut(bench.kernel.views(), values, extent, window),
      weights: isWeighted ? cutOut(bench.kernel.views(), weights, extent, window) : null,
    };
  });
}

/** The cells of a window, layer after layer, in one array that holds them all without loss. */
function cutOut(
  views: KernelViews,
  layers: readonly (PlacedSamples | null)[],
  extent: ChunkExtent,
  window: CellWindow,
): CellValues {
  const size = window.columns * window.rows;
  const narrow = layers.every((placed) => placed === null || placed.type === 'f32');
  const part = narrow ? new Float32Array(layers.length * size) : new Float64Array(layers.length * size);
  const position = (window.row - extent.row) * extent.columns + window.column - extent.column;
  let to = 0;
  for (const placed of layers) {
    if (placed === null) {
      part.fill(Number.NaN, to, to + size);
    } else {
      const from = placed.first + position * placed.stride;
      const { stride } = placed;
      copyRows(views[placed.type], { from, stride, next: extent.columns * stride }, part, { to, window });
    }
    to += size;
  }
  return part;
}

function copyRows(
  values: CellValues,
  { from, stride, next }: { readonly from: number; readonly stride: number; readonly next: number },
  target: CellValues,
  { to, window }: { readonly to: number; readonly window: CellWindow },
): void {
  const { columns, rows } = window;
  for (let row = 0, at = to; row < rows; row++) {
    const start = from + row * next;
    for (let k = 0; k < columns; k++, at++) target[at] = values[start + k * stride] as number;
  }
}

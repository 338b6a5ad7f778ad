import type { CellValues } from './cell-values.ts';
import type { CellWindow } from './cell-window.ts';
import type { WidePart } from './chunk-result.ts';
import { reserveCells } from './kernel-cells.ts';
import { loadPortion } from './kernel-portion.ts';
import { type LayerValues, placeLayers } from './kernel-samples.ts';
import { type LayerSlots, layerSlots, layTables } from './layer-slots.ts';
import {
  addRows,
  collectListed,
  measureWindows,
  noRows,
  type ParcelBench,
  type RowSums,
  rowsAtOnce,
  type SampleSheet,
  WHOLE_CELLS,
  writeSums,
} from './parcel-bench.ts';
import { clearShares, figuresIn, fillFigures, type LayerFigures, writeClasses } from './parcel-figures.ts';
import type { StackJob } from './stack-job.ts';
import type { MeasuredLayer } from './zonal-layer.ts';
import { windowOf } from './zonal-plan.ts';

/**
 * Parcels across chunks. Their values are kept until a stretch is complete, the whole window or one row of chunks of a
 * large one, and are then added up in row-major order, so that neither the blocks nor the order in which chunks come
 * change a bit.
 */
export interface WideParcels {
  /** Takes a part; answers the parcel's figures, a slot of one for each layer, when it was the last. */
  add(part: WidePart): FinishedParcel | null;
  /** The parcels that cover no cell. */
  bare(): FinishedParcel[];
}

/** A parcel across chunks that has been measured. */
export interface FinishedParcel {
  readonly parcel: number;
  readonly figures: readonly LayerFigures[];
  readonly isOutside: boolean;
}

/** Rows of one parcel that wait for the chunks beside each other. */
interface Stretch {
  readonly window: CellWindow;
  /** Layer after layer. */
  values: CellValues | null;
  weights: CellValues | null;
  waiting: number;
}

/** Where the figures of a parcel are found: shared by all that are added up in one go, a large parcel has its own. */
interface Desk {
  readonly slots: readonly LayerSlots[];
  readonly figures: readonly LayerFigures[];
}

interface OpenParcel {
  /** In the order of rows; those already added up are dropped. */
  readonly stretches: Stretch[];
  readonly desk: Desk;
  /** What the rows of a large parcel add up to; `null` for one that is measured in one go. */
  readonly sums: RowSums | null;
}

/** What the desk for wide parcels works with. */
interface Stand {
  readonly job: StackJob;
  readonly layers: readonly MeasuredLayer[];
  readonly bench: ParcelBench;
  readonly shared: Desk;
}

/** Opens the desk for the wide parcels of a job. */
export function wideParcels(job: StackJob, layers: readonly MeasuredLayer[], bench: ParcelBench): WideParcels {
  const open = new Map<number, OpenParcel>();
  const chunksOf = chunksByParcel(job);
  const stand: Stand = { job, layers, bench, shared: deskFor(layers) };
  return {
    add(part) {
      const { parcel } = part;
      const state = open.get(parcel) ?? openParcel(stand, parcel, chunksOf.get(parcel) ?? []);
      open.set(parcel, state);
      const stretch = state.stretches.find(
        ({ window }) => part.window.row >= window.row && part.window.row < window.row + window.rows,
      );
      if (stretch === undefined) throw new Error(`parcel ${parcel} has no stretch at row ${part.window.row}`);
      stretch.values = joined(part.window, part.values, stretch.window, stretch.values);
      if (part.weights !== null) stretch.weights = joined(part.window, part.weights, stretch.window, stretch.weights);
      stretch.waiting--;
      addReady(state, parcel, stand);
      if (state.stretches.length > 0) return null;
      open.delete(parcel);
      return finish(state, parcel, stand);
    },
    bare: () => Array.from(job.plan.bare, (parcel) => finish(openParcel(stand, parcel, []), parcel, stand)),
  };
}

function deskFor(layers: readonly MeasuredLayer[]): Desk {
  const slots = layers.map(layerSlots);
  const figures = slots.map((own) => figuresIn(new Float64Array(own.layer.statistics.length + 1), 1, own));
  return { slots, figures };
}

/** The chunks that each wide parcel waits for. */
function chunksByParcel({ plan }: StackJob): Map<number, number[]> {
  const chunks = new Map<number, number[]>();
  for (let chunk = 0; chunk + 1 < plan.wide.starts.length; chunk++) {
    for (let i = plan.wide.starts[chunk] as number; i < (plan.wide.starts[chunk + 1] as number); i++) {
      const parcel = plan.wide.rows[i] as number;
      const known = chunks.get(parcel);
      if (known === undefined) chunks.set(parcel, [chunk]);
      else known.push(chunk);
    }
  }
  return chunks;
}

function openParcel({ job, layers, shared }: Stand, parcel: number, chunks: readonly number[]): OpenParcel {
  const { plan } = job;
  const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
  windowOf(plan.windows, parcel, window);
  const own = (stretches: Stretch[]): OpenParcel => {
    const desk = deskFor(layers);
    return { stretches, desk, sums: noRows(desk.slots) };
  };
  if (chunks.length === 0) return own([]);
  if (window.columns * window.rows <= WHOLE_CELLS) {
    const stretch = { window, values: null, weights: null, waiting: chunks.length };
    return { stretches: [stretch], desk: shared, sums: null };
  }
  const { blockHeight, downBlocks, chunkColumns } = plan.chunking;
  const height = blockHeight * downBlocks;
  const stripes = [...new Set(chunks.map((chunk) => Math.floor(chunk / chunkColumns)))];
  const stretches = stripes.map((stripe): Stretch => {
    const top = Math.max(window.row, stripe * height);
    const bottom = Math.min(window.row + window.rows, (stripe + 1) * height);
    const waiting = chunks.filter((chunk) => Math.floor(chunk / chunkColumns) === stripe).length;
    return { window: { ...window, row: top, rows: bottom - top }, values: null, weights: null, waiting };
  });
  return own(stretches);
}

/**
 * Cells of one chunk put among those of the others; `whole` is made when the first comes. Cells of chunks that the
 * parcel leaves out stay without data; it covers none of them.
 */
function joined(window: CellWindow, part: CellValues, into: CellWindow, whole: CellValues | null): CellValues {
  const { columns, rows } = window;
  if (whole === null && columns === into.columns && rows === into.rows) return part;
  const layers = part.length / (columns * rows);
  const size = into.columns * into.rows;
  const target = wideEnough(part, whole, layers * size);
  const first = (window.row - into.row) * into.columns + window.column - into.column;
  for (let layer = 0, from = 0; layer < layers; layer++) {
    for (let row = 0; row < rows; row++) {
      const to = layer * size + first + row * into.columns;
      for (let k = 0; k < columns; k++, from++) target[to + k] = part[from] as number;
    }
  }
  return target;
}

/** The array so far, or a new one, of a type that holds the part without loss. */
function wideEnough(part: CellValues, whole: CellValues | null, size: number): CellValues {
  if (whole !== null && (whole instanceof Float64Array || part instanceof Float32Array)) return whole;
  if (whole !== null) return Float64Array.from(whole);
  return (part instanceof Float32Array ? new Float32Array(size) : new Float64Array(size)).fill(Number.NaN);
}

/** Adds up the complete stretches at the front. */
function addReady(state: OpenParcel, parcel: number, stand: Stand): void {
  for (let next = state.stretches[0]; next?.waiting === 0; next = state.stretches[0]) {
    openPortion(stand, parcel, state.desk);
    if (state.sums === null) measureStretch(stand, state.desk, next);
    else addStretch(stand, state.desk, next, state.sums);
    state.stretches.shift();
  }
}

/** Hands the one parcel to the kernel and lays tables for it. */
function openPortion({ job, bench }: Stand, parcel: number, { slots }: Desk): void {
  loadPortion(bench.kernel, job.polygons, { rows: Uint32Array.of(parcel), from: 0, past: 1 }, job.plan.windows);
  layTables(bench.kernel, slots, 1);
}

/** The parcel's whole window at once. */
function measureStretch({ bench }: Stand, { slots }: Desk, stretch: Stretch): void {
  const { columns, rows } = stretch.window;
  const sheet = sheetOf(bench, slots, stretch, stretch.window);
  reserveCells(bench.kernel, columns * rows, bench.planar);
  measureWindows(bench, sheet, { from: 0, past: 1, slot: 0 });
  collectListed(bench, slots);
}

/** Some rows at a time, so that the kernel holds no more samples than these. */
function addStretch({ bench }: Stand, { slots }: Desk, stretch: Stretch, sums: RowSums): void {
  const { row, rows, columns } = stretch.window;
  const bandRows = rowsAtOnce(columns);
  for (let top = row; top < row + rows; top += bandRows) {
    const window = { ...stretch.window, row: top, rows: Math.min(bandRows, row + rows - top) };
    addRows(bench, sheetOf(bench, slots, stretch, window), { k: 0, stretch: window }, sums);
  }
}

/** Places the samples of some rows of a stretch. */
function sheetOf(
  { kernel }: ParcelBench,
  slots: readonly LayerSlots[],
  { values, weights, window }: Stretch,
  extent: CellWindow,
): SampleSheet {
  const size = window.columns * window.rows;
  const from = (extent.row - window.row) * window.columns;
  const cells = extent.columns * extent.rows;
  const read = slots.map(({ isWeighted }, place): LayerValues | null => {
    const at = place * size + from;
    if (values === null) return null;
    const own = weights !== null && isWeighted ? Float64Array.from(weights.subarray(at, at + cells)) : null;
    return { values: { values: values.subarray(at, at + cells), marks: null }, weights: own };
  });
  return { layers: slots, groups: placeLayers(kernel, slots, read, cells), slots: 1, extent };
}

/** The figures hold until the next parcel is finished. */
function finish(state: OpenParcel, parcel: number, stand: Stand): FinishedParcel {
  const { bench } = stand;
  const { slots, figures } = state.desk;
  if (state.sums !== null) {
    openPortion(stand, parcel, state.desk);
    writeSums(bench, { layers: slots, slots: 1 }, { k: 0, slot: 0 }, state.sums);
  }
  const at = bench.kernel.room('reaches', 0) / 8;
  const [, coveredWeight = 0, onRaster = 0] = bench.kernel.views().f64.subarray(at, at + 3);
  const reaches = { coveredWeight: Float64Array.of(coveredWeight), onRaster: Float64Array.of(onRaster) };
  for (const [place, layer] of slots.entries()) {
    const own = figures[place] as LayerFigures;
    clearShares(own);
    writeClasses(layer, own, 0, parcel);
    fillFigures(bench.kernel, layer, own, reaches);
  }
  return { parcel, figures, isOutside: onRaster < 0 };
}

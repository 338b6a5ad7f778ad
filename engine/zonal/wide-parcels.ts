import type { CellValues } from './cell-portion.ts';
import { isWithin } from './chunk-measurer.ts';
import type { WidePart } from './chunk-result.ts';
import type { CellWindow } from './coverage.ts';
import {
  addRows,
  type LayerSlots,
  layerSlots,
  loadParcel,
  measureWindow,
  type ParcelBench,
  WHOLE_CELLS,
} from './parcel-bench.ts';
import {
  clearShares,
  figuresIn,
  fillFigures,
  type LayerFigures,
  type OnRaster,
  shareOnRaster,
  writeClasses,
  writeOutside,
  writeSupport,
} from './parcel-figures.ts';
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
  readonly reach: OnRaster;
  readonly whole: boolean;
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
  const slots = layers.map((layer) => layerSlots(layer, 1));
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
  const reach = { covered: 0, coveredWeight: 0, onRaster: 0 };
  if (chunks.length === 0) return { stretches: [], desk: deskFor(layers), reach, whole: false };
  if (window.columns * window.rows <= WHOLE_CELLS) {
    const stretch = { window, values: null, weights: null, waiting: chunks.length };
    return { stretches: [stretch], desk: shared, reach, whole: true };
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
  return { stretches, desk: deskFor(layers), reach, whole: false };
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
function addReady(state: OpenParcel, parcel: number, { job, bench }: Stand): void {
  const { slots } = state.desk;
  for (let next = state.stretches[0]; next?.waiting === 0; next = state.stretches[0]) {
    loadParcel(bench, parcel, job.plan.windows);
    Object.assign(bench.window, next.window);
    bench.placing.first = 0;
    bench.placing.stride = next.window.columns;
    const size = next.window.columns * next.window.rows;
    for (const [place, layer] of slots.entries()) {
      layer.values = next.values?.subarray(place * size, (place + 1) * size) ?? null;
      layer.weights = next.weights?.subarray(place * size, (place + 1) * size) ?? null;
    }
    if (state.whole) measureWindow(bench, slots, 0, state.reach);
    else addRows(bench, slots, 0, state.reach);
    state.stretches.shift();
  }
}

/** The figures hold until the next parcel is finished. */
function finish({ desk, reach }: OpenParcel, parcel: number, { job, bench }: Stand): FinishedParcel {
  loadParcel(bench, parcel, job.plan.windows);
  reach.onRaster = shareOnRaster(reach.covered, bench.workspace.rings.area, isWithin(bench));
  const isOutside = reach.onRaster < 0;
  for (const [place, layer] of desk.slots.entries()) {
    const own = desk.figures[place] as LayerFigures;
    clearShares(own);
    writeClasses(layer, own, 0, parcel);
    fillFigures(layer, own);
    if (isOutside) writeOutside(layer, own, 0);
    else writeSupport(layer, own, 0, reach);
  }
  return { parcel, figures: desk.figures, isOutside };
}

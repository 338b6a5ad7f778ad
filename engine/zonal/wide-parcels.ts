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
  readonly values: (CellValues | null)[];
  readonly weights: (CellValues | null)[];
  waiting: number;
}

interface OpenParcel {
  /** In the order of rows; those already added up are dropped. */
  readonly stretches: Stretch[];
  readonly slots: readonly LayerSlots[];
  readonly reach: OnRaster;
  readonly whole: boolean;
}

/** Opens the desk for the wide parcels of a job. */
export function wideParcels(job: StackJob, layers: readonly MeasuredLayer[], bench: ParcelBench): WideParcels {
  const open = new Map<number, OpenParcel>();
  const chunksOf = chunksByParcel(job);
  return {
    add(part) {
      const { parcel } = part;
      const state = open.get(parcel) ?? openParcel(job, layers, parcel, chunksOf.get(parcel) ?? []);
      open.set(parcel, state);
      const stretch = state.stretches.find(
        ({ window }) => part.window.row >= window.row && part.window.row < window.row + window.rows,
      );
      if (stretch === undefined) throw new Error(`parcel ${parcel} has no stretch at row ${part.window.row}`);
      copyPart(part, stretch);
      stretch.waiting--;
      addReady(state, parcel, job, bench);
      if (state.stretches.length > 0) return null;
      open.delete(parcel);
      return finish(state, parcel, job, bench);
    },
    bare: () => Array.from(job.plan.bare, (parcel) => finish(openParcel(job, layers, parcel, []), parcel, job, bench)),
  };
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

function openParcel(
  { plan }: StackJob,
  layers: readonly MeasuredLayer[],
  parcel: number,
  chunks: readonly number[],
): OpenParcel {
  const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
  windowOf(plan.windows, parcel, window);
  const whole = window.columns * window.rows <= WHOLE_CELLS;
  const { blockHeight, downBlocks, chunkColumns } = plan.chunking;
  const stripes = whole ? [0] : [...new Set(chunks.map((chunk) => Math.floor(chunk / chunkColumns)))];
  const stretches = stripes.map((stripe): Stretch => {
    const top = whole ? window.row : Math.max(window.row, stripe * blockHeight * downBlocks);
    const end = window.row + window.rows;
    const bottom = whole ? end : Math.min(end, (stripe + 1) * blockHeight * downBlocks);
    const waiting = whole
      ? chunks.length
      : chunks.filter((chunk) => Math.floor(chunk / chunkColumns) === stripe).length;
    const none = layers.map(() => null);
    return { window: { ...window, row: top, rows: bottom - top }, values: none, weights: [...none], waiting };
  });
  const reach = { covered: 0, coveredWeight: 0, onRaster: 0 };
  return { stretches, slots: layers.map((layer) => layerSlots(layer, 1)), reach, whole };
}

function copyPart(part: WidePart, stretch: Stretch): void {
  for (const kind of ['values', 'weights'] as const) {
    for (const [place, values] of part[kind].entries()) {
      if (values === null) continue;
      const { window } = stretch;
      const size = window.columns * window.rows;
      const target = stretch[kind][place] ?? emptyValues(values, size);
      stretch[kind][place] = target;
      const left = part.window.column - window.column;
      for (let row = 0; row < part.window.rows; row++) {
        const from = row * part.window.columns;
        const to = (part.window.row - window.row + row) * window.columns + left;
        target.set(values.subarray(from, from + part.window.columns), to);
      }
    }
  }
}

/** Cells of chunks that the parcel leaves out stay without data; it covers none of them. */
function emptyValues(like: CellValues, size: number): CellValues {
  return (like instanceof Float32Array ? new Float32Array(size) : new Float64Array(size)).fill(Number.NaN);
}

/** Adds up the complete stretches at the front. */
function addReady(state: OpenParcel, parcel: number, { plan }: StackJob, bench: ParcelBench): void {
  for (let next = state.stretches[0]; next?.waiting === 0; next = state.stretches[0]) {
    loadParcel(bench, parcel, plan.windows);
    Object.assign(bench.window, next.window);
    bench.placing.first = 0;
    bench.placing.stride = next.window.columns;
    for (const [place, layer] of state.slots.entries()) {
      layer.values = next.values[place] ?? null;
      layer.weights = next.weights[place] ?? null;
    }
    if (state.whole) measureWindow(bench, state.slots, 0, state.reach);
    else addRows(bench, state.slots, 0, state.reach);
    state.stretches.shift();
  }
}

function finish(state: OpenParcel, parcel: number, { plan }: StackJob, bench: ParcelBench): FinishedParcel {
  loadParcel(bench, parcel, plan.windows);
  const { reach, slots } = state;
  reach.onRaster = shareOnRaster(reach.covered, bench.workspace.rings.area, isWithin(bench));
  const isOutside = reach.onRaster < 0;
  const figures = slots.map((layer) => {
    const own = figuresIn(new Float64Array(layer.layer.statistics.length + 1), 1, layer);
    writeClasses(layer, own, 0, parcel);
    fillFigures(layer, own);
    if (isOutside) writeOutside(layer, own, 0);
    else writeSupport(layer, own, 0, reach);
    return own;
  });
  return { parcel, figures, isOutside };
}

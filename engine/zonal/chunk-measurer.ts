import { cellFrameOf } from './cell-frame.ts';
import type { CellValues } from './cell-portion.ts';
import { readChunk } from './chunk-blocks.ts';
import type { ChunkResult, LayerFailure, SparseShares, WidePart } from './chunk-result.ts';
import { type ChunkExtent, chunkExtent } from './chunking.ts';
import type { CellWindow } from './coverage.ts';
import {
  addRows,
  type LayerSlots,
  layerSlots,
  loadParcel,
  measureWindow,
  type ParcelBench,
  parcelBench,
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
import { rowAreasOf } from './row-areas.ts';
import type { ChunkMeasurer, Pause, StackJob } from './stack-job.ts';
import type { MeasuredLayer } from './zonal-layer.ts';
import { windowOf } from './zonal-plan.ts';

/** Parcels measured between two looks at the host, so that a cancel is heard in time. */
const PARCELS_A_STEP = 2048;

/** Measures chunks in the calling thread; `layers` are those the job names, in its order. */
export function chunkMeasurer(job: StackJob, layers: readonly MeasuredLayer[]): ChunkMeasurer {
  const name = layers[0]?.values.raster.name ?? '';
  const frame = cellFrameOf(job.grid, name);
  const bench = parcelBench(job.polygons, frame, rowAreasOf(job.grid, name), job.rule);
  return {
    depth: 1,
    measure: (chunk, pause) => measureChunk({ job, layers, bench }, chunk, pause),
    close: () => undefined,
  };
}

interface Stand {
  readonly job: StackJob;
  readonly layers: readonly MeasuredLayer[];
  readonly bench: ParcelBench;
}

async function measureChunk({ job, layers, bench }: Stand, chunk: number, pause: Pause): Promise<ChunkResult> {
  const { plan } = job;
  const extent = chunkExtent(plan.chunking, job.grid, chunk);
  const read = await readChunk(layers, { plan, extent }, pause);
  const from = plan.narrow.starts[chunk] as number;
  const rows = plan.narrow.rows.subarray(from, plan.narrow.starts[chunk + 1] as number);
  const failures: LayerFailure[] = [];
  const slots = layers.map((layer, place) => {
    const own = layerSlots(layer, rows.length);
    const found = read[place] as (typeof read)[number];
    if ('error' in found) failures.push({ place, error: found.error });
    else {
      own.values = found.values;
      own.weights = found.weights;
    }
    return own;
  });
  const sizes = layers.map(({ statistics }) => rows.length * (statistics.length + 1));
  const values = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  const figures = slots.map((own, place) => {
    const packed = values.subarray(at, at + (sizes[place] as number));
    at += sizes[place] as number;
    return figuresIn(packed, rows.length, own);
  });
  const measuring = { bench, slots, figures, extent, windows: plan.windows };
  const reaches: Reaches = { onRaster: new Float64Array(rows.length), coveredWeight: new Float64Array(rows.length) };
  for (let k = 0; k < rows.length; k += PARCELS_A_STEP) {
    measureParcels(measuring, rows, { from: k, past: Math.min(k + PARCELS_A_STEP, rows.length) }, reaches);
    await pause();
  }
  return {
    chunk,
    values,
    outside: finishSlots(slots, figures, reaches),
    shares: figures.map(({ shares }) => (shares === null ? null : sparse(shares))),
    parts: wideParts(job, chunk, extent, slots),
    failures,
  };
}

interface Measuring {
  readonly bench: ParcelBench;
  readonly slots: readonly LayerSlots[];
  readonly figures: readonly LayerFigures[];
  readonly extent: ChunkExtent;
  readonly windows: Int32Array;
}

/** By slot: the share of the parcel that lies on the raster, −1 for none, and what its covered cells weigh. */
interface Reaches {
  readonly onRaster: Float64Array;
  readonly coveredWeight: Float64Array;
}

function measureParcels(
  { bench, slots, figures, extent, windows }: Measuring,
  rows: Uint32Array,
  { from, past }: { readonly from: number; readonly past: number },
  reaches: Reaches,
): void {
  const { window, placing } = bench;
  const { rings } = bench.workspace;
  const reach = { covered: 0, coveredWeight: 0 };
  placing.stride = extent.columns;
  const withClasses = slots.some(({ classes }) => classes !== null);
  for (let k = from; k < past; k++) {
    const parcel = rows[k] as number;
    loadParcel(bench, parcel, windows);
    placing.first = (window.row - extent.row) * extent.columns + window.column - extent.column;
    reach.covered = 0;
    reach.coveredWeight = 0;
    if (window.columns * window.rows <= WHOLE_CELLS) measureWindow(bench, slots, k, reach);
    else addRows(bench, slots, k, reach);
    reaches.coveredWeight[k] = reach.coveredWeight;
    reaches.onRaster[k] = shareOnRaster(reach.covered, rings.area, isWithin(bench));
    if (!withClasses) continue;
    for (let l = 0; l < slots.length; l++) writeClasses(slots[l] as LayerSlots, figures[l] as LayerFigures, k, parcel);
  }
}

/** Whether the loaded parcel's box lies inside the raster. */
export function isWithin({ workspace, frame }: ParcelBench): boolean {
  const { originColumn, originRow, endColumn, endRow } = workspace.rings;
  return originColumn >= 0 && originRow >= 0 && endColumn <= frame.width && endRow <= frame.height;
}

/** Turns slots into figures; answers how many parcels lie outside the raster. */
function finishSlots(slots: readonly LayerSlots[], figures: readonly LayerFigures[], reaches: Reaches): number {
  const reach: OnRaster = { covered: 0, coveredWeight: 0, onRaster: 0 };
  let outside = 0;
  for (let k = 0; k < reaches.onRaster.length; k++) if ((reaches.onRaster[k] as number) < 0) outside++;
  for (const [l, layer] of slots.entries()) {
    const own = figures[l] as LayerFigures;
    fillFigures(layer, own);
    for (let k = 0; k < reaches.onRaster.length; k++) {
      reach.onRaster = reaches.onRaster[k] as number;
      reach.coveredWeight = reaches.coveredWeight[k] as number;
      if (reach.onRaster < 0) writeOutside(layer, own, k);
      else writeSupport(layer, own, k, reach);
    }
  }
  return outside;
}

function sparse(shares: NonNullable<LayerFigures['shares']>): SparseShares {
  return {
    parcels: Float64Array.from(shares.parcels),
    values: Float64Array.from(shares.values),
    shares: Float64Array.from(shares.shares),
  };
}

function wideParts({ plan }: StackJob, chunk: number, extent: ChunkExtent, slots: readonly LayerSlots[]): WidePart[] {
  const from = plan.wide.starts[chunk] as number;
  const parcels = plan.wide.rows.subarray(from, plan.wide.starts[chunk + 1] as number);
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
      values: cutOut(
        slots.map(({ values }) => values),
        extent,
        window,
      ),
      weights: slots.some(({ weights }) => weights !== null)
        ? cutOut(
            slots.map(({ weights }) => weights),
            extent,
            window,
          )
        : null,
    };
  });
}

/** The cells of a window, layer after layer, in one array that holds them all without loss. */
function cutOut(layers: readonly (CellValues | null)[], extent: ChunkExtent, window: CellWindow): CellValues {
  const size = window.columns * window.rows;
  const narrow = layers.every((values) => values === null || values instanceof Float32Array);
  const part = narrow ? new Float32Array(layers.length * size) : new Float64Array(layers.length * size);
  const first = (window.row - extent.row) * extent.columns + window.column - extent.column;
  let to = 0;
  for (const values of layers) {
    if (values === null) part.fill(Number.NaN, to, to + size);
    else copyRows(values, { from: first, stride: extent.columns }, part, { to, window });
    to += size;
  }
  return part;
}

function copyRows(
  values: CellValues,
  { from, stride }: { readonly from: number; readonly stride: number },
  target: CellValues,
  { to, window }: { readonly to: number; readonly window: CellWindow },
): void {
  const { columns, rows } = window;
  for (let row = 0, at = to; row < rows; row++) {
    const start = from + row * stride;
    for (let k = 0; k < columns; k++, at++) target[at] = values[start + k] as number;
  }
}

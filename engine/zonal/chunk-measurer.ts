import type { KernelViews } from '../run/kernel-memory.ts';
import type { Pause } from '../run/run.ts';
import type { CellValues } from './cell-values.ts';
import type { CellWindow } from './cell-window.ts';
import { type LayerReading, readChunk } from './chunk-blocks.ts';
import type { ChunkResult, LayerFailure, WidePart } from './chunk-result.ts';
import { type ChunkExtent, chunkExtent } from './chunking.ts';
import { type Placing, portionsOf } from './kernel-portion.ts';
import type { LayerValues } from './kernel-samples.ts';
import { type LayerSlots, layerSlots, type PlacedSamples } from './layer-slots.ts';
import { type ParcelBench, parcelBench } from './parcel-bench.ts';
import { parcelSheet } from './parcel-sheet.ts';
import type { ChunkMeasurer, StackJob } from './stack-job.ts';
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
  const { bench, slots } = stand;
  const { plan } = stand.job;
  const rows = plan.narrow.rows.subarray(plan.narrow.starts[chunk], plan.narrow.starts[chunk + 1]);
  const failures: LayerFailure[] = [];
  const values = read.map((found, place): LayerValues | null => {
    if (!('error' in found)) return found;
    failures.push({ place, error: found.error });
    return null;
  });
  const { windows } = plan;
  const cells = extent.columns * extent.rows;
  const sheet = parcelSheet(bench, slots, { rows, windows, values, cells, placing: within(extent), extent });
  for (const portion of portionsOf(bench.polygons, rows)) {
    sheet.measure(portion);
    await pause();
  }
  return { chunk, ...sheet.finish(), parts: wideParts(stand, chunk, extent), failures };
}

/** Windows among the samples of an extent. */
export function within({ column: left, row: top, columns }: ChunkExtent): Placing {
  return { first: (_, column, row) => (row - top) * columns + column - left, stride: () => columns };
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

import type { CellValues } from './cell-values.ts';
import type { SheetResult } from './chunk-result.ts';
import { type Placing, portionsOf } from './kernel-portion.ts';
import type { LayerValues } from './kernel-samples.ts';
import { type LayerSlots, layerSlots } from './layer-slots.ts';
import type { ParcelBench } from './parcel-bench.ts';
import { parcelSheet } from './parcel-sheet.ts';
import type { Stretch } from './stretch.ts';
import type { MeasuredLayer } from './zonal-layer.ts';

/** Takes the figures of parcels that were measured together. */
export type TakeFigures = (rows: Uint32Array, result: SheetResult) => void;

/** Parcels across chunks whose windows are complete. They are measured many at a time, each over its own samples. */
export interface WholeParcels {
  add(parcel: number, window: Stretch): void;
  /** Measures those that wait. */
  flush(): void;
}

/** Cells that wait at most before they are measured. */
const MOST_CELLS = 1 << 15;

/** Opens the desk; `windows` as planned. */
export function wholeParcels(
  bench: ParcelBench,
  layers: readonly MeasuredLayer[],
  windows: Int32Array,
  take: TakeFigures,
): WholeParcels {
  const slots = layers.map(layerSlots);
  let parcels: number[] = [];
  let waiting: Stretch[] = [];
  let cells = 0;
  const flush = (): void => {
    if (parcels.length === 0) return;
    const rows = Uint32Array.from(parcels);
    const values = slots.map((own, place) => gathered(own, place, waiting));
    const extent = { column: 0, row: 0, columns: 0, rows: 0 };
    const sheet = parcelSheet(bench, slots, { rows, windows, values, cells, placing: oneByOne(waiting), extent });
    for (const portion of portionsOf(bench.polygons, rows)) sheet.measure(portion);
    take(rows, sheet.finish());
    parcels = [];
    waiting = [];
    cells = 0;
  };
  return {
    add(parcel, window) {
      const size = sizeOf(window);
      if (cells + size > MOST_CELLS) flush();
      parcels.push(parcel);
      waiting.push(window);
      cells += size;
    },
    flush,
  };
}

function sizeOf({ window }: Stretch): number {
  return window.columns * window.rows;
}

/** The samples of each window stand behind those of the one before. */
function oneByOne(windows: readonly Stretch[]): Placing {
  const firsts: number[] = [];
  let at = 0;
  for (const window of windows) {
    firsts.push(at);
    at += sizeOf(window);
  }
  return { first: (slot) => firsts[slot] as number, stride: (columns) => columns };
}

/** One layer's samples of all windows, one behind the other. */
function gathered({ isWeighted }: LayerSlots, place: number, windows: readonly Stretch[]): LayerValues {
  const of = (pick: (window: Stretch) => CellValues | null): CellValues[] =>
    windows.map((window) => {
      const size = sizeOf(window);
      return pick(window)?.subarray(place * size, (place + 1) * size) ?? new Float32Array(size).fill(Number.NaN);
    });
  const values = { values: concatenated(of(({ values }) => values)), marks: null };
  return { values, weights: isWeighted ? Float64Array.from(concatenated(of(({ weights }) => weights))) : null };
}

function concatenated(arrays: readonly CellValues[]): CellValues {
  const length = arrays.reduce((sum, array) => sum + array.length, 0);
  const narrow = arrays.every((array) => array instanceof Float32Array);
  const all = narrow ? new Float32Array(length) : new Float64Array(length);
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

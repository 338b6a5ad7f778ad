import type { CellWindow } from './cell-window.ts';
import type { SheetResult } from './chunk-result.ts';
import { loadPortion } from './kernel-portion.ts';
import { type LayerValues, placeLayers } from './kernel-samples.ts';
import { type LayerSlots, layerSlots, layTables } from './layer-slots.ts';
import {
  addRows,
  noRows,
  type ParcelBench,
  type RowSums,
  rowsAtOnce,
  type SampleSheet,
  writeSums,
} from './parcel-bench.ts';
import { fillFigures, packedFigures, sparseShares, writeClasses } from './parcel-figures.ts';
import type { Stretch } from './stretch.ts';
import type { MeasuredLayer } from './zonal-layer.ts';

/** A parcel of more cells than are measured in one go: its rows are added up as they come. */
export interface LargeParcel {
  /** Adds the rows of a complete stretch, the one behind the stretch before. */
  add(stretch: Stretch): void;
  /** Its figures, once all rows have come; those of nothing for one that covers no cell. */
  finish(): SheetResult;
}

/** Opens a parcel; between calls others may use the bench. */
export function largeParcel(bench: ParcelBench, layers: readonly MeasuredLayer[], parcel: number): LargeParcel {
  const slots = layers.map(layerSlots);
  const sums = noRows(slots);
  const load = (): void => {
    loadPortion(bench.kernel, bench.polygons, { rows: Uint32Array.of(parcel), from: 0, past: 1 }, null);
    layTables(bench.kernel, slots, 1);
  };
  return {
    add(stretch) {
      load();
      addStretch(bench, slots, stretch, sums);
    },
    finish() {
      load();
      return figuresOf(bench, slots, parcel, sums);
    },
  };
}

/** Some rows at a time, so that the kernel holds no more samples than these. */
function addStretch(bench: ParcelBench, slots: readonly LayerSlots[], stretch: Stretch, sums: RowSums): void {
  const { row, rows, columns } = stretch.window;
  const bandRows = rowsAtOnce(columns);
  for (let top = row; top < row + rows; top += bandRows) {
    const band = { ...stretch.window, row: top, rows: Math.min(bandRows, row + rows - top) };
    addRows(bench, sheetOf(bench, slots, stretch, band), { k: 0, stretch: band }, sums);
  }
}

/** Places the samples of some rows of a stretch. */
function sheetOf(
  { kernel }: ParcelBench,
  slots: readonly LayerSlots[],
  { values, weights, window: whole }: Stretch,
  extent: CellWindow,
): SampleSheet {
  const size = whole.columns * whole.rows;
  const from = (extent.row - whole.row) * whole.columns;
  const cells = extent.columns * extent.rows;
  const read = slots.map(({ isWeighted }, place): LayerValues | null => {
    const at = place * size + from;
    if (values === null) return null;
    const own = weights !== null && isWeighted ? Float64Array.from(weights.subarray(at, at + cells)) : null;
    return { values: { values: values.subarray(at, at + cells), marks: null }, weights: own };
  });
  return { layers: slots, groups: placeLayers(kernel, slots, read, cells), slots: 1, extent };
}

function figuresOf(bench: ParcelBench, slots: readonly LayerSlots[], parcel: number, sums: RowSums): SheetResult {
  const { kernel } = bench;
  writeSums(bench, { layers: slots, slots: 1 }, { k: 0, slot: 0 }, sums);
  const at = kernel.room('reaches', 0) / 8;
  const [, coveredWeight = 0, onRaster = 0] = kernel.views().f64.subarray(at, at + 3);
  const reaches = { coveredWeight: Float64Array.of(coveredWeight), onRaster: Float64Array.of(onRaster) };
  const { packed, figures } = packedFigures(slots, 1);
  for (const [place, layer] of slots.entries()) {
    const own = figures[place];
    if (own === undefined) continue;
    writeClasses(layer, own, 0, parcel);
    fillFigures(kernel, layer, own, reaches);
  }
  return { values: packed, outside: onRaster < 0 ? 1 : 0, shares: figures.map(sparseShares) };
}

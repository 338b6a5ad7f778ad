import type { Kernel } from './kernel.ts';
import { clearMoments, MOMENT_COLUMNS, type MomentTable } from './moment-table.ts';
import { type ClassCollector, emptyCollector } from './value-classes.ts';
import type { MeasuredLayer } from './zonal-layer.ts';

/** One layer of those being measured, and where the kernel keeps what is found of its parcels, a slot each. */
export interface LayerSlots {
  readonly layer: MeasuredLayer;
  /** Turn what is found into values: 1 and 0 where the samples were scaled when they were read. */
  readonly scale: number;
  readonly offset: number;
  /** Distinct values of the parcel in work; `null` when no statistic asks for them. */
  readonly classes: ClassCollector | null;
  /** Whether a statistic asks for moments under the weights of a second raster. */
  readonly isWeighted: boolean;
  /** `null` while the layer's blocks could not be read. */
  samples: PlacedSamples | null;
  /** `null` where no second raster weighs. */
  weights: PlacedSamples | null;
  /** Address of its table of moments, and of that under the weights; 0 for none. */
  table: number;
  weightedTable: number;
}

/** Where the samples of a layer stand: `first + position · stride` in the kernel's floats or doubles. */
export interface PlacedSamples {
  readonly type: 'f32' | 'f64';
  readonly first: number;
  readonly stride: number;
}

/** A layer without samples and slots. */
export function layerSlots(layer: MeasuredLayer): LayerSlots {
  const { statistics, fractions } = layer;
  const isScaled = layer.weights !== null;
  return {
    layer,
    scale: isScaled ? 1 : layer.values.scale,
    offset: isScaled ? 0 : layer.values.offset,
    classes: fractions || statistics.some((each) => each.needs === 'classes') ? emptyCollector() : null,
    isWeighted: statistics.some((each) => each.weighted && each.needs === 'moments'),
    samples: null,
    weights: null,
    table: 0,
    weightedTable: 0,
  };
}

/** Lays tables for `slots` parcels and one more, which rows pass through on their way. */
export function layTables(kernel: Kernel, layers: readonly LayerSlots[], slots: number): void {
  const tables = layers.reduce((sum, { isWeighted }) => sum + (isWeighted ? 2 : 1), 0);
  const bytes = 8 * MOMENT_COLUMNS * (slots + 1);
  let at = kernel.room('moments', tables * bytes);
  kernel.calls.setSlots(slots + 1);
  for (const layer of layers) {
    layer.table = at;
    at += bytes;
    layer.weightedTable = layer.isWeighted ? at : 0;
    if (layer.isWeighted) at += bytes;
  }
}

/** A table as laid, the passing slot `slots` included; a view that holds until the kernel's memory grows. */
export function tableAt(kernel: Kernel, address: number, slots: number): MomentTable {
  const { f64 } = kernel.views();
  const column = (k: number): Float64Array => {
    const from = address / 8 + k * (slots + 1);
    return f64.subarray(from, from + slots + 1);
  };
  return {
    count: column(0),
    total: column(1),
    weight: column(2),
    mean: column(3),
    squares: column(4),
    min: column(5),
    max: column(6),
  };
}

/** Makes all slots of a layer that could not be read hold the moments of no cells. */
export function clearTable(kernel: Kernel, { table, weightedTable }: LayerSlots, slots: number): void {
  for (const address of weightedTable === 0 ? [table] : [table, weightedTable]) {
    const moments = tableAt(kernel, address, slots);
    for (let slot = 0; slot < slots; slot++) clearMoments(moments, slot);
  }
}

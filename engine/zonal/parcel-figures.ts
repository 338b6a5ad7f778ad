import type { SparseShares } from './chunk-result.ts';
import { addShares, type ClassShares } from './class-fractions.ts';
import type { Kernel } from './kernel.ts';
import { type LayerSlots, tableAt } from './layer-slots.ts';
import { scaleMoments } from './moment-table.ts';
import { gatherClasses } from './value-classes.ts';

/** Columns of one layer while slots are filled: one array per statistic, and the support. */
export interface LayerFigures {
  readonly statistics: readonly Float64Array[];
  readonly support: Float64Array;
  readonly shares: ClassShares | null;
}

/** Columns of all layers for `slots` parcels, and the one array that they are views of. */
export function packedFigures(layers: readonly LayerSlots[], slots: number) {
  const sizes = layers.map(({ layer }) => slots * (layer.statistics.length + 1));
  const packed = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  const figures = layers.map((layer, place): LayerFigures => {
    const part = packed.subarray(at, at + (sizes[place] as number));
    at += part.length;
    return figuresIn(part, slots, layer);
  });
  return { packed, figures };
}

/** The columns of a layer as views of one array of `slots · (statistics + 1)` values. */
function figuresIn(packed: Float64Array, slots: number, layer: LayerSlots): LayerFigures {
  const { statistics, fractions, layer: name } = layer.layer;
  const column = (k: number): Float64Array => packed.subarray(k * slots, (k + 1) * slots);
  return {
    statistics: statistics.map((_, k) => column(k)),
    support: column(statistics.length),
    shares: fractions ? { layer: name, parcels: [], values: [], shares: [], seen: new Set() } : null,
  };
}

/** The shares of classes as plain data that crosses threads. */
export function sparseShares({ shares }: LayerFigures): SparseShares | null {
  if (shares === null) return null;
  return {
    parcels: Float64Array.from(shares.parcels),
    values: Float64Array.from(shares.values),
    shares: Float64Array.from(shares.shares),
  };
}

/** Writes what needs the distinct values of the parcel just measured, and empties them for the next. */
export function writeClasses(layer: LayerSlots, figures: LayerFigures, slot: number, parcel: number): void {
  if (layer.classes === null) return;
  const classes = gatherClasses(layer.classes);
  const { statistics } = layer.layer;
  for (let k = 0; k < statistics.length; k++) {
    const statistic = statistics[k];
    if (statistic?.needs === 'classes') (figures.statistics[k] as Float64Array)[slot] = statistic.of(classes);
  }
  if (figures.shares !== null) addShares(figures.shares, parcel, classes);
  layer.classes.length = 0;
}

/** What the covered cells of each parcel weigh, and which share of it lies on the raster: −1 when no part does. */
export interface ParcelReaches {
  readonly coveredWeight: Float64Array;
  readonly onRaster: Float64Array;
}

/**
 * Fills the columns that need moments only, from all slots at once, and the support: the share (0 … 1) of the parcel's
 * area that lies on cells with data.
 */
export function fillFigures(kernel: Kernel, layer: LayerSlots, figures: LayerFigures, reaches: ParcelReaches): void {
  const { support } = figures;
  const { statistics } = layer.layer;
  const moments = tableAt(kernel, layer.table, support.length);
  const weighted = layer.isWeighted ? tableAt(kernel, layer.weightedTable, support.length) : moments;
  scaleMoments(moments, layer.scale, layer.offset);
  for (let k = 0; k < statistics.length; k++) {
    const statistic = statistics[k];
    if (statistic?.needs !== 'moments') continue;
    statistic.fill(statistic.weighted ? weighted : moments, figures.statistics[k] as Float64Array);
  }
  const { coveredWeight, onRaster } = reaches;
  for (let slot = 0; slot < support.length; slot++) {
    const weight = moments.weight[slot] as number;
    const share = onRaster[slot] as number;
    if (share < 0) writeOutside(layer, figures, slot);
    else support[slot] = weight > 0 ? (weight / (coveredWeight[slot] as number)) * share : 0;
  }
}

/** A parcel outside the raster: its count is known to be 0, everything else is missing. */
function writeOutside(layer: LayerSlots, figures: LayerFigures, slot: number): void {
  for (let k = 0; k < layer.layer.statistics.length; k++) {
    (figures.statistics[k] as Float64Array)[slot] = layer.layer.statistics[k]?.id === 'count' ? 0 : Number.NaN;
  }
  figures.support[slot] = 0;
}

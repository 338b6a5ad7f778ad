import { addShares, type ClassShares } from './class-fractions.ts';
import { scaleMoments } from './moment-table.ts';
import type { LayerSlots, ParcelReach } from './parcel-bench.ts';
import { gatherClasses } from './value-classes.ts';

/** Columns of one layer while slots are filled: one array per statistic, and the support. */
export interface LayerFigures {
  readonly statistics: readonly Float64Array[];
  readonly support: Float64Array;
  readonly shares: ClassShares | null;
}

/** The columns of a layer as views of one array of `slots · (statistics + 1)` values. */
export function figuresIn(packed: Float64Array, slots: number, layer: LayerSlots): LayerFigures {
  const { statistics, fractions, layer: name } = layer.layer;
  const column = (k: number): Float64Array => packed.subarray(k * slots, (k + 1) * slots);
  return {
    statistics: statistics.map((_, k) => column(k)),
    support: column(statistics.length),
    shares: fractions ? { layer: name, parcels: [], values: [], shares: [], seen: new Set() } : null,
  };
}

/** Forgets the shares of the parcel before. */
export function clearShares({ shares }: LayerFigures): void {
  if (shares === null) return;
  shares.parcels.length = 0;
  shares.values.length = 0;
  shares.shares.length = 0;
  shares.seen.clear();
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

/** Share (0 … 1) of the parcel's area that lies on cells with data, for one slot. */
export function writeSupport(layer: LayerSlots, figures: LayerFigures, slot: number, reach: OnRaster): void {
  const weight = layer.moments.weight[slot] as number;
  figures.support[slot] = weight > 0 ? (weight / reach.coveredWeight) * reach.onRaster : 0;
}

/** A parcel's covered cells, and which share of the parcel lies on the raster at all. */
export interface OnRaster extends ParcelReach {
  onRaster: number;
}

/**
 * Which share of the loaded parcel lies on the raster, −1 when no part of it does; `area` is the parcel's whole area in
 * cells, `within` says that its box lies inside the raster. The outer part is weighed like the mean of the inner one.
 */
export function shareOnRaster(covered: number, area: number, within: boolean): number {
  if (within) return 1;
  return covered > 0 ? Math.min(1, covered / area) : -1;
}

/** Fills the columns that need moments only, from all slots at once. */
export function fillFigures(slots: LayerSlots, figures: LayerFigures): void {
  const { layer, moments, weighted, scale, offset } = slots;
  scaleMoments(moments, scale, offset);
  for (let k = 0; k < layer.statistics.length; k++) {
    const statistic = layer.statistics[k];
    if (statistic?.needs !== 'moments') continue;
    const source = statistic.weighted ? weighted : moments;
    if (source !== null) statistic.fill(source, figures.statistics[k] as Float64Array);
  }
}

/** A parcel outside the raster: its count is known to be 0, everything else is missing. */
export function writeOutside(layer: LayerSlots, figures: LayerFigures, slot: number): void {
  for (let k = 0; k < layer.layer.statistics.length; k++) {
    (figures.statistics[k] as Float64Array)[slot] = layer.layer.statistics[k]?.id === 'count' ? 0 : Number.NaN;
  }
  figures.support[slot] = 0;
}

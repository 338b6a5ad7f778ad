import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { addBit, type BitSet, emptyBitSet } from '../table/bit-set.ts';
import type { NumberColumn } from '../table/table.ts';
import type { ValueClasses } from './statistic.ts';

/** The family of columns `layer.frac_VALUE`, asked for by the statistic name `fractions`. */
export const CLASS_FRACTIONS = {
  id: 'fractions',
  label: text('各类别的面积比例', 'share of each class'),
  formula: 'Σ w of the cells with that value / Σ w',
} as const;

/** Columns one layer may bring; ours to set: class rasters have tens of classes, a measured surface has thousands of values. */
const MOST_CLASSES = 1000;

/** Shares of classes parcel by parcel, kept sparse until all classes are known. */
export interface ClassShares {
  readonly layer: string;
  readonly parcels: number[];
  readonly values: number[];
  readonly shares: number[];
  readonly seen: Set<number>;
}

/** No shares yet. */
export function emptyShares(layer: string): ClassShares {
  return { layer, parcels: [], values: [], shares: [], seen: new Set() };
}

/** Notes the shares of one parcel. Throws `PlanningError` of kind `usage`, code `too-many-classes`, past 1000 classes. */
export function addShares(shares: ClassShares, parcel: number, classes: ValueClasses): void {
  let total = 0;
  for (let k = 0; k < classes.length; k++) total += classes.weights[k] as number;
  for (let k = 0; k < classes.length; k++) {
    const value = classes.values[k] as number;
    shares.parcels.push(parcel);
    shares.values.push(value);
    shares.shares.push((classes.weights[k] as number) / total);
    shares.seen.add(value);
  }
  if (shares.seen.size > MOST_CLASSES) throw tooMany(shares.layer);
}

/** Joins the shares that a chunk or a single parcel brings. Throws `too-many-classes` like `addShares`. */
export function joinShares(
  shares: ClassShares,
  more: { readonly parcels: ArrayLike<number>; readonly values: ArrayLike<number>; readonly shares: ArrayLike<number> },
): void {
  for (let i = 0; i < more.parcels.length; i++) {
    shares.parcels.push(more.parcels[i] as number);
    shares.values.push(more.values[i] as number);
    shares.shares.push(more.shares[i] as number);
    shares.seen.add(more.values[i] as number);
  }
  if (shares.seen.size > MOST_CLASSES) throw tooMany(shares.layer);
}

/** One column per class in ascending order: 0 where a measured parcel holds none of it, missing where nothing was measured. */
export function shareColumns(shares: ClassShares, measured: BitSet): NumberColumn[] {
  const order = Float64Array.from(shares.seen).sort();
  const columns = new Map<number, NumberColumn>();
  for (const value of order) {
    const valid: BitSet = { length: measured.length, words: measured.words.slice() };
    const values = new Float64Array(measured.length);
    columns.set(value, { kind: 'number', name: `${shares.layer}.frac_${value}`, unit: '', values, valid });
  }
  for (let i = 0; i < shares.parcels.length; i++) {
    const column = columns.get(shares.values[i] as number);
    if (column !== undefined) column.values[shares.parcels[i] as number] = shares.shares[i] as number;
  }
  return [...columns.values()];
}

/** A bit set of the parcels that were measured. */
export function measuredParcels(support: Float64Array): BitSet {
  const set = emptyBitSet(support.length);
  for (let parcel = 0; parcel < support.length; parcel++) if ((support[parcel] as number) > 0) addBit(set, parcel);
  return set;
}

function tooMany(layer: string): PlanningError {
  return new PlanningError('usage', 'too-many-classes', {
    text: text(
      `图层 ${layer} 在地块范围内的不同值超过 ${MOST_CLASSES} 个，不像分类栅格`,
      `Layer ${layer} holds more than ${MOST_CLASSES} distinct values within the parcels; it does not look like a class raster`,
    ),
    remedy: text(
      '请去掉 fractions,改用 mean、median 等统计量，或先把栅格重分类',
      'Leave out fractions and ask for mean, median or the like, or classify the raster first',
    ),
    at: { layer, field: CLASS_FRACTIONS.id },
  });
}

import type { CoveredCells } from './covered-cells.ts';
import type { MomentTable } from './moment-table.ts';

/** Scaled or raw samples of a window, NaN where there is no data. */
export type CellValues = Float32Array | Float64Array;

/** Covered cells with one layer's values; reused from parcel to parcel. */
export interface CellPortion {
  cells: CoveredCells;
  values: CellValues;
  /** Weights of a second raster by the same positions; `null` where none weighs. */
  weights: CellValues | null;
}

/**
 * Where Σ w·d² − (Σ w·d)²/Σ w keeps less than this share of Σ w·d², too many digits have cancelled and the squares are
 * added up again about the mean itself.
 */
const CANCELLED = 1e-3;

/**
 * Times the number of cells, the share of the larger extreme below which the smaller one is looked for again. Each step
 * of the branchless minimum is three roundings, 1.5 · 2⁻⁵² of the larger extreme at most; rounding to float32 gives the
 * sample back as long as all steps together stay below half its last place, 2⁻²⁵ of the smaller.
 */
const FAINT = 2 ** -26;

/**
 * Reduces the cells that hold data to their moments, in one pass about a value from their middle, so that values far
 * from 0 keep the digits in which they differ. Where a second raster weighs, one covered cell without weight leaves
 * mean and spread unknown.
 */
export function reducePortion(portion: CellPortion, into: MomentTable, slot: number): void {
  const { cells } = portion;
  if (portion.weights !== null) reduceByWeight(portion, portion.weights, into, slot);
  else if (cells.weight !== cells.fraction) reduceByArea(portion, into, slot);
  else reducePlanar(portion, into, slot);
}

function reducePlanar(portion: CellPortion, into: MomentTable, slot: number): void {
  const { values } = portion;
  const { position, fraction, length } = portion.cells;
  const pivot = pivotOf(portion);
  let weight = 0;
  let shift = 0;
  let squares = 0;
  let min = pivot;
  let max = pivot;
  for (let k = 0; k < length; k++) {
    const value = values[position[k] as number] as number;
    if (Number.isNaN(value)) continue;
    const w = fraction[k] as number;
    const offset = value - pivot;
    const moment = w * offset;
    weight += w;
    shift += moment;
    squares += moment * offset;
    // A comparison would be mispredicted about as often as the extremes change, which costs more than the sums.
    min = (min + value - Math.abs(min - value)) * 0.5;
    max = (max + value + Math.abs(max - value)) * 0.5;
  }
  into.count[slot] = weight;
  into.total[slot] = weight === 0 ? 0 : pivot * weight + shift;
  into.weight[slot] = weight;
  writeSpread(portion, { pivot, weight, shift, squares }, into, slot);
  writeExtremes(portion, { min, max }, into, slot);
}

/** A valid value from the middle of the list, where a parcel is likely to cover whole cells; NaN when there is none. */
function pivotOf({ values, cells }: CellPortion): number {
  const { position, length } = cells;
  const middle = length >> 1;
  for (let k = middle; k < length; k++) {
    const value = values[position[k] as number] as number;
    if (!Number.isNaN(value)) return value;
  }
  for (let k = middle - 1; k >= 0; k--) {
    const value = values[position[k] as number] as number;
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
}

interface Sums {
  readonly pivot: number;
  readonly weight: number;
  readonly shift: number;
  readonly squares: number;
}

function writeSpread(portion: CellPortion, sums: Sums, into: MomentTable, slot: number): void {
  const offset = sums.shift / sums.weight;
  const squares = sums.squares - sums.shift * offset;
  into.mean[slot] = sums.pivot + offset;
  into.squares[slot] = squares > CANCELLED * sums.squares ? squares : squaresAbout(portion, sums.pivot, offset);
}

/** Σ w·(v − pivot − offset)², cell by cell. */
function squaresAbout({ values, weights, cells }: CellPortion, pivot: number, offset: number): number {
  const { position, weight, length } = cells;
  let squares = 0;
  for (let k = 0; k < length; k++) {
    const at = position[k] as number;
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const w = (weight[k] as number) * (weights === null ? 1 : (weights[at] as number));
    const distance = value - pivot - offset;
    squares += w * distance * distance;
  }
  return squares;
}

function writeExtremes(
  portion: CellPortion,
  { min, max }: { readonly min: number; readonly max: number },
  into: MomentTable,
  slot: number,
): void {
  const { values } = portion;
  const large = Math.max(Math.abs(min), Math.abs(max));
  const small = Math.min(Math.abs(min), Math.abs(max));
  if (values instanceof Float32Array && small > FAINT * portion.cells.length * large) {
    // Rounding to the samples' own type gives the sample back.
    into.min[slot] = Math.fround(min);
    into.max[slot] = Math.fround(max);
    return;
  }
  const { position, length } = portion.cells;
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < length; k++) {
    const value = values[position[k] as number] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  into.min[slot] = low;
  into.max[slot] = high;
}

function reduceByArea(portion: CellPortion, into: MomentTable, slot: number): void {
  const { values } = portion;
  const { position, fraction, weight: areas, length } = portion.cells;
  const pivot = pivotOf(portion);
  let count = 0;
  let plain = 0;
  let weight = 0;
  let shift = 0;
  let squares = 0;
  let min = pivot;
  let max = pivot;
  for (let k = 0; k < length; k++) {
    const value = values[position[k] as number] as number;
    if (Number.isNaN(value)) continue;
    const w = areas[k] as number;
    const f = fraction[k] as number;
    const offset = value - pivot;
    const moment = w * offset;
    count += f;
    plain += f * offset;
    weight += w;
    shift += moment;
    squares += moment * offset;
    min = (min + value - Math.abs(min - value)) * 0.5;
    max = (max + value + Math.abs(max - value)) * 0.5;
  }
  into.count[slot] = count;
  into.total[slot] = count === 0 ? 0 : pivot * count + plain;
  into.weight[slot] = weight;
  writeSpread(portion, { pivot, weight, shift, squares }, into, slot);
  writeExtremes(portion, { min, max }, into, slot);
}

function reduceByWeight(portion: CellPortion, weights: CellValues, into: MomentTable, slot: number): void {
  const { values } = portion;
  const { position, fraction, weight: areas, length } = portion.cells;
  const pivot = pivotOf(portion);
  let count = 0;
  let plainWeight = 0;
  let plain = 0;
  let weight = 0;
  let shift = 0;
  let squares = 0;
  for (let k = 0; k < length; k++) {
    const at = position[k] as number;
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const f = fraction[k] as number;
    const second = weights[at] as number;
    const w = (areas[k] as number) * second;
    const offset = value - pivot;
    const moment = w * offset;
    count += f;
    plainWeight += f * second;
    plain += f * second * offset;
    weight += w;
    shift += moment;
    squares += moment * offset;
  }
  into.count[slot] = count;
  into.total[slot] = count === 0 ? 0 : pivot * plainWeight + plain;
  into.weight[slot] = weight;
  writeSpread(portion, { pivot, weight, shift, squares }, into, slot);
}

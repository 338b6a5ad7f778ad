import { length } from './cells';
import { CANCELLED, slots } from './moments';
import { fraction, position, weight } from './regions';

/**
 * Reduces the listed cells that hold data to the moments of four layers at once, in one pass about values from the
 * middle of the list, so that values far from 0 keep the digits in which they differ. `tables` holds a u32 address by
 * layer, 0 for one that is not there.
 */
export function reduceQuad(values: usize, tables: usize, slot: u32): void {
  const pivot = pivotOf(values);
  const pivotLow = f64x2.promote_low_f32x4(pivot);
  const pivotHigh = f64x2.promote_low_f32x4(upper(pivot));
  let weightLow = f64x2.splat(0);
  let weightHigh = f64x2.splat(0);
  let shiftLow = f64x2.splat(0);
  let shiftHigh = f64x2.splat(0);
  let squaresLow = f64x2.splat(0);
  let squaresHigh = f64x2.splat(0);
  let least = f32x4.splat(Infinity);
  let most = f32x4.splat(-Infinity);
  for (let k: usize = 0; k < <usize>length; k++) {
    const sample = sampleAt(values, k);
    const own = v128.load64_splat(weight + (k << 3));
    // The one that compares false, which NaN does, is left out.
    least = f32x4.pmin(least, sample);
    most = f32x4.pmax(most, sample);
    const low = f64x2.promote_low_f32x4(sample);
    const high = f64x2.promote_low_f32x4(upper(sample));
    const validLow = f64x2.eq(low, low);
    const validHigh = f64x2.eq(high, high);
    const offsetLow = v128.and(f64x2.sub(low, pivotLow), validLow);
    const offsetHigh = v128.and(f64x2.sub(high, pivotHigh), validHigh);
    const momentLow = f64x2.mul(own, offsetLow);
    const momentHigh = f64x2.mul(own, offsetHigh);
    weightLow = f64x2.add(weightLow, v128.and(own, validLow));
    weightHigh = f64x2.add(weightHigh, v128.and(own, validHigh));
    shiftLow = f64x2.add(shiftLow, momentLow);
    shiftHigh = f64x2.add(shiftHigh, momentHigh);
    squaresLow = f64x2.add(squaresLow, f64x2.mul(momentLow, offsetLow));
    squaresHigh = f64x2.add(squaresHigh, f64x2.mul(momentHigh, offsetHigh));
  }
  writePair(values, tables, slot, 0, pivotLow, weightLow, shiftLow, squaresLow, least, most);
  writePair(values, tables, slot, 2, pivotHigh, weightHigh, shiftHigh, squaresHigh, upper(least), upper(most));
}

function sampleAt(values: usize, k: usize): v128 {
  return v128.load(values + ((<usize>load<i32>(position + (k << 2))) << 4));
}

/** By layer a valid sample, from the middle of the list where there is one; NaN when there is none. */
function pivotOf(values: usize): v128 {
  const middle = length >> 1;
  let pivot = f32x4.splat(NaN);
  for (let k = middle; k < length; k++) {
    pivot = v128.bitselect(pivot, sampleAt(values, k), f32x4.eq(pivot, pivot));
    if (v128.all_true<i32>(f32x4.eq(pivot, pivot))) return pivot;
  }
  for (let k = middle - 1; k >= 0; k--) {
    pivot = v128.bitselect(pivot, sampleAt(values, k), f32x4.eq(pivot, pivot));
    if (v128.all_true<i32>(f32x4.eq(pivot, pivot))) return pivot;
  }
  return pivot;
}

/** Writes the slots of two layers, number `layer` of the four and the next; the extremes stand in their lower halves. */
function writePair(
  values: usize,
  tables: usize,
  slot: u32,
  layer: u32,
  pivot: v128,
  weights: v128,
  shift: v128,
  squares: v128,
  least: v128,
  most: v128,
): void {
  const offset = f64x2.div(shift, weights);
  const total = v128.andnot(f64x2.add(f64x2.mul(pivot, weights), shift), f64x2.eq(weights, f64x2.splat(0)));
  const mean = f64x2.add(pivot, offset);
  const spread = f64x2.sub(squares, f64x2.mul(shift, offset));
  const isKept = f64x2.gt(spread, f64x2.mul(f64x2.splat(CANCELLED), squares));
  const low = f64x2.promote_low_f32x4(least);
  const high = f64x2.promote_low_f32x4(most);
  const first = load<u32>(tables + ((<usize>layer) << 2));
  const second = load<u32>(tables + ((<usize>layer) << 2), 4);
  if (first !== 0) writeLane(first, slot, weights, total, mean, spread, low, high);
  if (second !== 0) {
    writeLane(second, slot, upper(weights), upper(total), upper(mean), upper(spread), upper(low), upper(high));
  }
  if (weight === fraction && v128.all_true<i64>(isKept)) return;
  const lane = values + ((<usize>layer) << 2);
  amend(first, lane, slot, f64x2.extract_lane(pivot, 0), f64x2.extract_lane(offset, 0), lower(isKept));
  amend(second, lane + 4, slot, f64x2.extract_lane(pivot, 1), f64x2.extract_lane(offset, 1), lower(upper(isKept)));
}

function upper(pair: v128): v128 {
  return v128.shuffle<i64>(pair, pair, 1, 1);
}

function lower(mask: v128): bool {
  return i64x2.extract_lane(mask, 0) !== 0;
}

/** Writes the lower half of each pair into one slot. */
function writeLane(
  table: usize,
  slot: u32,
  weights: v128,
  total: v128,
  mean: v128,
  spread: v128,
  low: v128,
  high: v128,
): void {
  let at = table + ((<usize>slot) << 3);
  const column = slots << 3;
  v128.store64_lane(at, weights, 0);
  at += column;
  v128.store64_lane(at, total, 0);
  at += column;
  v128.store64_lane(at, weights, 0);
  at += column;
  v128.store64_lane(at, mean, 0);
  at += column;
  v128.store64_lane(at, spread, 0);
  at += column;
  v128.store64_lane(at, low, 0);
  at += column;
  v128.store64_lane(at, high, 0);
}

/** Writes again what the vectors could not give: squares whose digits cancelled, plain counts and sums on geographic grids. */
function amend(table: usize, lane: usize, slot: u32, pivot: f64, offset: f64, isKept: bool): void {
  if (table === 0) return;
  const at = table + ((<usize>slot) << 3);
  const column = slots << 3;
  if (!isKept) store<f64>(at + 4 * column, squaresAbout(lane, pivot, offset));
  if (weight === fraction) return;
  let count: f64 = 0;
  let moved: f64 = 0;
  for (let k: usize = 0; k < <usize>length; k++) {
    const value = f64(load<f32>(lane + ((<usize>load<i32>(position + (k << 2))) << 4)));
    if (isNaN(value)) continue;
    const share = load<f64>(fraction + (k << 3));
    count += share;
    moved += share * (value - pivot);
  }
  store<f64>(at, count);
  store<f64>(at + column, count === 0 ? 0 : pivot * count + moved);
}

/** Σ w·(v − pivot − offset)², cell by cell. */
function squaresAbout(lane: usize, pivot: f64, offset: f64): f64 {
  let squares: f64 = 0;
  for (let k: usize = 0; k < <usize>length; k++) {
    const value = f64(load<f32>(lane + ((<usize>load<i32>(position + (k << 2))) << 4)));
    if (isNaN(value)) continue;
    const distance = value - pivot - offset;
    squares += load<f64>(weight + (k << 3)) * distance * distance;
  }
  return squares;
}

import { length } from './cells';
import { CANCELLED, writeMoments } from './moments';
import { fraction, position, weight } from './regions';

/**
 * Reduces the listed cells that hold data to the moments of four layers at once, in one pass about values from the
 * middle of the list, so that values far from 0 keep the digits in which they differ. `tables` holds a u32 address by
 * layer, 0 for one that is not there.
 */
export function reduceQuad(values: usize, tables: usize, slot: u32): void {
  const pivot = pivotOf(values);
  const pivotLow = f64x2.promote_low_f32x4(pivot);
  const pivotHigh = f64x2.promote_low_f32x4(upperHalf(pivot));
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
    const high = f64x2.promote_low_f32x4(upperHalf(sample));
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
  writePair(values, tables, slot, 2, pivotHigh, weightHigh, shiftHigh, squaresHigh, upperHalf(least), upperHalf(most));
}

function sampleAt(values: usize, k: usize): v128 {
  return v128.load(values + ((<usize>load<i32>(position + (k << 2))) << 4));
}

function upperHalf(quad: v128): v128 {
  return v128.shuffle<i64>(quad, quad, 1, 1);
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
  const low = f64x2.promote_low_f32x4(least);
  const high = f64x2.promote_low_f32x4(most);
  const first = tables + ((<usize>layer) << 2);
  const lane = values + ((<usize>layer) << 2);
  writeLayer(
    load<u32>(first),
    lane,
    slot,
    f64x2.extract_lane(pivot, 0),
    f64x2.extract_lane(weights, 0),
    f64x2.extract_lane(shift, 0),
    f64x2.extract_lane(squares, 0),
    f64x2.extract_lane(low, 0),
    f64x2.extract_lane(high, 0),
  );
  writeLayer(
    load<u32>(first, 4),
    lane + 4,
    slot,
    f64x2.extract_lane(pivot, 1),
    f64x2.extract_lane(weights, 1),
    f64x2.extract_lane(shift, 1),
    f64x2.extract_lane(squares, 1),
    f64x2.extract_lane(low, 1),
    f64x2.extract_lane(high, 1),
  );
}

/** Writes one layer's slot; `lane` is where its samples begin, one every 16 bytes. */
function writeLayer(
  table: u32,
  lane: usize,
  slot: u32,
  pivot: f64,
  weights: f64,
  shift: f64,
  squares: f64,
  low: f64,
  high: f64,
): void {
  if (table === 0) return;
  const offset = shift / weights;
  let spread = squares - shift * offset;
  if (!(spread > CANCELLED * squares)) spread = squaresAbout(lane, pivot, offset);
  let count = weights;
  let moved = shift;
  if (weight !== fraction) {
    count = 0;
    moved = 0;
    for (let k: usize = 0; k < <usize>length; k++) {
      const value = f64(load<f32>(lane + ((<usize>load<i32>(position + (k << 2))) << 4)));
      if (isNaN(value)) continue;
      const share = load<f64>(fraction + (k << 3));
      count += share;
      moved += share * (value - pivot);
    }
  }
  const total = count === 0 ? 0 : pivot * count + moved;
  writeMoments(table, slot, count, total, weights, pivot + offset, spread, low, high);
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

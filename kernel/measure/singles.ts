import { length } from './cells';
import { CANCELLED, writeMoments } from './moments';
import { fraction, position, weight } from './regions';

/**
 * Reduces the listed cells of one layer of type `T`, like `reduceQuad`. `weights` is where a second raster's values
 * stand, of the same type, 0 for none; one covered cell without weight leaves mean and spread unknown.
 */
export function reduceSingle<T>(values: usize, weights: usize, table: usize, slot: u32): void {
  const pivot = pivotOf<T>(values);
  let count: f64 = 0;
  let plainWeight: f64 = 0;
  let plain: f64 = 0;
  let sum: f64 = 0;
  let shift: f64 = 0;
  let squares: f64 = 0;
  let low: f64 = Infinity;
  let high: f64 = -Infinity;
  for (let k: usize = 0; k < <usize>length; k++) {
    const value = valueAt<T>(values, k);
    if (isNaN(value)) continue;
    const share = load<f64>(fraction + (k << 3));
    const second = weights === 0 ? 1 : valueAt<T>(weights, k);
    const own = load<f64>(weight + (k << 3)) * second;
    const offset = value - pivot;
    const moment = own * offset;
    count += share;
    plainWeight += share * second;
    plain += share * second * offset;
    sum += own;
    shift += moment;
    squares += moment * offset;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const offset = shift / sum;
  let spread = squares - shift * offset;
  if (!(spread > CANCELLED * squares)) spread = squaresAbout<T>(values, weights, pivot, offset);
  const total = count === 0 ? 0 : pivot * plainWeight + plain;
  writeMoments(table, slot, count, total, sum, pivot + offset, spread, low, high);
}

function valueAt<T>(values: usize, k: usize): f64 {
  return f64(load<T>(values + <usize>load<i32>(position + (k << 2)) * sizeof<T>()));
}

/** A valid value from the middle of the list, where a parcel is likely to cover whole cells; NaN when there is none. */
function pivotOf<T>(values: usize): f64 {
  const middle = length >> 1;
  for (let k = middle; k < length; k++) if (!isNaN(valueAt<T>(values, k))) return valueAt<T>(values, k);
  for (let k = middle - 1; k >= 0; k--) if (!isNaN(valueAt<T>(values, k))) return valueAt<T>(values, k);
  return NaN;
}

/** Σ w·(v − pivot − offset)², cell by cell. */
function squaresAbout<T>(values: usize, weights: usize, pivot: f64, offset: f64): f64 {
  let squares: f64 = 0;
  for (let k: usize = 0; k < <usize>length; k++) {
    const value = valueAt<T>(values, k);
    if (isNaN(value)) continue;
    const own = load<f64>(weight + (k << 3)) * (weights === 0 ? 1 : valueAt<T>(weights, k));
    const distance = value - pivot - offset;
    squares += own * distance * distance;
  }
  return squares;
}

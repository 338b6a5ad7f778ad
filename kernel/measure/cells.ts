import { fractionOf } from './coverage';
import { minimum, rowAreas, whole } from './frame';
import { edges, fraction, position, weight } from './regions';

/** Covered cells of the last list. */
export let length: i32 = 0;
/** Σ fraction and Σ weight of the last list. */
export let covered: f64 = 0;
export let coveredWeight: f64 = 0;

/**
 * Lists the cells of some rows of a window that the added edges cover, in row-major order, without the ones they do not
 * touch, and leaves the accumulators of these rows zero. `skip` cells of the window lie in front of the rows, `row` is
 * their first row in the grid; the first cell stands at `first` among the samples, the next row `stride` further.
 */
export function listCells(skip: i32, row: i32, columns: i32, rows: i32, first: i32, stride: i32): void {
  let cell = edges + ((<usize>skip) << 4);
  let count: usize = 0;
  let sum: f64 = 0;
  for (let r = 0, at = first; r < rows; r++, at += stride - columns) {
    let handed: f64 = 0;
    for (const past = at + columns; at < past; at++, cell += 16) {
      const share = fractionOf(handed, load<f64>(cell));
      handed += load<f64>(cell, 8);
      v128.store(cell, f64x2.splat(0));
      store<i32>(position + (count << 2), at);
      store<f64>(fraction + (count << 3), share);
      sum += share;
      // Without a branch: an untouched cell is overwritten by the next one.
      count += usize(share > 0);
    }
  }
  length = i32(count);
  covered = sum;
  coveredWeight = sum;
  if (minimum > 0 || whole) applyRule();
  if (rowAreas !== 0) weighRows(row, first, stride);
}

/** Writes the fractions of a window, row by row, where `listCells` would list them; leaves the accumulators zero. */
export function writeFractions(columns: i32, rows: i32): void {
  let cell = edges;
  let to = fraction;
  for (let r = 0; r < rows; r++) {
    let handed: f64 = 0;
    for (const past = cell + ((<usize>columns) << 4); cell < past; cell += 16, to += 8) {
      store<f64>(to, fractionOf(handed, load<f64>(cell)));
      handed += load<f64>(cell, 8);
      v128.store(cell, f64x2.splat(0));
    }
  }
}

function applyRule(): void {
  let kept: usize = 0;
  let sum: f64 = 0;
  for (let k: usize = 0; k < <usize>length; k++) {
    const share = load<f64>(fraction + (k << 3));
    if (share < minimum) continue;
    const counted: f64 = whole ? 1 : share;
    store<i32>(position + (kept << 2), load<i32>(position + (k << 2)));
    store<f64>(fraction + (kept << 3), counted);
    kept++;
    sum += counted;
  }
  length = i32(kept);
  covered = sum;
  coveredWeight = sum;
}

function weighRows(row: i32, first: i32, stride: i32): void {
  let sum: f64 = 0;
  for (let k: usize = 0; k < <usize>length; k++) {
    const at = row + (load<i32>(position + (k << 2)) - first) / stride;
    const own = load<f64>(fraction + (k << 3)) * load<f64>(rowAreas + ((<usize>at) << 3));
    store<f64>(weight + (k << 3), own);
    sum += own;
  }
  coveredWeight = sum;
}

/** Takes a list that the host has written itself. */
export function setList(count: i32): void {
  length = count;
}

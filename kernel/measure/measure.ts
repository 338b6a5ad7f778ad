import { covered, coveredWeight, length, listCells, setList, writeFractions } from './cells';
import { addRings } from './coverage';
import { height, setGrid, setRule, setScales, width } from './frame';
import { setSlots } from './moments';
import { reduceQuad } from './quads';
import { groups, layCells, layGroups, layPortion, layRings, places, reaches, windows } from './regions';
import { area, endColumn, endRow, loadRings, originColumn, originRow, ringCount } from './rings';
import { hideMissing, placeQuad } from './samples';
import { reduceSingle } from './singles';

export {
  addRings,
  hideMissing,
  layCells,
  layGroups,
  layPortion,
  layRings,
  loadRings,
  placeQuad,
  setGrid,
  setList,
  setRule,
  setScales,
  setSlots,
};

/** Covered cells of the last list. */
export function listLength(): i32 {
  return length;
}

/** Σ fraction of the last list. */
export function listCovered(): f64 {
  return covered;
}

/** Σ weight of the last list. */
export function listCoveredWeight(): f64 {
  return coveredWeight;
}

/** Writes the window of every parcel of the portion, cut to the raster; all 0 for one outside it or without rings. */
export function writeWindows(parcels: u32): void {
  for (let k: u32 = 0, at = windows; k < parcels; k++, at += 16) {
    loadRings(k);
    const column = max(originColumn, 0);
    const row = max(originRow, 0);
    const columns = min(endColumn, width) - column;
    const rows = min(endRow, height) - row;
    const meets = ringCount > 0 && columns > 0 && rows > 0;
    store<i32>(at, meets ? i32(column) : 0);
    store<i32>(at, meets ? i32(row) : 0, 4);
    store<i32>(at, meets ? i32(columns) : 0, 8);
    store<i32>(at, meets ? i32(rows) : 0, 12);
  }
}

/** Writes the coverage fractions of the loaded parcel over a window, row by row. */
export function cover(column: i32, row: i32, columns: i32, rows: i32): void {
  addRings(column, row, columns, rows);
  writeFractions(columns, rows);
}

/** Lists row number `r` of a window to which `addRings` has added edges; its first row is `row`, its first sample `first`. */
export function listRow(r: i32, row: i32, columns: i32, first: i32): void {
  listCells(r * columns, row + r, columns, 1, first, columns);
}

/** Kinds of groups: four float32 layers, one float32 layer, one layer of doubles. */
const QUAD: u32 = 0;
const FLOATS: u32 = 1;

/** Reduces the listed cells of all groups into a slot. */
export function reduceList(groupCount: u32, slot: u32): void {
  for (let g: u32 = 0, at = groups; g < groupCount; g++, at += 32) {
    const kind = load<u32>(at);
    const values = <usize>load<u32>(at, 4);
    const weights = <usize>load<u32>(at, 8);
    const table = <usize>load<u32>(at, 16);
    const weighted = <usize>load<u32>(at, 20);
    if (kind === QUAD) {
      reduceQuad(values, at + 16, slot);
    } else if (kind === FLOATS) {
      reduceSingle<f32>(values, 0, table, slot);
    } else {
      reduceSingle<f64>(values, 0, table, slot);
      if (weighted !== 0) reduceSingle<f64>(values, weights, weighted, slot);
    }
  }
}

/**
 * Measures parcels `from … past` of the portion, each over its whole window, into slots from `slot` on. A group is
 * u32 × 8: kind, values, weights, free, then four tables of moments by layer (a single layer: plain and weighted).
 */
export function measure(from: u32, past: u32, slot: u32, groupCount: u32): void {
  for (let k = from; k < past; k++, slot++) {
    loadRings(k);
    const window = windows + ((<usize>k) << 4);
    const row = load<i32>(window, 4);
    const columns = load<i32>(window, 8);
    const rows = load<i32>(window, 12);
    const place = places + ((<usize>k) << 3);
    addRings(load<i32>(window), row, columns, rows);
    listCells(0, row, columns, rows, load<i32>(place), load<i32>(place, 4));
    writeReach(k, covered, coveredWeight);
    reduceList(groupCount, slot);
  }
}

/**
 * Writes what parcel `k`, the loaded one, covers, and which share of it lies on the raster: −1 when no part does. The
 * outer part is weighed like the mean of the inner one.
 */
export function writeReach(k: u32, sum: f64, weightSum: f64): void {
  const within = originColumn >= 0 && originRow >= 0 && endColumn <= width && endRow <= height;
  const at = reaches + <usize>k * 24;
  store<f64>(at, sum);
  store<f64>(at, weightSum, 8);
  store<f64>(at, within ? 1 : sum > 0 ? min<f64>(1, sum / area) : -1, 16);
}

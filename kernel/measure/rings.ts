import { columnScale, determinant, originX, originY, p, q, r, rowScale, s, snap, straight } from './frame';
import { coordinates, parcelRings, points, ringKinds, ringStarts, signs } from './regions';

/**
 * Added to every local row. All ordinates within one row of cells then lie in one binade of float64, so they are
 * multiples of one unit: their differences and the sums of these are exact, and what enters a row of cells leaves it
 * without residue.
 */
export const ROW_BASE: f64 = 4;

/** First point and number of rings of the loaded parcel. */
export let firstPoint: u32 = 0;
export let firstRing: u32 = 0;
export let ringCount: u32 = 0;
/** Cells the bounding box touches, not cut to the raster: first column and row, and one past the last. */
export let originColumn: f64 = 0;
export let originRow: f64 = 0;
export let endColumn: f64 = 0;
export let endRow: f64 = 0;
/** Area of shells less holes, in cells. */
export let area: f64 = 0;

/** Loads parcel `k` of the portion; one without points, or with a point that is not finite, has no rings. */
export function loadRings(k: u32): void {
  firstRing = load<u32>(parcelRings + ((<usize>k) << 2));
  const pastRing = load<u32>(parcelRings + ((<usize>k) << 2), 4);
  firstPoint = load<u32>(ringStarts + ((<usize>firstRing) << 2));
  const pastPoint = load<u32>(ringStarts + ((<usize>pastRing) << 2));
  area = 0;
  ringCount = 0;
  if (!toCells(pastPoint - firstPoint)) return;
  ringCount = pastRing - firstRing;
  for (let ring: u32 = 0; ring < ringCount; ring++) orientRing(ring);
}

/** Where the points of a ring of the loaded parcel begin; of the ring past the last, where they end. */
export function ringAt(ring: u32): usize {
  return points + ((<usize>(load<u32>(ringStarts + ((<usize>(firstRing + ring)) << 2)) - firstPoint)) << 4);
}

/** What an edge of a ring towards higher rows adds to the cells on its right; 0 for rings without area. */
export function signOf(ring: u32): f64 {
  return load<f64>(signs + ((<usize>ring) << 3));
}

/** The cell border that a coordinate lies on to within `snap`, else the coordinate itself. */
function onBorder(value: f64): f64 {
  const border = nearest(value);
  const offset = value - border;
  return offset <= snap && offset >= -snap ? border : value;
}

/** Fills points, origin and end; answers whether there is a box. */
function toCells(count: u32): bool {
  let from = coordinates + ((<usize>firstPoint) << 4);
  const past = from + ((<usize>count) << 4);
  let to = points;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  let doubt: f64 = 0;
  for (; from < past; from += 16, to += 16) {
    const dx = load<f64>(from) - originX;
    const dy = load<f64>(from, 8) - originY;
    const column = onBorder(straight ? dx * columnScale : (p * dx + q * dy) / determinant);
    const row = onBorder(straight ? dy * rowScale : (r * dx + s * dy) / determinant);
    store<f64>(to, column);
    store<f64>(to, row, 8);
    // Stays 0 as long as all are finite.
    doubt += column - column + (row - row);
    left = min(left, column);
    right = max(right, column);
    top = min(top, row);
    bottom = max(bottom, row);
  }
  originColumn = 0;
  originRow = 0;
  endColumn = 0;
  endRow = 0;
  if (doubt !== 0 || !(left <= right)) return false;
  originColumn = floor(left);
  originRow = floor(top);
  // A parcel without width still lies in some column of cells.
  endColumn = max(ceil(right), originColumn + 1);
  endRow = max(ceil(bottom), originRow + 1);
  const shift = f64x2.replace_lane(f64x2.splat(originColumn), 1, originRow - ROW_BASE);
  for (to -= 16; to >= points; to -= 16) v128.store(to, f64x2.sub(v128.load(to), shift));
  return true;
}

/** Shells add and holes subtract, whichever way the file winds them. */
function orientRing(ring: u32): void {
  const from = ringAt(ring);
  const past = ringAt(ring + 1);
  let twice: f64 = 0;
  if (from < past) {
    // Relative to the first point, so that a thin ring far from the origin keeps its digits.
    const x = load<f64>(from);
    const y = load<f64>(from, 8);
    let ax: f64 = 0;
    let ay: f64 = 0;
    for (let at = from + 16; at < past; at += 16) {
      const bx = load<f64>(at) - x;
      const by = load<f64>(at, 8) - y;
      twice += ax * by - bx * ay;
      ax = bx;
      ay = by;
    }
  }
  // In columns and rows a ring of positive area runs towards higher rows on its right side, where the inside ends.
  const sign: f64 = twice > 0 ? 1 : twice < 0 ? -1 : 0;
  const isShell = load<u8>(ringKinds + firstRing + ring) === 1;
  store<f64>(signs + ((<usize>ring) << 3), isShell ? -sign : sign);
  area += isShell ? abs(twice) / 2 : -abs(twice) / 2;
}

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

/** Fills points, origin and end; answers whether there is a box. Column and row go side by side. */
function toCells(count: u32): bool {
  let from = coordinates + ((<usize>firstPoint) << 4);
  const past = from + ((<usize>count) << 4);
  const origin = pair(originX, originY);
  const scale = pair(columnScale, rowScale);
  let to = points;
  let least = f64x2.splat(Infinity);
  let most = f64x2.splat(-Infinity);
  let doubt = f64x2.splat(0);
  for (; from < past; from += 16, to += 16) {
    const offset = f64x2.sub(v128.load(from), origin);
    const cell = onBorder(straight ? f64x2.mul(offset, scale) : turned(offset));
    v128.store(to, cell);
    // Stays 0 as long as all are finite.
    doubt = f64x2.add(doubt, f64x2.sub(cell, cell));
    least = f64x2.pmin(least, cell);
    most = f64x2.pmax(most, cell);
  }
  const left = f64x2.extract_lane(least, 0);
  const right = f64x2.extract_lane(most, 0);
  const finite = f64x2.extract_lane(doubt, 0) + f64x2.extract_lane(doubt, 1) === 0;
  const hasBox = finite && left <= right;
  originColumn = hasBox ? floor(left) : 0;
  originRow = hasBox ? floor(f64x2.extract_lane(least, 1)) : 0;
  // A parcel without width still lies in some column of cells.
  endColumn = hasBox ? max(ceil(right), originColumn + 1) : 0;
  endRow = hasBox ? max(ceil(f64x2.extract_lane(most, 1)), originRow + 1) : 0;
  if (!hasBox) return false;
  const shift = pair(originColumn, originRow - ROW_BASE);
  for (to -= 16; to >= points; to -= 16) v128.store(to, f64x2.sub(v128.load(to), shift));
  return true;
}

function pair(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b);
}

/** Column and row of an offset from the origin on a turned grid. */
function turned(offset: v128): v128 {
  const dx = f64x2.extract_lane(offset, 0);
  const dy = f64x2.extract_lane(offset, 1);
  return pair((p * dx + q * dy) / determinant, (r * dx + s * dy) / determinant);
}

/** The cell borders that coordinates lie on to within `snap`, else the coordinates themselves. */
function onBorder(cell: v128): v128 {
  const border = f64x2.nearest(cell);
  const near = f64x2.le(f64x2.abs(f64x2.sub(cell, border)), f64x2.splat(snap));
  return v128.bitselect(border, cell, near);
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

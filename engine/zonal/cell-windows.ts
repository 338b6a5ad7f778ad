import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import { type CellFrame, onBorder } from './cell-frame.ts';
import { type CellRings, loadCellRings } from './cell-rings.ts';

/**
 * The cells that the box of each polygon touches, cut to the raster: column, row, columns, rows; all 0 for a polygon
 * outside it, without points, or with a point that is not finite.
 */
export function cellWindows(polygons: PolygonSet, frame: CellFrame, rings: CellRings): Int32Array {
  const parcels = polygonCount(polygons);
  const windows = new Int32Array(4 * parcels);
  for (let parcel = 0; parcel < parcels; parcel++) {
    if (frame.straight) straightWindow(polygons, parcel, frame, windows);
    else turnedWindow(rings, { polygons, parcel }, frame, windows);
  }
  return windows;
}

/** On a straight grid the corners of the box in map coordinates are those in cells, bit for bit. */
function straightWindow(polygons: PolygonSet, parcel: number, frame: CellFrame, windows: Int32Array): void {
  const { coordinates, ringOffsets, polygonOffsets, geometryOffsets } = polygons;
  const first = polygonOffsets[geometryOffsets[parcel] as number] as number;
  const past = polygonOffsets[geometryOffsets[parcel + 1] as number] as number;
  const end = 2 * (ringOffsets[past] as number);
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let sum = 0;
  for (let k = 2 * (ringOffsets[first] as number); k < end; k += 2) {
    const x = coordinates[k] as number;
    const y = coordinates[k + 1] as number;
    sum += x - x + (y - y);
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  if (sum !== 0 || minX > maxX) return;
  const { x, y, columnScale, rowScale, snap } = frame;
  const a = onBorder((minX - x) * columnScale, snap);
  const b = onBorder((maxX - x) * columnScale, snap);
  const c = onBorder((minY - y) * rowScale, snap);
  const d = onBorder((maxY - y) * rowScale, snap);
  const left = Math.floor(Math.min(a, b));
  const top = Math.floor(Math.min(c, d));
  // A parcel without width still lies in some column of cells.
  const right = Math.max(Math.ceil(Math.max(a, b)), left + 1);
  const bottom = Math.max(Math.ceil(Math.max(c, d)), top + 1);
  writeWindow(windows, parcel, [left, top, right, bottom], frame);
}

function turnedWindow(
  rings: CellRings,
  { polygons, parcel }: { readonly polygons: PolygonSet; readonly parcel: number },
  frame: CellFrame,
  windows: Int32Array,
): void {
  loadCellRings(rings, polygons, parcel, frame);
  if (rings.ringCount === 0) return;
  writeWindow(windows, parcel, [rings.originColumn, rings.originRow, rings.endColumn, rings.endRow], frame);
}

function writeWindow(
  windows: Int32Array,
  parcel: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
  { width, height }: CellFrame,
): void {
  const column = Math.max(left, 0);
  const row = Math.max(top, 0);
  const columns = Math.min(right, width) - column;
  const rows = Math.min(bottom, height) - row;
  if (!(columns > 0 && rows > 0)) return;
  windows[4 * parcel] = column;
  windows[4 * parcel + 1] = row;
  windows[4 * parcel + 2] = columns;
  windows[4 * parcel + 3] = rows;
}

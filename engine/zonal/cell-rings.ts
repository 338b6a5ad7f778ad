import { type PolygonSet, ringRange } from '../geometry/polygon-set.ts';
import { type CellFrame, onBorder } from './cell-frame.ts';

/**
 * Added to every local row. All ordinates within one row of cells then lie in one binade of float64, so they are
 * multiples of one unit: their differences and the sums of these are exact, and what enters a row of cells leaves it
 * without residue.
 */
export const ROW_BASE = 4;

/** The rings of one parcel in cell coordinates, reused from parcel to parcel without allocation. */
export interface CellRings {
  /** column − originColumn, row − originRow + ROW_BASE, … */
  points: Float64Array;
  /** Point numbers, one more than there are rings. */
  offsets: Uint32Array;
  /** What an edge towards higher rows adds to the cells on its right: +1 or −1, 0 for rings without area. */
  signs: Int8Array;
  ringCount: number;
  pointCount: number;
  /** Cells the bounding box touches, not cut to the raster: first column and row, and one past the last. */
  originColumn: number;
  originRow: number;
  endColumn: number;
  endRow: number;
  /** Area of shells less holes, in cells. */
  area: number;
}

/** Empty rings to load parcels into. */
export function emptyCellRings(): CellRings {
  return {
    points: new Float64Array(256),
    offsets: new Uint32Array(16),
    signs: new Int8Array(16),
    ringCount: 0,
    pointCount: 0,
    originColumn: 0,
    originRow: 0,
    endColumn: 0,
    endRow: 0,
    area: 0,
  };
}

/** Loads parcel `feature` of a set that is in the raster's CRS; a parcel without points, or with a point that is not finite, has no rings. */
export function loadCellRings(rings: CellRings, set: PolygonSet, feature: number, frame: CellFrame): void {
  const [first, end] = ringRange(set, feature);
  const firstPoint = set.ringOffsets[first] as number;
  const endPoint = set.ringOffsets[end] as number;
  reserve(rings, endPoint - firstPoint, end - first);
  rings.area = 0;
  rings.ringCount = 0;
  rings.pointCount = endPoint - firstPoint;
  if (!toCells(rings, set.coordinates, 2 * firstPoint, frame)) return;
  rings.ringCount = end - first;
  for (let ring = first; ring <= end; ring++) {
    rings.offsets[ring - first] = (set.ringOffsets[ring] as number) - firstPoint;
  }
  const lastPolygon = set.geometryOffsets[feature + 1] as number;
  for (let polygon = set.geometryOffsets[feature] as number; polygon < lastPolygon; polygon++) {
    const shell = set.polygonOffsets[polygon] as number;
    const past = set.polygonOffsets[polygon + 1] as number;
    for (let ring = shell; ring < past; ring++) orientRing(rings, ring - first, ring === shell);
  }
}

function reserve(rings: CellRings, points: number, count: number): void {
  if (rings.points.length < 2 * points) rings.points = new Float64Array(4 * points);
  if (rings.signs.length < count) rings.signs = new Int8Array(2 * count);
  if (rings.offsets.length < count + 1) rings.offsets = new Uint32Array(2 * count + 1);
}

/** Fills points, origin and end; answers whether there is a box. */
function toCells(rings: CellRings, coordinates: Float64Array, from: number, frame: CellFrame): boolean {
  const { points } = rings;
  const length = 2 * rings.pointCount;
  const { x, y, p, q, r, s, determinant, straight, columnScale, rowScale, snap } = frame;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let k = 0; k < length; k += 2) {
    const dx = (coordinates[from + k] as number) - x;
    const dy = (coordinates[from + k + 1] as number) - y;
    const column = onBorder(straight ? dx * columnScale : (p * dx + q * dy) / determinant, snap);
    const row = onBorder(straight ? dy * rowScale : (r * dx + s * dy) / determinant, snap);
    if (!(Math.abs(column) + Math.abs(row) < Infinity)) return false;
    points[k] = column;
    points[k + 1] = row;
    if (column < left) left = column;
    if (column > right) right = column;
    if (row < top) top = row;
    if (row > bottom) bottom = row;
  }
  if (left > right) return false;
  rings.originColumn = Math.floor(left);
  rings.originRow = Math.floor(top);
  // A parcel without width still lies in some column of cells.
  rings.endColumn = Math.max(Math.ceil(right), rings.originColumn + 1);
  rings.endRow = Math.max(Math.ceil(bottom), rings.originRow + 1);
  const columnShift = rings.originColumn;
  const rowShift = rings.originRow - ROW_BASE;
  for (let k = 0; k < length; k += 2) {
    points[k] = (points[k] as number) - columnShift;
    points[k + 1] = (points[k + 1] as number) - rowShift;
  }
  return true;
}

/** Shells add and holes subtract, whichever way the file winds them. */
function orientRing(rings: CellRings, ring: number, isShell: boolean): void {
  const { points, offsets } = rings;
  const from = offsets[ring] as number;
  const end = (offsets[ring + 1] as number) - 1;
  let twice = 0;
  for (let k = 2 * from; k < 2 * end; k += 2) {
    // Relative to the first point, so that a thin ring far from the origin keeps its digits.
    const ax = (points[k] as number) - (points[2 * from] as number);
    const ay = (points[k + 1] as number) - (points[2 * from + 1] as number);
    const bx = (points[k + 2] as number) - (points[2 * from] as number);
    const by = (points[k + 3] as number) - (points[2 * from + 1] as number);
    twice += ax * by - bx * ay;
  }
  // In columns and rows a ring of positive area runs towards higher rows on its right side, where the inside ends.
  const sign = Math.sign(twice);
  rings.signs[ring] = isShell ? -sign : sign;
  rings.area += isShell ? Math.abs(twice) / 2 : -Math.abs(twice) / 2;
}

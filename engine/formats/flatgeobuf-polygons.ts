import { type Box, boundsOfPoints, type PolygonSet } from '../geometry/polygon-set.ts';
import type { FlatbufferRecord } from './flatbuffer-record.ts';
import { endOfPart, type Leaf, openLeaf, type Shape, startLeaves } from './flatgeobuf-shape.ts';
import { allFinite, firstNumbers, roomFor } from './growing-array.ts';

/** Polygons on their way into the flat arrays of a set. */
export interface PolygonRows {
  coordinates: Float64Array;
  numbers: number;
  ringOffsets: Uint32Array;
  rings: number;
  polygonOffsets: Uint32Array;
  polygons: number;
  geometryOffsets: Uint32Array;
  features: number;
  /** Box of all rings that were added; of more when some were taken back. */
  readonly box: Float64Array;
  takenBack: boolean;
}

/** Empty arrays with room for `numbers` coordinates. */
export function polygonRows(numbers: number): PolygonRows {
  return {
    coordinates: new Float64Array(numbers),
    numbers: 0,
    ringOffsets: new Uint32Array(1024),
    rings: 0,
    polygonOffsets: new Uint32Array(1024),
    polygons: 0,
    geometryOffsets: new Uint32Array(1024),
    features: 0,
    box: Float64Array.of(Infinity, Infinity, -Infinity, -Infinity),
    takenBack: false,
  };
}

const leaf: Leaf = { xy: 0, points: 0, ends: 0, parts: 0 };

/**
 * Adds one feature, its rings closed, shells counter-clockwise and holes clockwise. Returns how many rings had to be
 * closed, or the code of why it is refused. Throws when the record is broken. Until `keepPolygons` it can be taken back.
 */
export function addPolygons(rows: PolygonRows, shape: Shape): number | string {
  const before = rows.polygons;
  let closed = 0;
  startLeaves(shape);
  for (let k = 0; 2 * k < shape.leaves.length; k++) {
    if (!openLeaf(shape, k, leaf)) return 'broken-coordinate';
    const opened = addPolygon(rows, shape.record);
    if (opened < 0) return 'broken-coordinate';
    closed += opened;
  }
  return rows.polygons === before ? 'empty-geometry' : closed;
}

/** Makes what was added the next feature. */
export function keepPolygons(rows: PolygonRows): void {
  rows.geometryOffsets = roomFor(rows.geometryOffsets, rows.features + 2);
  rows.geometryOffsets[++rows.features] = rows.polygons;
}

/** Takes back what was added behind the last feature. */
export function forgetPolygons(rows: PolygonRows): void {
  rows.polygons = rows.geometryOffsets[rows.features] as number;
  rows.rings = rows.polygonOffsets[rows.polygons] as number;
  rows.numbers = 2 * (rows.ringOffsets[rows.rings] as number);
  rows.takenBack = true;
}

/** Box of what is kept. */
export function boxOfPolygons({ coordinates, numbers, box, takenBack }: PolygonRows): Box {
  if (takenBack) return boundsOfPoints(coordinates, 0, numbers / 2);
  return [box[0] as number, box[1] as number, box[2] as number, box[3] as number];
}

/** Adds the polygon of `leaf`; returns how many rings had to be closed, -1 when a coordinate is no finite number. */
function addPolygon(rows: PolygonRows, record: FlatbufferRecord): number {
  let closed = 0;
  let from = 0;
  for (let part = 0; part < leaf.parts; part++) {
    const end = endOfPart(record, leaf, part, from);
    if (end === from) {
      // Holes without a shell are none.
      if (part === 0) return 0;
      continue;
    }
    const opened = addRing(rows, record.view, leaf.xy + 16 * from, end - from);
    if (opened < 0) return -1;
    closed += opened;
    from = end;
  }
  rows.polygonOffsets = roomFor(rows.polygonOffsets, rows.polygons + 2);
  rows.polygonOffsets[++rows.polygons] = rows.rings;
  return closed;
}

/** Adds a ring of `points` points from byte `at`; returns 1 when it had to be closed, -1 when it has a broken number. */
function addRing(rows: PolygonRows, view: DataView, at: number, points: number): -1 | 0 | 1 {
  const isShell = rows.rings === rows.polygonOffsets[rows.polygons];
  const start = rows.numbers;
  const coordinates = roomFor(rows.coordinates, start + 2 * points + 2);
  rows.coordinates = coordinates;
  const x0 = view.getFloat64(at, true);
  const y0 = view.getFloat64(at + 8, true);
  coordinates[start] = x0;
  coordinates[start + 1] = y0;
  // Twice the area by the shoelace formula around the first point, so that large coordinates lose no digits.
  let sum = 0;
  let ax = 0;
  let ay = 0;
  // The box of all so far, not of the ring: a point that widens it is rare, so that the comparisons can be predicted.
  const { box } = rows;
  let west = Math.min(box[0] as number, x0);
  let south = Math.min(box[1] as number, y0);
  let east = Math.max(box[2] as number, x0);
  let north = Math.max(box[3] as number, y0);
  let end = start + 2;
  for (let byte = at + 16; byte < at + 16 * points; byte += 16) {
    const x = view.getFloat64(byte, true);
    const y = view.getFloat64(byte + 8, true);
    coordinates[end++] = x;
    coordinates[end++] = y;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
    const bx = x - x0;
    const by = y - y0;
    sum += ax * by - bx * ay;
    ax = bx;
    ay = by;
  }
  // A broken number makes the sum one; the sum of one point, or of enormous ones, says nothing.
  if ((points === 1 || !Number.isFinite(sum)) && !allFinite(coordinates, start, end)) return -1;
  const open = points > 1 && (coordinates[end - 2] !== x0 || coordinates[end - 1] !== y0);
  if (sum >= 0 !== isShell) reverse(coordinates, start, end);
  if (open) {
    coordinates[end++] = coordinates[start] as number;
    coordinates[end++] = coordinates[start + 1] as number;
  }
  box[0] = west;
  box[1] = south;
  box[2] = east;
  box[3] = north;
  rows.numbers = end;
  rows.ringOffsets = roomFor(rows.ringOffsets, rows.rings + 2);
  rows.ringOffsets[++rows.rings] = end / 2;
  return open ? 1 : 0;
}

function reverse(coordinates: Float64Array, start: number, end: number): void {
  for (let low = start, high = end - 2; low < high; low += 2, high -= 2) {
    const x = coordinates[low] as number;
    const y = coordinates[low + 1] as number;
    coordinates[low] = coordinates[high] as number;
    coordinates[low + 1] = coordinates[high + 1] as number;
    coordinates[high] = x;
    coordinates[high + 1] = y;
  }
}

/** The set of what was added. */
export function polygonSet(rows: PolygonRows, crs: string): PolygonSet {
  return {
    kind: 'polygon',
    coordinates: firstNumbers(rows.coordinates, rows.numbers),
    ringOffsets: rows.ringOffsets.slice(0, rows.rings + 1),
    polygonOffsets: rows.polygonOffsets.slice(0, rows.polygons + 1),
    geometryOffsets: rows.geometryOffsets.slice(0, rows.features + 1),
    crs,
  };
}

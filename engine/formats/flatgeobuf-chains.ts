import type { LineSet, PointSet } from '../geometry/line-set.ts';
import { endOfPart, type Leaf, openLeaf, type Shape, startLeaves } from './flatgeobuf-shape.ts';
import { allFinite, firstNumbers, roomFor } from './growing-array.ts';

/** Lines or points on their way into the flat arrays of a set. */
export interface ChainRows {
  coordinates: Float64Array;
  numbers: number;
  lineOffsets: Uint32Array;
  lines: number;
  geometryOffsets: Uint32Array;
  features: number;
}

/** Empty arrays. */
export function chainRows(): ChainRows {
  return {
    coordinates: new Float64Array(2048),
    numbers: 0,
    lineOffsets: new Uint32Array(1024),
    lines: 0,
    geometryOffsets: new Uint32Array(1024),
    features: 0,
  };
}

const leaf: Leaf = { xy: 0, points: 0, ends: 0, parts: 0 };

/**
 * Adds one feature of lines; lines of one point are none. Returns the code of why it is refused, or 0. Throws when the
 * record is broken. Until `keepLines` it can be taken back.
 */
export function addLines(rows: ChainRows, shape: Shape): string | 0 {
  const before = rows.lines;
  return copyParts(rows, shape, 2) ?? (rows.lines === before ? 'empty-geometry' : 0);
}

/** Makes what was added the next feature. */
export function keepLines(rows: ChainRows): void {
  rows.geometryOffsets = roomFor(rows.geometryOffsets, rows.features + 2);
  rows.geometryOffsets[++rows.features] = rows.lines;
}

/** Takes back what was added behind the last feature. */
export function forgetLines(rows: ChainRows): void {
  rows.lines = rows.geometryOffsets[rows.features] as number;
  rows.numbers = 2 * (rows.lineOffsets[rows.lines] as number);
}

/** Adds the points of one feature, each a row of its own; otherwise as `addLines`. */
export function addPoints(rows: ChainRows, shape: Shape): string | 0 {
  const before = rows.numbers;
  return copyParts(rows, shape, 1) ?? (rows.numbers === before ? 'empty-geometry' : 0);
}

/** Makes what was added the next rows. */
export function keepPoints(rows: ChainRows): void {
  rows.features = rows.numbers / 2;
}

/** Takes back what was added behind the last row. */
export function forgetPoints(rows: ChainRows): void {
  rows.numbers = 2 * rows.features;
}

/** Copies the parts that have at least `least` points. */
function copyParts(rows: ChainRows, shape: Shape, least: number): string | null {
  const { record } = shape;
  startLeaves(shape);
  for (let k = 0; 2 * k < shape.leaves.length; k++) {
    if (!openLeaf(shape, k, leaf)) return 'broken-coordinate';
    for (let part = 0, from = 0; part < leaf.parts; part++) {
      const to = endOfPart(record, leaf, part, from);
      const first = rows.numbers;
      const end = first + 2 * (to - from);
      rows.coordinates = roomFor(rows.coordinates, end);
      for (let n = first, byte = leaf.xy + 16 * from; n < end; n++, byte += 8) {
        rows.coordinates[n] = record.view.getFloat64(byte, true);
      }
      if (!allFinite(rows.coordinates, first, end)) return 'broken-coordinate';
      if (to - from >= least) {
        rows.numbers = end;
        rows.lineOffsets = roomFor(rows.lineOffsets, rows.lines + 2);
        rows.lineOffsets[++rows.lines] = end / 2;
      }
      from = to;
    }
  }
  return null;
}

/** The lines that were added. */
export function lineSet(rows: ChainRows, crs: string): LineSet {
  return {
    kind: 'line',
    coordinates: firstNumbers(rows.coordinates, rows.numbers),
    lineOffsets: rows.lineOffsets.slice(0, rows.lines + 1),
    geometryOffsets: rows.geometryOffsets.slice(0, rows.features + 1),
    crs,
  };
}

/** The points that were added. */
export function pointSet(rows: ChainRows, crs: string): PointSet {
  return { kind: 'point', coordinates: firstNumbers(rows.coordinates, rows.numbers), crs };
}

import Flatbush from 'flatbush';
import type { LineSet } from '../geometry/line-set.ts';
import { type PolygonSet, ringRange } from '../geometry/polygon-set.ts';
import type { SceneSegments } from './facing-ray.ts';

/** x, y of both ends. */
export type Segment = readonly [number, number, number, number];

/** West, south, east, north. */
export type FlatBox = readonly [number, number, number, number];

/** Segments with a search by box. */
export interface IndexedSegments {
  readonly segments: SceneSegments;
  readonly search: (box: FlatBox) => number[];
}

/** The border of land, each segment with its row. */
export function indexedLand(set: PolygonSet): IndexedSegments {
  const of = new Int32Array(set.ringOffsets.length);
  for (let i = 0; i + 1 < set.geometryOffsets.length; i++) {
    const first = set.polygonOffsets[set.geometryOffsets[i] as number] as number;
    of.fill(i, first, set.polygonOffsets[set.geometryOffsets[i + 1] as number] as number);
  }
  return indexed(segmentsOf(set, set.ringOffsets, of));
}

/** Lines, each segment with its row. */
export function indexedLines(set: LineSet): IndexedSegments {
  const of = new Int32Array(set.lineOffsets.length);
  for (let i = 0; i + 1 < set.geometryOffsets.length; i++) {
    of.fill(i, set.geometryOffsets[i] as number, set.geometryOffsets[i + 1] as number);
  }
  return indexed(segmentsOf(set, set.lineOffsets, of));
}

/** Segments of a feature's rings with the feature on the left. */
export function segmentsOfFeature(set: PolygonSet, feature: number): Segment[] {
  const segments: Segment[] = [];
  const { coordinates: c, ringOffsets } = set;
  const [first, end] = ringRange(set, feature);
  for (let ring = first; ring < end; ring++) {
    const last = (ringOffsets[ring + 1] as number) - 1;
    for (let k = ringOffsets[ring] as number; k < last; k++) {
      segments.push([c[2 * k], c[2 * k + 1], c[2 * k + 2], c[2 * k + 3]] as unknown as Segment);
    }
  }
  return segments;
}

/** The first row that has exactly this segment, in this direction; −1 for none. */
export function rowWithSegment({ segments, search }: IndexedSegments, [ax, ay, bx, by]: Segment): number {
  const { coordinates: c, feature } = segments;
  let row = -1;
  for (const k of search([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)])) {
    if (c[4 * k] !== ax || c[4 * k + 1] !== ay || c[4 * k + 2] !== bx || c[4 * k + 3] !== by) continue;
    if (row < 0 || (feature[k] as number) < row) row = feature[k] as number;
  }
  return row;
}

/** Metres from one end to the other. */
export function lengthOf([ax, ay, bx, by]: Segment): number {
  return Math.hypot(bx - ax, by - ay);
}

/** Rows, ascending, whose boxes meet a box. */
export function boxIndex(boxes: Float64Array): (box: FlatBox) => number[] {
  const tree = treeOf(boxes);
  if (tree === null) return () => [];
  return ([minX, minY, maxX, maxY]) => {
    const rows = tree.search(minX, minY, maxX, maxY);
    return rows.length < 2 ? rows : rows.sort((a, b) => a - b);
  };
}

function segmentsOf({ coordinates }: PolygonSet | LineSet, offsets: Uint32Array, rowOf: Int32Array): SceneSegments {
  let total = 0;
  for (let chain = 0; chain + 1 < offsets.length; chain++) {
    total += Math.max(0, (offsets[chain + 1] as number) - (offsets[chain] as number) - 1);
  }
  const segments = { coordinates: new Float64Array(4 * total), feature: new Int32Array(total) };
  let at = 0;
  for (let chain = 0; chain + 1 < offsets.length; chain++) {
    for (let k = offsets[chain] as number; k + 1 < (offsets[chain + 1] as number); k++, at++) {
      for (let n = 0; n < 4; n++) segments.coordinates[4 * at + n] = coordinates[2 * k + n] as number;
      segments.feature[at] = rowOf[chain] as number;
    }
  }
  return segments;
}

function indexed(segments: SceneSegments): IndexedSegments {
  const c = segments.coordinates;
  const boxes = new Float64Array(c.length);
  for (let at = 0; at < c.length; at += 4) {
    boxes[at] = Math.min(c[at] as number, c[at + 2] as number);
    boxes[at + 1] = Math.min(c[at + 1] as number, c[at + 3] as number);
    boxes[at + 2] = Math.max(c[at] as number, c[at + 2] as number);
    boxes[at + 3] = Math.max(c[at + 1] as number, c[at + 3] as number);
  }
  const tree = treeOf(boxes);
  if (tree === null) return { segments, search: () => [] };
  return { segments, search: ([minX, minY, maxX, maxY]) => tree.search(minX, minY, maxX, maxY) };
}

function treeOf(boxes: Float64Array): Flatbush | null {
  if (boxes.length === 0) return null;
  const tree = new Flatbush(boxes.length / 4);
  for (let at = 0; at < boxes.length; at += 4) {
    tree.add(boxes[at] as number, boxes[at + 1] as number, boxes[at + 2] as number, boxes[at + 3] as number);
  }
  tree.finish();
  return tree;
}

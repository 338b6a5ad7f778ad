import Flatbush from 'flatbush';
import type { LineSet } from '../geometry/line-set.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
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
export function* segmentsOfFeature(set: PolygonSet, feature: number): Generator<Segment> {
  const end = set.geometryOffsets[feature + 1] as number;
  for (let p = set.geometryOffsets[feature] as number; p < end; p++) {
    for (let ring = set.polygonOffsets[p] as number; ring < (set.polygonOffsets[p + 1] as number); ring++) {
      for (let k = set.ringOffsets[ring] as number; k + 1 < (set.ringOffsets[ring + 1] as number); k++) {
        const [ax, ay, bx, by] = set.coordinates.subarray(2 * k, 2 * k + 4) as unknown as Segment;
        yield [ax, ay, bx, by];
      }
    }
  }
}

/** Metres from one end to the other. */
export function lengthOf([ax, ay, bx, by]: Segment): number {
  return Math.hypot(bx - ax, by - ay);
}

/** Rows, ascending, whose boxes meet a box. */
export function boxIndex(boxes: Float64Array): (box: FlatBox) => number[] {
  const count = boxes.length / 4;
  if (count === 0) return () => [];
  const tree = new Flatbush(count);
  for (let k = 0; k < count; k++) {
    const [minX, minY, maxX, maxY] = boxes.subarray(4 * k, 4 * k + 4) as unknown as FlatBox;
    tree.add(minX, minY, maxX, maxY);
  }
  tree.finish();
  return (box) => tree.search(...box).sort((a, b) => a - b);
}

function segmentsOf({ coordinates }: PolygonSet | LineSet, offsets: Uint32Array, rowOf: Int32Array): SceneSegments {
  const count = Array.from(offsets.subarray(1), (end, k) => Math.max(0, end - (offsets[k] as number) - 1));
  const total = count.reduce((a, b) => a + b, 0);
  const segments = { coordinates: new Float64Array(4 * total), feature: new Int32Array(total) };
  let at = 0;
  for (let chain = 0; chain + 1 < offsets.length; chain++) {
    for (let k = offsets[chain] as number; k + 1 < (offsets[chain + 1] as number); k++, at++) {
      segments.coordinates.set(coordinates.subarray(2 * k, 2 * k + 4), 4 * at);
      segments.feature[at] = rowOf[chain] as number;
    }
  }
  return segments;
}

function indexed(segments: SceneSegments): IndexedSegments {
  const count = segments.feature.length;
  if (count === 0) return { segments, search: (_box: FlatBox): number[] => [] };
  const tree = new Flatbush(count);
  for (let k = 0; k < count; k++) {
    const [ax, ay, bx, by] = segments.coordinates.subarray(4 * k, 4 * k + 4) as unknown as FlatBox;
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  tree.finish();
  return { segments, search: ([minX, minY, maxX, maxY]: FlatBox) => tree.search(minX, minY, maxX, maxY) };
}

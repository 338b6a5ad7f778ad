import Flatbush from 'flatbush';
import type { LineSet, PointSet } from './line-set.ts';
import { type Box, boundsOfPoints, type PolygonSet } from './polygon-set.ts';

/** Finds the items whose boxes meet a box. */
export interface SpatialIndex {
  /** Item numbers in ascending order. */
  searchBox(box: Box): number[];
}

/** An index over boxes, four numbers each (`minX, minY, maxX, maxY`); items with an empty box are never found. */
export function buildSpatialIndex(boxes: Float64Array): SpatialIndex {
  const items: number[] = [];
  for (let i = 0; i < boxes.length / 4; i++) {
    if ((boxes[4 * i] as number) <= (boxes[4 * i + 2] as number)) items.push(i);
  }
  if (items.length === 0) return { searchBox: () => [] };
  const tree = new Flatbush(items.length);
  for (const i of items) {
    tree.add(
      boxes[4 * i] as number,
      boxes[4 * i + 1] as number,
      boxes[4 * i + 2] as number,
      boxes[4 * i + 3] as number,
    );
  }
  tree.finish();
  return {
    searchBox: ([minX, minY, maxX, maxY]) =>
      tree
        .search(minX, minY, maxX, maxY)
        .map((found) => items[found] as number)
        .sort((a, b) => a - b),
  };
}

/** The boxes of all features of a set, four numbers each. */
export function boxesOf(set: PolygonSet | LineSet | PointSet): Float64Array {
  const count = set.kind === 'point' ? set.coordinates.length / 2 : set.geometryOffsets.length - 1;
  const boxes = new Float64Array(4 * count);
  for (let i = 0; i < count; i++) {
    const [minX, minY, maxX, maxY] = boundsOfPoints(set.coordinates, startOf(set, i), startOf(set, i + 1));
    boxes[4 * i] = minX;
    boxes[4 * i + 1] = minY;
    boxes[4 * i + 2] = maxX;
    boxes[4 * i + 3] = maxY;
  }
  return boxes;
}

/** Number of the first point of feature `i`; also right for one more than there are features. */
function startOf(set: PolygonSet | LineSet | PointSet, i: number): number {
  if (set.kind === 'point') return i;
  const part = set.geometryOffsets[i] as number;
  if (set.kind === 'line') return set.lineOffsets[part] as number;
  return set.ringOffsets[set.polygonOffsets[part] as number] as number;
}

/** The box grown by `margin` on every side. */
export function grownBox([minX, minY, maxX, maxY]: Box, margin: number): Box {
  return [minX - margin, minY - margin, maxX + margin, maxY + margin];
}

import { forEachBoxPair } from './box-pairs.ts';
import { pairGapSquared } from './pair-gap.ts';
import { type PolygonSet, polygonCount } from './polygon-set.ts';
import { boxesOf } from './spatial-index.ts';

/** Who is next to whom: the neighbours of feature `i` are `neighbours[offsets[i]] … neighbours[offsets[i + 1] - 1]`. */
export interface AdjacencyGraph {
  /** One more than there are features in the set. */
  readonly offsets: Uint32Array;
  /** Feature numbers, ascending per feature; the graph is symmetric and has no loops. */
  readonly neighbours: Uint32Array;
  /** Metres between the two features, 0 when they touch or overlap; parallel to `neighbours`. */
  readonly gapM: Float64Array;
}

/**
 * Which features lie within `gapM` metres of each other. Coordinates must be planar metres; with `members` only those
 * features are joined, numbers staying those of the set.
 */
export function buildAdjacency(set: PolygonSet, members: Uint32Array | null, gapM: number): AdjacencyGraph {
  const count = polygonCount(set);
  const boxes = boxesOf(set);
  if (members !== null) leaveOnly(boxes, members);
  const pairs = new PairList();
  const boxed = { set, boxes };
  const limit = gapM * gapM;
  forEachBoxPair(boxes, gapM, (i, j) => {
    const square = pairGapSquared(boxed, i, j, limit);
    if (square <= limit) pairs.push(i, j, Math.sqrt(square));
  });
  return pairs.graph(count);
}

/** Empties the boxes of all features that are no members. */
function leaveOnly(boxes: Float64Array, members: Uint32Array): void {
  const kept = new Uint8Array(boxes.length / 4);
  for (const i of members) kept[i] = 1;
  for (let i = 0; i < kept.length; i++) if (kept[i] === 0) boxes[4 * i] = Number.POSITIVE_INFINITY;
}

/** Pairs as flat arrays. */
class PairList {
  private first = new Uint32Array(1024);
  private second = new Uint32Array(1024);
  private gap = new Float64Array(1024);
  private length = 0;

  push(i: number, j: number, gapM: number): void {
    if (this.length === this.first.length) this.grow();
    this.first[this.length] = i;
    this.second[this.length] = j;
    this.gap[this.length++] = gapM;
  }

  /** Both directions of every pair, neighbours ascending. */
  graph(count: number): AdjacencyGraph {
    const { first, second, gap, length } = this;
    const offsets = new Uint32Array(count + 1);
    for (let k = 0; k < length; k++) {
      offsets[(first[k] as number) + 1] = (offsets[(first[k] as number) + 1] as number) + 1;
      offsets[(second[k] as number) + 1] = (offsets[(second[k] as number) + 1] as number) + 1;
    }
    for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number);
    const neighbours = new Uint32Array(2 * length);
    const gapM = new Float64Array(2 * length);
    const end = offsets.slice(0, count);
    const put = (i: number, j: number, distance: number): void => {
      const start = offsets[i] as number;
      let at = end[i] as number;
      end[i] = at + 1;
      for (; at > start && (neighbours[at - 1] as number) > j; at--) {
        neighbours[at] = neighbours[at - 1] as number;
        gapM[at] = gapM[at - 1] as number;
      }
      neighbours[at] = j;
      gapM[at] = distance;
    };
    for (let k = 0; k < length; k++) {
      put(first[k] as number, second[k] as number, gap[k] as number);
      put(second[k] as number, first[k] as number, gap[k] as number);
    }
    return { offsets, neighbours, gapM };
  }

  private grow(): void {
    const size = 2 * this.length;
    const [first, second, gap] = [new Uint32Array(size), new Uint32Array(size), new Float64Array(size)];
    first.set(this.first);
    second.set(this.second);
    gap.set(this.gap);
    this.first = first;
    this.second = second;
    this.gap = gap;
  }
}

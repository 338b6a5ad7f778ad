import { type Box, type PolygonSet, polygonCount } from './polygon-set.ts';
import { distanceBetween } from './segment-distance.ts';
import { boxesOf, buildSpatialIndex, grownBox } from './spatial-index.ts';

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
  const chosen = members ?? Uint32Array.from({ length: count }, (_, i) => i);
  const boxes = boxesOf(set);
  const chosenBoxes = new Float64Array(4 * chosen.length);
  for (const [k, i] of chosen.entries()) chosenBoxes.set(boxes.subarray(4 * i, 4 * i + 4), 4 * k);
  const index = buildSpatialIndex(chosenBoxes);
  const pairs: [number, number, number][] = [];
  for (const [k, i] of chosen.entries()) {
    const box = chosenBoxes.subarray(4 * k, 4 * k + 4) as unknown as Box;
    for (const other of index.searchBox(grownBox(box, gapM))) {
      if (other <= k) continue;
      const j = chosen[other] as number;
      const gap = distanceBetween({ set, feature: i }, { set, feature: j }, gapM);
      if (gap <= gapM) pairs.push([i, j, gap], [j, i, gap]);
    }
  }
  return compress(pairs, count);
}

function compress(pairs: [number, number, number][], count: number): AdjacencyGraph {
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const offsets = new Uint32Array(count + 1);
  for (const [i] of pairs) offsets[i + 1] = (offsets[i + 1] as number) + 1;
  for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number);
  return {
    offsets,
    neighbours: Uint32Array.from(pairs, ([, j]) => j),
    gapM: Float64Array.from(pairs, ([, , gap]) => gap),
  };
}

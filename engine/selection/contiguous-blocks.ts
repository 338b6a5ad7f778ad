import { type AdjacencyGraph, buildAdjacency } from '../geometry/adjacency.ts';
import { boundsOf } from '../geometry/polygon-set.ts';
import { localFrame, projectionBetween } from '../geometry/projection.ts';
import { selectPolygons, withCoordinates } from '../geometry/select-polygons.ts';
import type { ParcelSet } from '../parcel/parcel-set.ts';

/** Who lies next to whom among some parcels: vertex `i` of the graph is parcel `rows[i]`. */
export interface ParcelGraph {
  readonly rows: readonly number[];
  readonly graph: AdjacencyGraph;
}

/** Joins parcels whose gap is at most `gapM` metres, measured in a local transverse Mercator frame; null for none. */
export function parcelGraph(parcels: ParcelSet, rows: readonly number[], gapM: number): ParcelGraph | null {
  if (rows.length === 0) return null;
  const chosen = selectPolygons([{ set: parcels.polygons, rows }], parcels.polygons.crs);
  const [west, south, east, north] = boundsOfAll(chosen);
  const frame = localFrame((west + east) / 2, (south + north) / 2);
  const planar = withCoordinates(chosen, projectionBetween(chosen.crs, frame).apply(chosen.coordinates), frame);
  return { rows, graph: buildAdjacency(planar, null, gapM) };
}

/** Connected components of the parcels that `belongs` admits, each with ascending rows, ordered by first row. */
export function contiguousBlocks({ rows, graph }: ParcelGraph, belongs: (row: number) => boolean): number[][] {
  const { offsets, neighbours } = graph;
  const blocks: number[][] = [];
  const seen = Uint8Array.from(rows, (row) => Number(!belongs(row)));
  for (let start = 0; start < rows.length; start++) {
    if (seen[start]) continue;
    seen[start] = 1;
    const queue = [start];
    for (let head = 0; head < queue.length; head++) {
      const at = queue[head] as number;
      for (let k = offsets[at] as number; k < (offsets[at + 1] as number); k++) {
        const next = neighbours[k] as number;
        if (seen[next]) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
    blocks.push(queue.sort((a, b) => a - b).map((local) => rows[local] as number));
  }
  return blocks;
}

function boundsOfAll(set: Parameters<typeof boundsOf>[0]): [number, number, number, number] {
  const all: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < set.geometryOffsets.length - 1; i++) {
    const [minX, minY, maxX, maxY] = boundsOf(set, i);
    all[0] = Math.min(all[0], minX);
    all[1] = Math.min(all[1], minY);
    all[2] = Math.max(all[2], maxX);
    all[3] = Math.max(all[3], maxY);
  }
  return all;
}

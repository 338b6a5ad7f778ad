import { buildAdjacency } from '../geometry/adjacency.ts';
import { boundsOf } from '../geometry/polygon-set.ts';
import { localFrame, projectionBetween } from '../geometry/projection.ts';
import { selectPolygons, withCoordinates } from '../geometry/select-polygons.ts';
import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { Run } from '../run/run.ts';
import { type BitSet, hasBit } from '../table/bit-set.ts';

/** What joins parcels into one block, and how small a block may be. */
export interface CandidateRule {
  /** Two parcels belong together when the gap between them is at most this, metres. */
  readonly gapM: number;
  /** Smaller blocks are not candidates, m² gross. */
  readonly minimumAreaM2: number;
}

/** Blocks of eligible parcels as flat arrays: block `b` holds `parcelIndices[parcelOffsets[b] … parcelOffsets[b+1]]`. */
export interface CandidateBlocks {
  readonly parcelOffsets: Uint32Array;
  readonly parcelIndices: Uint32Array;
  readonly village: Uint16Array;
  /** Gross area, m². */
  readonly areaM2: Float64Array;
}

/**
 * Groups eligible parcels of each village into contiguous blocks: connected components of the graph "gap ≤ gapM",
 * measured in a local transverse Mercator frame per village. Blocks are ordered by village, then by their first parcel.
 */
export async function groupCandidateBases(
  parcels: ParcelSet,
  eligible: BitSet,
  rule: CandidateRule,
  run: Run,
): Promise<CandidateBlocks> {
  const members = membersByVillage(parcels, eligible);
  const offsets = [0];
  const indices: number[] = [];
  const village: number[] = [];
  const area: number[] = [];
  for (let v = 0; v < members.length; v++) {
    await run.step('candidates', v, members.length);
    for (const block of blocksOf(parcels, members[v] as number[], rule.gapM)) {
      const areaM2 = block.reduce((sum, row) => sum + (parcels.areaM2[row] as number), 0);
      if (areaM2 < rule.minimumAreaM2) continue;
      for (const row of block) indices.push(row);
      offsets.push(indices.length);
      village.push(v);
      area.push(areaM2);
    }
  }
  return {
    parcelOffsets: Uint32Array.from(offsets),
    parcelIndices: Uint32Array.from(indices),
    village: Uint16Array.from(village),
    areaM2: Float64Array.from(area),
  };
}

function membersByVillage(parcels: ParcelSet, eligible: BitSet): number[][] {
  const members: number[][] = parcels.villages.map(() => []);
  for (let row = 0; row < parcels.ids.length; row++) {
    if (hasBit(eligible, row)) members[parcels.villageOf[row] as number]?.push(row);
  }
  return members;
}

/** Connected components of one village's eligible parcels, each with ascending rows, ordered by first row. */
function blocksOf(parcels: ParcelSet, rows: readonly number[], gapM: number): number[][] {
  if (rows.length === 0) return [];
  const chosen = selectPolygons([{ set: parcels.polygons, rows }], parcels.polygons.crs);
  const [west, south, east, north] = boundsOfAll(chosen);
  const frame = localFrame((west + east) / 2, (south + north) / 2);
  const planar = withCoordinates(chosen, projectionBetween(chosen.crs, frame).apply(chosen.coordinates), frame);
  const { offsets, neighbours } = buildAdjacency(planar, null, gapM);
  const blocks: number[][] = [];
  const seen = new Uint8Array(rows.length);
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

import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { Run } from '../run/run.ts';
import { type BitSet, hasBit } from '../table/bit-set.ts';
import { contiguousBlocks, parcelGraph } from './contiguous-blocks.ts';

/** What joins parcels into one block, and how small a block may be. */
export interface CandidateRule {
  /** Two parcels belong together when the gap between them is at most this, metres. */
  readonly gapM: number;
  /** Smaller blocks are not candidates, m² gross. */
  readonly minimumAreaM2: number;
}

/** Parcels that may join a base now, and those that might once somebody measures what is unknown about them. */
export interface Joinable {
  readonly eligible: BitSet;
  readonly hopeful: BitSet;
}

/** Blocks of eligible parcels as flat arrays: block `b` holds `parcelIndices[parcelOffsets[b] … parcelOffsets[b+1]]`. */
export interface CandidateBlocks {
  readonly parcelOffsets: Uint32Array;
  readonly parcelIndices: Uint32Array;
  readonly village: Uint16Array;
  /** Gross area, m². */
  readonly areaM2: Float64Array;
  /** Per village the largest block of eligible and hopeful parcels together, rows ascending; empty where there is none. */
  readonly hopeful: readonly Uint32Array[];
}

/**
 * Groups eligible parcels of each village into contiguous blocks: connected components of the graph "gap ≤ gapM",
 * measured in a local transverse Mercator frame per village. Blocks are ordered by village, then by their first parcel.
 */
export async function groupCandidateBases(
  parcels: ParcelSet,
  { eligible, hopeful }: Joinable,
  rule: CandidateRule,
  run: Run,
): Promise<CandidateBlocks> {
  const members = membersByVillage(parcels, (row) => hasBit(eligible, row) || hasBit(hopeful, row));
  const offsets = [0];
  const indices: number[] = [];
  const village: number[] = [];
  const area: number[] = [];
  const largest: Uint32Array[] = [];
  for (let v = 0; v < members.length; v++) {
    await run.step('candidates', v, members.length);
    const joined = parcelGraph(parcels, members[v] as number[], rule.gapM);
    const blocks = joined === null ? [] : contiguousBlocks(joined, (row) => hasBit(eligible, row));
    for (const block of blocks) {
      const areaM2 = areaOfRows(parcels, block);
      if (areaM2 < rule.minimumAreaM2) continue;
      for (const row of block) indices.push(row);
      offsets.push(indices.length);
      village.push(v);
      area.push(areaM2);
    }
    largest.push(
      Uint32Array.from(
        joined === null
          ? []
          : largestOf(
              parcels,
              contiguousBlocks(joined, () => true),
            ),
      ),
    );
  }
  return {
    parcelOffsets: Uint32Array.from(offsets),
    parcelIndices: Uint32Array.from(indices),
    village: Uint16Array.from(village),
    areaM2: Float64Array.from(area),
    hopeful: largest,
  };
}

function membersByVillage(parcels: ParcelSet, belongs: (row: number) => boolean): number[][] {
  const members: number[][] = parcels.villages.map(() => []);
  for (let row = 0; row < parcels.ids.length; row++) {
    if (belongs(row)) members[parcels.villageOf[row] as number]?.push(row);
  }
  return members;
}

function areaOfRows(parcels: ParcelSet, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (parcels.areaM2[row] as number), 0);
}

function largestOf(parcels: ParcelSet, blocks: readonly (readonly number[])[]): readonly number[] {
  let best: readonly number[] = [];
  let bestArea = 0;
  for (const block of blocks) {
    const area = areaOfRows(parcels, block);
    if (area > bestArea) [best, bestArea] = [block, area];
  }
  return best;
}

import { boundsOf } from '../geometry/polygon-set.ts';
import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { ParcelSet } from '../parcel/parcel-set.ts';
import { type LocalText, text } from '../run/local-text.ts';
import type { CandidateBlocks } from '../selection/candidate-base.ts';
import { areaByCode, areaMean } from './area-means.ts';
import { countedAreaM2 } from './counted-area.ts';
import type { BaseBelts } from './isolation/belt-rows.ts';
import type { CandidateBase } from './plan-tables.ts';
import { type Comparison, strengthsOf } from './strengths.ts';

/** How candidates are ordered, in words shown beside every list. */
export function candidateOrder(thresholdMu: number | null): LocalText {
  const rest = text(
    '面积加权平均适宜性，再看计入面积，最后按编号',
    'area-weighted suitability, then counted area, then id',
  );
  if (thresholdMu === null) return text(`先看${rest.zh}`, `first ${rest.en}`);
  return text(
    `先看是否达到 ${thresholdMu} 亩，再看${rest.zh}`,
    `first whether ${thresholdMu} mu are reached, then ${rest.en}`,
  );
}

/** A base with its areas, mean and rank, before its rank is tried and explained. */
export type CandidateBasics = Omit<CandidateBase, 'band' | 'difficulty' | 'beltVariants'> & { readonly block: number };

/** What the rows of a block are read from. */
export interface CandidateColumns {
  readonly suitability: Float64Array;
  readonly coverage: Float64Array;
  readonly suitabilityClass: Uint8Array;
  readonly conditional: Uint8Array;
  /** Threshold of a demonstration village, mu; null without one. */
  readonly thresholdMu: number | null;
  /** Belts by block; null when none were asked for. */
  readonly belts: readonly BaseBelts[] | null;
}

/** Candidate bases in rank order with the reason for each rank. */
export function candidateRows(
  parcels: ParcelSet,
  blocks: CandidateBlocks,
  columns: CandidateColumns,
  comparison: Comparison,
): CandidateBasics[] {
  const numberInVillage = new Map<number, number>();
  const unranked = Array.from(blocks.village, (village, b): CandidateBasics => {
    const rows = blocks.parcelIndices.slice(blocks.parcelOffsets[b], blocks.parcelOffsets[b + 1]);
    const grossAreaM2 = blocks.areaM2[b] as number;
    const belts = columns.belts?.[b] ?? null;
    const netAreaM2 = belts?.netAreaM2 ?? null;
    const countedMu = countedAreaM2({ grossAreaM2, netAreaM2 }) / M2_PER_MU;
    const number = (numberInVillage.get(village) ?? 0) + 1;
    numberInVillage.set(village, number);
    const [, s1, s2, s3] = areaByCode(columns.suitabilityClass, parcels.areaM2, rows, 5) as [
      number,
      number,
      number,
      number,
    ];
    return {
      rank: 0,
      block: b,
      id: `${parcels.villages[village]?.code ?? ''}-${String(number).padStart(2, '0')}`,
      village,
      parcels: rows,
      grossAreaM2,
      netAreaM2,
      border: belts === null ? null : { lengthM: belts.borderM, conventionalShare: belts.conventionalShare },
      suitability: areaMean(columns.suitability, parcels.areaM2, rows),
      coverage: areaMean(columns.coverage, parcels.areaM2, rows),
      classAreaM2: [s1, s2, s3],
      conditionalAreaM2: areaByCode(columns.conditional, parcels.areaM2, rows, 2)[1] ?? 0,
      reachesThousandMu: columns.thresholdMu !== null && countedMu >= columns.thresholdMu,
      centre: centreOf(parcels, rows),
      reason: text('', ''),
    };
  });
  return unranked
    .sort(byOrder)
    .map((base, k) => ({ ...base, rank: k + 1, reason: reasonOf(base, comparison, columns.thresholdMu) }));
}

function byOrder(a: CandidateBasics, b: CandidateBasics): number {
  return (
    Number(b.reachesThousandMu) - Number(a.reachesThousandMu) ||
    b.suitability - a.suitability ||
    countedAreaM2(b) - countedAreaM2(a) ||
    (a.id < b.id ? -1 : 1)
  );
}

function reasonOf(base: CandidateBasics, comparison: Comparison, thresholdMu: number | null): LocalText {
  const size = sizeWords(base, thresholdMu);
  const score = text(`平均适宜性 ${base.suitability.toFixed(3)}`, `mean suitability ${base.suitability.toFixed(3)}`);
  const strengths = strengthsOf(comparison, base.parcels);
  const parts = [size, score, strengths].filter((part) => part.zh !== '');
  return text(parts.map((p) => p.zh).join('；'), parts.map((p) => p.en).join('; '));
}

function sizeWords(base: CandidateBasics, thresholdMu: number | null): LocalText {
  const gross = Math.round(base.grossAreaM2 / M2_PER_MU);
  const counted = countedAreaM2(base) / M2_PER_MU;
  const block =
    base.netAreaM2 === null
      ? text(`连片 ${gross} 亩`, `${gross} mu in one block`)
      : text(
          `连片 ${gross} 亩，扣除隔离带后 ${Math.floor(counted)} 亩`,
          `${gross} mu in one block, ${Math.floor(counted)} mu without its belts`,
        );
  if (thresholdMu === null) return block;
  if (base.reachesThousandMu)
    return text(`${block.zh}，达到 ${thresholdMu} 亩`, `${block.en}, ${thresholdMu} mu reached`);
  const short = Math.ceil(thresholdMu - counted);
  return text(`${block.zh}，距 ${thresholdMu} 亩差 ${short} 亩`, `${block.en}, ${short} mu short of ${thresholdMu}`);
}

function centreOf(parcels: ParcelSet, rows: Uint32Array): [number, number] {
  let [x, y, area] = [0, 0, 0];
  for (const row of rows) {
    const [west, south, east, north] = boundsOf(parcels.polygons, row);
    const weight = parcels.areaM2[row] as number;
    x += (weight * (west + east)) / 2;
    y += (weight * (south + north)) / 2;
    area += weight;
  }
  return [x / area, y / area];
}

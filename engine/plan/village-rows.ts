import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { ParcelSet } from '../parcel/parcel-set.ts';
import { type LocalText, text } from '../run/local-text.ts';
import { areaByCode, areaMean } from './area-means.ts';
import { countedAreaM2 } from './counted-area.ts';
import { type CandidateBase, EXCLUDED, SCORED, TO_BE_SAMPLED, type VillageRow } from './plan-tables.ts';
import { type Comparison, strengthsOf } from './strengths.ts';

/** A village with its areas, mean and rank, before its rank is tried and explained. */
export type VillageBasics = Omit<
  VillageRow,
  | 'limiting'
  | 'rules'
  | 'townDifferences'
  | 'confidence'
  | 'band'
  | 'difficulty'
  | 'counterfactual'
  | 'conversion'
  | 'cropGroups'
  | 'nutrients'
  | 'landGrade'
>;

/** What village rows are read from. */
export interface VillageColumns {
  readonly status: Uint8Array;
  readonly suitability: Float64Array;
  readonly suitabilityClass: Uint8Array;
  readonly coverage: Float64Array;
  /** Threshold of a demonstration village, mu; null without one. */
  readonly thresholdMu: number | null;
}

/** Whether a village has a block of the threshold: such villages stand first whatever their score. */
export function villageTier(row: VillageBasics, thresholdMu: number | null): number {
  return Number(thresholdMu !== null && row.largestCandidateAreaM2 / M2_PER_MU >= thresholdMu);
}

/**
 * One row per village, ranked by: a candidate base of the threshold, then area-weighted suitability of scored parcels, then
 * candidate area, then code. Villages without a scored parcel have rank 0. Rows stay in the order of `parcels.villages`.
 */
export function villageRows(
  parcels: ParcelSet,
  columns: VillageColumns,
  candidates: readonly CandidateBase[],
  comparison: Comparison,
): VillageBasics[] {
  const members: number[][] = parcels.villages.map(() => []);
  for (let row = 0; row < parcels.ids.length; row++) members[parcels.villageOf[row] as number]?.push(row);
  const rows = parcels.villages.map((village, v): VillageBasics => {
    const own = members[v] as number[];
    const found = candidates.flatMap((base, index) => (base.village === v ? [index] : []));
    return villageRow({ village, own, found, parcels, columns, candidates, comparison });
  });
  const order = rows.map((_row, v) => v).filter((v) => rows[v]?.suitability !== null);
  order.sort((a, b) => byOrder(rows[a] as VillageBasics, rows[b] as VillageBasics, columns.thresholdMu));
  return rows.map((row, v) => ({ ...row, rank: order.indexOf(v) + 1 }));
}

interface VillageQuestion {
  readonly village: ParcelSet['villages'][number];
  readonly own: readonly number[];
  readonly found: readonly number[];
  readonly parcels: ParcelSet;
  readonly columns: VillageColumns;
  readonly candidates: readonly CandidateBase[];
  readonly comparison: Comparison;
}

function villageRow(question: VillageQuestion): VillageBasics {
  const { village, own, found, parcels, columns, candidates } = question;
  const scored = own.filter((row) => columns.status[row] === SCORED);
  const counted = (index: number) => countedAreaM2(candidates[index] as CandidateBase);
  const areas = found.map(counted);
  const byArea = [...found].sort((a, b) => counted(b) - counted(a));
  const mean = areaMean(columns.suitability, parcels.areaM2, scored);
  const worst = scored.reduce(
    (lowest, row) =>
      lowest < 0 || (columns.suitability[row] as number) < (columns.suitability[lowest] as number) ? row : lowest,
    -1,
  );
  const [, s1, s2, s3, n] = areaByCode(columns.suitabilityClass, parcels.areaM2, scored, 5) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const statusArea = areaByCode(columns.status, parcels.areaM2, own, 4) as [number, number, number, number];
  const coverage = areaMean(columns.coverage, parcels.areaM2, own);
  return {
    ...village,
    rank: 0,
    parcelCount: own.length,
    areaM2: own.reduce((sum, row) => sum + (parcels.areaM2[row] as number), 0),
    statusAreaM2: statusArea,
    classAreaM2: [s1, s2, s3, n],
    suitability: Number.isNaN(mean) ? null : mean,
    coverage: Number.isNaN(coverage) ? 0 : coverage,
    worstSuitability: worst < 0 ? null : (columns.suitability[worst] as number),
    worstParcel: worst,
    candidates: byArea,
    candidateAreaM2: areas.reduce((sum, area) => sum + area, 0),
    largestCandidateAreaM2: Math.max(0, ...areas),
    candidateGrossAreaM2: found.reduce((sum, index) => sum + (candidates[index] as CandidateBase).grossAreaM2, 0),
    reason: reasonOf(question, statusArea, areas, scored),
  };
}

function byOrder(a: VillageBasics, b: VillageBasics, thresholdMu: number | null): number {
  return (
    villageTier(b, thresholdMu) - villageTier(a, thresholdMu) ||
    (b.suitability ?? 0) - (a.suitability ?? 0) ||
    b.candidateAreaM2 - a.candidateAreaM2 ||
    (a.code < b.code ? -1 : 1)
  );
}

function reasonOf(
  { own, comparison }: VillageQuestion,
  statusArea: readonly number[],
  candidateAreas: readonly number[],
  scored: readonly number[],
): LocalText {
  const mu = (areaM2: number | undefined) => Math.round((areaM2 ?? 0) / M2_PER_MU);
  if (own.length === 0) return text('没有地块', 'no parcels');
  const parts: LocalText[] = [];
  const largest = Math.max(0, ...candidateAreas);
  parts.push(
    largest > 0
      ? text(`最大连片 ${mu(largest)} 亩`, `largest block ${mu(largest)} mu`)
      : text('没有达到最小面积的连片地块', 'no contiguous block reaches the minimum area'),
  );
  if ((statusArea[EXCLUDED] ?? 0) > 0) {
    parts.push(text(`超限排除 ${mu(statusArea[EXCLUDED])} 亩`, `${mu(statusArea[EXCLUDED])} mu excluded by a limit`));
  }
  if ((statusArea[TO_BE_SAMPLED] ?? 0) > 0) {
    parts.push(text(`待测 ${mu(statusArea[TO_BE_SAMPLED])} 亩`, `${mu(statusArea[TO_BE_SAMPLED])} mu to be sampled`));
  }
  if (scored.length > 0) {
    const strengths = strengthsOf(comparison, scored);
    if (strengths.zh !== '') parts.push(strengths);
  }
  return text(parts.map((p) => p.zh).join('；'), parts.map((p) => p.en).join('; '));
}

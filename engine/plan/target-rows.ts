import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import { text } from '../run/local-text.ts';
import { countedAreaM2 } from './counted-area.ts';
import type { CandidateBase, VillageRow } from './plan-tables.ts';
import type { DemonstrationRow, TargetRow } from './policy-rows.ts';
import { annexSum, type PolicyTargetRow, type PolicyTargets, TARGET_YEARS } from './policy-targets.ts';

/** 1 万亩 in m². */
const M2_PER_WAN_MU = 10000 * M2_PER_MU;

/**
 * Candidate area of each county against the annex, then the city by its own row and by the sum of the counties (they
 * differ for 2025 and both are shown). Areas are counted (net where belts are known): potential, not certified land.
 */
export function targetRows(
  policy: PolicyTargets,
  candidates: readonly CandidateBase[],
  villages: readonly VillageRow[],
): TargetRow[] {
  const areaOf = (code: string) =>
    candidates.reduce((sum, base) => {
      const county = villages[base.village]?.countyCode;
      return county === code ? sum + countedAreaM2(base) : sum;
    }, 0) / M2_PER_WAN_MU;
  const present = new Set(villages.map((village) => village.countyCode));
  const counties = policy.counties.map((row) => {
    const note = present.has(row.code)
      ? null
      : text('没有核心镇，本方案不含该县地块', 'no core town: the plan holds no parcels of this county');
    return targetRow(row, areaOf(row.code), note);
  });
  const all = counties.reduce((sum, row) => sum + row.candidateWanMu, 0);
  const summed: PolicyTargetRow = {
    ...policy.city,
    area: Object.fromEntries(
      TARGET_YEARS.map((year) => [year, annexSum(policy.counties.map((row) => row.area[year]))]),
    ) as PolicyTargetRow['area'],
  };
  return [
    ...counties,
    targetRow(policy.city, all, text('按附件全市一行', 'by the annex’s city row')),
    targetRow(summed, all, text('按各县合计', 'by the sum of the counties')),
  ];
}

/** Villages with a block of the demonstration threshold against the policy's number; blocks are counted as bases are, and potential. */
export function demonstrationRow({ thousandMu }: PolicyTargets, villages: readonly VillageRow[]): DemonstrationRow {
  const reached = villages.filter((row) => row.largestCandidateAreaM2 / M2_PER_MU >= thousandMu.mu).length;
  return {
    year: thousandMu.year,
    wanted: thousandMu.villages,
    villages: reached,
    met: reached >= thousandMu.villages,
    source: thousandMu.source,
  };
}

function targetRow(row: PolicyTargetRow, candidateWanMu: number, note: TargetRow['note']): TargetRow {
  return {
    county: row.county,
    countyCode: row.code,
    base2024: annexSum([row.vegetables2024, row.herbs2024]),
    candidateWanMu,
    years: TARGET_YEARS.map((year) => ({
      year: Number(year),
      targetWanMu: row.area[year],
      differenceWanMu: candidateWanMu - row.area[year],
      met: candidateWanMu >= row.area[year],
    })),
    note,
  };
}

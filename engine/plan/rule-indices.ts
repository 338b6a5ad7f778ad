import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import { classOf } from '../suitability/suitability-class.ts';
import { membershipSet, suitabilityColumns } from '../suitability/suitability-columns.ts';
import { areaMean } from './area-means.ts';
import type { RuleIndex } from './judgement-rows.ts';
import type { Scenario } from './scenario.ts';
import { comparedRules } from './scoring-rule.ts';

/** Area-weighted mean index of some rows by each of the compared rules, with its class. */
export function ruleIndices(
  scenario: Scenario,
  parcels: ParcelSet,
  { weighted, scores }: { readonly weighted: readonly Weighted[]; readonly scores: ScoreTable },
  rows: readonly number[],
): RuleIndex[] {
  const own = scores.memberships.map((column) => Float64Array.from(rows, (row) => column[row] as number));
  const set = membershipSet(own);
  const areaM2 = Float64Array.from(rows, (row) => parcels.areaM2[row] as number);
  const weights = weighted.map(({ weight }) => weight);
  return comparedRules(scenario).map(({ id, rule }) => {
    const mean = areaMean(suitabilityColumns(set, weights, rule).suitability, areaM2, rows.keys());
    return { rule: id, index: Number.isNaN(mean) ? null : mean, suitabilityClass: classOf(mean, rule.bounds) };
  });
}

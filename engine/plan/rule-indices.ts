import type { ParcelSet } from '../parcel/parcel-set.ts';
import { classOf } from '../suitability/suitability-class.ts';
import { membershipSet, suitabilityColumns } from '../suitability/suitability-columns.ts';
import { areaMean } from './area-means.ts';
import type { RuleIndex } from './judgement-rows.ts';
import type { Scenario } from './scenario.ts';
import { comparedRules } from './scoring-rule.ts';

/** One column per compared rule, by its id. */
export type RuleColumns = ReadonlyMap<string, Float64Array>;

/** Every parcel's index by each of the compared rules. */
export function ruleColumns(
  memberships: readonly Float64Array[],
  weights: readonly number[],
  scenario: Scenario,
): RuleColumns {
  const set = membershipSet(memberships);
  return new Map(
    comparedRules(scenario).map(({ id, rule }) => [id, suitabilityColumns(set, weights, rule).suitability]),
  );
}

/** Area-weighted means of some rows by each rule, with their classes. */
export function ruleIndices(
  columns: RuleColumns,
  parcels: ParcelSet,
  rows: readonly number[],
  bounds: Scenario['classes']['bounds'],
): RuleIndex[] {
  return [...columns].map(([rule, column]) => {
    const mean = areaMean(column, parcels.areaM2, rows);
    return { rule, index: Number.isNaN(mean) ? null : mean, suitabilityClass: classOf(mean, bounds) };
  });
}

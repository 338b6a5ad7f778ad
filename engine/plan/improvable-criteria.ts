import type { ParcelSet } from '../parcel/parcel-set.ts';
import { realisticBest } from '../suitability/improvement.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import type { Scenario } from './scenario.ts';

/** A criterion that a grower can change. */
export interface ImprovableCriterion {
  /** Index into the weighted criteria. */
  readonly criterion: number;
  /** Realistic best value by county code: what good parcels there have. */
  readonly bestOf: ReadonlyMap<string, number>;
}

/** What can be improved, and how far, from the values that parcels of each county have; empty without such a rule. */
export function improvableCriteria(
  parcels: ParcelSet,
  { weighted, scores }: { readonly weighted: readonly Weighted[]; readonly scores: ScoreTable },
  rule: Scenario['improvement'],
): ImprovableCriterion[] {
  if (rule === null) return [];
  return weighted.flatMap(({ criterion }, k) => {
    if (!rule.criteria.includes(criterion.id) || criterion.membership.kind === 'category') return [];
    const byCounty = new Map<string, number[]>();
    const values = scores.values[k] as Float64Array;
    for (let row = 0; row < values.length; row++) {
      const value = values[row] as number;
      if (Number.isNaN(value)) continue;
      const county = parcels.villages[parcels.villageOf[row] as number]?.countyCode ?? '';
      const list = byCounty.get(county) ?? [];
      byCounty.set(county, list);
      list.push(value);
    }
    const bestOf = new Map<string, number>();
    for (const [county, list] of byCounty) {
      bestOf.set(county, realisticBest(criterion.membership, Float64Array.from(list).sort(), rule.percentile));
    }
    return [{ criterion: k, bestOf }];
  });
}

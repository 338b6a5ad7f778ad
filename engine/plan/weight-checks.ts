import { PlanningError } from '../run/planning-error.ts';
import type { Weighted } from '../suitability/score.ts';
import { critic } from '../suitability/weighting/methods/critic.ts';
import { entropy } from '../suitability/weighting/methods/entropy.ts';
import type { WeightCheck } from './judgement-rows.ts';

/**
 * What the spread between villages would make of the weights, to be seen beside the given ones and never used for them:
 * entropy and CRITIC over the area-weighted memberships of the villages that have all criteria. Nothing where too few
 * villages or criteria vary.
 */
export function weightChecks(
  weighted: readonly Weighted[],
  memberships: readonly Float64Array[],
  names: readonly string[],
): WeightCheck[] {
  const complete = names.flatMap((_name, i) => (memberships.some((column) => Number.isNaN(column[i])) ? [] : [i]));
  const table = {
    alternatives: complete.map((i) => names[i] as string),
    criteria: weighted.map(({ criterion }) => criterion.id),
    columns: memberships.map((column) => Float64Array.from(complete, (i) => column[i] as number)),
  };
  return [entropy, critic].flatMap((method) => {
    try {
      const { weights, source } = method.weigh({ table });
      return [{ method: method.id, label: method.label, weights, source: source.reference }];
    } catch (error) {
      if (error instanceof PlanningError) return [];
      throw error;
    }
  });
}

import { CRITERIA } from '../suitability/criteria/index.ts';
import type { Criterion } from '../suitability/criterion.ts';
import type { Weighted } from '../suitability/score.ts';
import type { Scenario } from './scenario.ts';

/** The scenario's criteria with their weights: known ones by id, own ones as they are written. */
export function criteriaOf(scenario: Scenario): Weighted[] {
  return scenario.criteria.map((entry) => {
    if (!('column' in entry)) return { criterion: knownCriterion(entry.id), weight: entry.weight };
    const { weight, ...criterion } = entry;
    return { criterion, weight };
  });
}

function knownCriterion(id: string): Criterion {
  const criterion = CRITERIA.find((c) => c.id === id);
  if (criterion === undefined) throw new Error(`criterion ${id} passed the scenario check but is not registered`);
  return criterion;
}

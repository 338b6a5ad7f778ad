import type { AggregationSettings } from '../suitability/aggregation.ts';
import { AGGREGATIONS } from '../suitability/aggregations/index.ts';
import type { ScoringRule } from '../suitability/suitability-columns.ts';
import type { Scenario } from './scenario.ts';

/** The scenario's way to combine memberships. */
export function scoringRule({ aggregation, classes }: Scenario): ScoringRule {
  const settings: AggregationSettings =
    aggregation.orness === undefined ? {} : { order: { kind: 'orness', orness: aggregation.orness } };
  return { aggregation: aggregationOf(aggregation.rule), settings, bounds: classes.bounds };
}

/** Rules shown beside the scenario's own, from harsh to lenient: if their classes disagree, that is the finding. */
export function comparedRules({ classes }: Scenario): { readonly id: string; readonly rule: ScoringRule }[] {
  const rule = (id: string, settings: AggregationSettings = {}) => ({
    aggregation: aggregationOf(id),
    settings,
    bounds: classes.bounds,
  });
  return [
    { id: 'minimum', rule: rule('minimum') },
    { id: 'square-root', rule: rule('square-root') },
    { id: 'geometric', rule: rule('geometric') },
    { id: 'owa-pessimistic', rule: rule('owa', { order: { kind: 'quantifier', alpha: 2 } }) },
    { id: 'weighted-sum', rule: rule('weighted-sum') },
    { id: 'owa-optimistic', rule: rule('owa', { order: { kind: 'quantifier', alpha: 0.5 } }) },
  ];
}

function aggregationOf(id: string): ScoringRule['aggregation'] {
  const found = AGGREGATIONS.find((aggregation) => aggregation.id === id);
  if (found === undefined) throw new Error(`aggregation ${id} passed the scenario check but is not registered`);
  return found;
}

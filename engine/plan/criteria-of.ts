import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { CRITERIA } from '../suitability/criteria/index.ts';
import type { Criterion } from '../suitability/criterion.ts';
import type { Membership } from '../suitability/membership.ts';
import { applyPreset, type MembershipPreset, membershipPresetSchema } from '../suitability/membership-preset.ts';
import type { Weighted } from '../suitability/score.ts';
import { criterionWeights } from './criterion-weights.ts';
import type { InputDesk } from './input-desk.ts';
import type { WeightingRow } from './judgement-rows.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import type { Scenario } from './scenario.ts';

/** The scenario's criteria with their weights, and how the weights came about. */
export interface WeightedCriteria {
  readonly weighted: readonly Weighted[];
  readonly weighting: WeightingRow;
}

/**
 * The scenario's criteria: known ones by id, with a curve of their own, else the memberships of `preset` where it has them
 * and its variants as `variant` names them; own ones as they are written. `weights` stand in the order of the criteria. Throws
 * `PlanningError` as `applyPreset` does.
 */
function criteriaOf(
  scenario: Scenario,
  weights: readonly number[],
  preset: MembershipPreset | null = null,
  variant: Readonly<Record<string, string>> = {},
): Weighted[] {
  const known = preset === null ? CRITERIA : applyPreset(CRITERIA, preset, variant);
  return scenario.criteria.map((entry, k) => {
    const weight = weights[k] as number;
    if (!('column' in entry))
      return { criterion: withOwnCurve(knownCriterion(entry.id, known), entry.membership), weight };
    const { weight: _weight, ...criterion } = entry;
    return { criterion, weight };
  });
}

/** The criterion with the scenario's own curve, which nobody but the scenario's author answers for. */
function withOwnCurve(criterion: Criterion, own: Membership | undefined): Criterion {
  if (own === undefined) return criterion;
  const { zh, en } = criterion.source.reference;
  const reference = text(`情景自定隶属函数，替代：${zh}`, `set by the scenario in place of: ${en}`);
  return { ...criterion, membership: own, source: { reference, confidence: 'setting' } };
}

/**
 * The scenario's criteria, weighed by its method and with the memberships of its preset where it names one. Throws as
 * `criteriaOf` and `criterionWeights` do.
 */
export async function weightedCriteria(scenario: Scenario, desk: InputDesk): Promise<WeightedCriteria> {
  const { weights, row } = await criterionWeights(scenario, desk);
  const { memberships } = scenario;
  if (memberships === null) return { weighted: criteriaOf(scenario, weights), weighting: row };
  const preset = await desk.document('memberships', memberships.preset, membershipPresetSchema);
  return { weighted: criteriaOf(scenario, weights, preset, memberships.variant), weighting: row };
}

/** Columns that criteria, crop groups and fertility grades read. */
export function columnsRead({ criteria, cropGroups, fertility }: Scenario): string[] {
  const own = criteria.map((entry) => ('column' in entry ? entry.column : knownCriterion(entry.id, CRITERIA).column));
  const graded = fertility === null ? [] : CRITERIA.map(({ column }) => column);
  return [...own, ...graded, ...(cropGroups === null ? [] : [cropGroups.phColumn])];
}

/** Criteria whose column nobody measured, or that has no value in any parcel: they lower every parcel's coverage, and are told. */
export function blankCriteria(weighted: readonly Weighted[], columns: ParcelColumns): Finding[] {
  return weighted.flatMap(({ criterion, weight }): Finding[] => {
    const column = columns.table.columns.get(criterion.column);
    if (column?.valid.words.some((word) => word !== 0)) return [];
    const [zh, en] =
      column === undefined
        ? ['没有图层给出', 'which no layer gives']
        : ['没有一个地块有值', 'which has no value at all'];
    return [
      {
        severity: 'warning',
        code: 'criterion-without-data',
        message: text(
          `指标 ${criterion.label.zh} 需要列 ${criterion.column}，${zh}；权重 ${weight} 计为缺测`,
          `criterion ${criterion.label.en} reads column ${criterion.column}, ${en}; its weight ${weight} counts as missing`,
        ),
        remedy: text(
          '补充图层或数据，或从情景中去掉该指标',
          'add the layer or its data, or take the criterion out of the scenario',
        ),
        at: { layer: criterion.column, field: criterion.id },
      },
    ];
  });
}

function knownCriterion(id: string, known: readonly Criterion[]): Criterion {
  const criterion = known.find((c) => c.id === id);
  if (criterion === undefined) throw new Error(`criterion ${id} passed the scenario check but is not registered`);
  return criterion;
}

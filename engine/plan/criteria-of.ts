import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { CRITERIA } from '../suitability/criteria/index.ts';
import type { Criterion } from '../suitability/criterion.ts';
import { applyPreset, type MembershipPreset, membershipPresetSchema } from '../suitability/membership-preset.ts';
import type { Weighted } from '../suitability/score.ts';
import type { InputDesk } from './input-desk.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import type { Scenario } from './scenario.ts';

/**
 * The scenario's criteria with their weights: known ones by id, with the memberships of `preset` where it has them and
 * its variants as `variant` names them; own ones as they are written. Throws `PlanningError` as `applyPreset` does.
 */
export function criteriaOf(
  scenario: Scenario,
  preset: MembershipPreset | null = null,
  variant: Readonly<Record<string, string>> = {},
): Weighted[] {
  const known = preset === null ? CRITERIA : applyPreset(CRITERIA, preset, variant);
  return scenario.criteria.map((entry) => {
    if (!('column' in entry)) return { criterion: knownCriterion(entry.id, known), weight: entry.weight };
    const { weight, ...criterion } = entry;
    return { criterion, weight };
  });
}

/** The scenario's criteria, with the memberships of its preset where it names one. Throws as `criteriaOf` does. */
export async function weightedCriteria(scenario: Scenario, desk: InputDesk): Promise<Weighted[]> {
  const { memberships } = scenario;
  if (memberships === null) return criteriaOf(scenario);
  const preset = await desk.document('memberships', memberships.preset, membershipPresetSchema);
  return criteriaOf(scenario, preset, memberships.variant);
}

/** Criteria whose column nobody measured: they lower every parcel's coverage, and are told. */
export function blankCriteria(weighted: readonly Weighted[], columns: ParcelColumns): Finding[] {
  return weighted.flatMap(({ criterion, weight }): Finding[] => {
    if (columns.table.columns.has(criterion.column)) return [];
    return [
      {
        severity: 'warning',
        code: 'criterion-without-data',
        message: text(
          `指标 ${criterion.label.zh} 需要列 ${criterion.column}，没有图层给出；权重 ${weight} 计为缺测`,
          `criterion ${criterion.label.en} reads column ${criterion.column}, which no layer gives; its weight ${weight} counts as missing`,
        ),
        remedy: text('补充图层，或从情景中去掉该指标', 'add the layer, or take the criterion out of the scenario'),
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

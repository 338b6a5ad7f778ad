import type { Run } from '../run/run.ts';
import { conversionStatus } from './conversion-status.ts';
import { cropGroupTables } from './crop-groups.ts';
import type { LimitEvidence } from './evidence/limit-evidence.ts';
import { fertilityTables } from './fertility-rows.ts';
import type { InputRecords } from './input-records.ts';
import type { PlanParts } from './plan-parts.ts';
import { sampleAges, sampleDistances } from './sample-confidence.ts';
import type { Workbench } from './workbench.ts';

/** What is known of the parcels beside limits and criteria. */
type Knowledge = Pick<PlanParts, 'sampleAgeYears' | 'sampleDistanceM' | 'conversion' | 'cropGroups' | 'fertility'>;

/**
 * Gathers what explains a place: age and distance of samples, conversion clock, classes for crop groups, fertility
 * grades. A file that cannot be used is a finding and leaves its part unknown.
 */
export async function gatherKnowledge(
  bench: Workbench,
  soil: LimitEvidence,
  inputs: InputRecords | null,
  run: Run,
): Promise<Knowledge> {
  const { scenario, parcels, columns, desk } = bench;
  const { samplePositions, conversion, cropGroups, fertility } = scenario;
  const distances = samplePositions
    ? await desk.optional('samplePositions', () => sampleDistances(parcels, samplePositions, desk, run))
    : null;
  const clocks = conversion
    ? await desk.optional('conversion', () => conversionStatus(bench, conversion, inputs))
    : null;
  const groups = cropGroups
    ? await desk.optional('cropGroups', () => cropGroupTables(cropGroups, columns, desk))
    : null;
  return {
    sampleAgeYears: sampleAges(soil, scenario.asOf),
    sampleDistanceM: distances ?? new Float64Array(parcels.ids.length).fill(Number.NaN),
    conversion: clocks,
    cropGroups: groups,
    fertility: fertility ? await desk.optional('fertility', () => fertilityTables(fertility, columns, desk)) : null,
  };
}

import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { Run } from '../run/run.ts';
import { type CandidateBlocks, groupCandidateBases } from '../selection/candidate-base.ts';
import { type ScoreTable, scoreParcels } from '../suitability/score.ts';
import { planTables } from './build-plan-tables.ts';
import { candidatesGeoJson } from './candidates-geojson.ts';
import { checkCriterionColumns } from './checked-columns.ts';
import { contradictionsOf } from './contradictions.ts';
import { blankCriteria, weightedCriteria } from './criteria-of.ts';
import { gatherKnowledge } from './gather-knowledge.ts';
import type { NetHelpers } from './isolation/block-net.ts';
import { isolatedBases } from './isolation/isolated-bases.ts';
import type { IsolationDesk } from './isolation/isolation-desk.ts';
import { conditionalParcels, eligibleParcels, hopefulParcels, limitColumns, statusOf } from './judge-parcels.ts';
import type { Helpers } from './layer-task.ts';
import { forkGround, type PlanGround, readGround, sharesGround } from './plan-ground.ts';
import type { PlanInputs } from './plan-inputs.ts';
import { type PlanResult, TO_BE_SAMPLED } from './plan-tables.ts';
import { policyTargetsSchema } from './policy-targets.ts';
import { drawnByAnotherRule } from './rank-robustness.ts';
import { checkScenario } from './scenario.ts';
import { scoringRule } from './scoring-rule.ts';
import type { Workbench } from './workbench.ts';

/** The question and the means to answer it. */
export interface PlanQuestion {
  /** The scenario document as parsed JSON. */
  readonly scenario: unknown;
  /** Its name for messages. */
  readonly scenarioName: string;
  readonly inputs: PlanInputs;
  /** Threads that help to measure raster layers; the calling one works alone when absent. */
  readonly helpers?: Helpers;
  /** Threads that help with the belts of blocks that are no bases yet; the calling one works alone when absent. */
  readonly netHelpers?: NetHelpers;
  /** What an earlier plan read from the same inputs; it is used again where the scenario asks for the same. */
  readonly ground?: PlanGround | null;
  /** Takes what the plan begins with, for plans and scores asked anew. */
  readonly keepGround?: (ground: PlanGround) => void;
  /** Takes what belts are drawn from, so that they can be drawn anew by another rule; null when the plan has none. */
  readonly keepIsolation?: (desk: IsolationDesk | null) => void;
}

/**
 * Runs a whole plan: files → parcels → layers and distances → evidence and limits → scores → candidate bases → ranking
 * and targets. Throws `PlanningError` when the question is malformed or no parcel can be used; everything else that is
 * wrong with the data becomes a finding of the plan.
 */
export async function runPlan(question: PlanQuestion, run: Run): Promise<PlanResult> {
  const scenario = checkScenario(question.scenario, question.scenarioName);
  const { inputs, helpers = null, ground: earlier = null } = question;
  const ground =
    earlier !== null && sharesGround(earlier.scenario, scenario)
      ? earlier
      : await readGround(scenario, { inputs, helpers }, run);
  question.keepGround?.(ground);
  return judgeGround(forkGround(ground, scenario), question, run);
}

/** Limits, scores, bases, belts, ranks and targets over what was read. */
async function judgeGround(
  { scenario, desk, reading, columns, evidence: gathered, rotation, zones }: PlanGround,
  question: PlanQuestion,
  run: Run,
): Promise<PlanResult> {
  const { parcels } = reading;
  const bench: Workbench = { scenario, parcels, columns, desk };
  const { limits: evidence, inputs } = gathered;
  await run.step('exclusions', 0, 1);
  const limits = limitColumns(parcels.ids.length, evidence);
  const { weighted, weighting } = await weightedCriteria(scenario, desk);
  await checkCriterionColumns(bench, weighted);
  desk.findings.push(...blankCriteria(weighted, columns), ...drawnByAnotherRule(scenario));
  const scores = await scoreParcels(columns.table, weighted, scoringRule(scenario), run);
  const status = statusOf(scenario, limits, scores);
  const knowledge = await gatherKnowledge(bench, evidence.soil, inputs, run);
  const blocks = await growBases(bench, status, scores, run);
  const isolated = await isolatedBases(
    bench,
    { blocks, waits: (row) => status[row] === TO_BE_SAMPLED, conversion: knowledge.conversion },
    { netHelpers: question.netHelpers ?? (() => []), run },
  );
  question.keepIsolation?.(isolated?.desk ?? null);
  await run.step('ranking', 0, 1);
  const { targets } = scenario;
  const policy =
    targets === null
      ? null
      : await desk.optional('targets', () => desk.document('policy targets', targets, policyTargetsSchema));
  const tables = planTables({
    scenario,
    desk,
    reading,
    columns,
    evidence,
    weighted,
    weighting,
    scores,
    limits,
    status,
    conditional: conditionalParcels(scenario, evidence, parcels.ids.length),
    blocks,
    isolated,
    zones,
    rotation,
    policy,
    ...knowledge,
  });
  const contradictions = policy === null ? [] : contradictionsOf(policy);
  const complete = { ...tables, contradictions };
  await run.step('ranking', 1, 1);
  return { tables: complete, candidatesGeoJson: candidatesGeoJson(complete) };
}

function growBases(bench: Workbench, status: Uint8Array, scores: ScoreTable, run: Run): Promise<CandidateBlocks> {
  const { scenario, parcels } = bench;
  const eligible = eligibleParcels(scenario, status, scores.suitabilityClass);
  const hopeful = hopefulParcels(scenario, status, scores);
  const { gapM, minimumMu } = scenario.candidates;
  return groupCandidateBases(parcels, { eligible, hopeful }, { gapM, minimumAreaM2: minimumMu * M2_PER_MU }, run);
}

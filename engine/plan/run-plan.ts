import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { Village } from '../parcel/parcel-set.ts';
import { type ParcelFile, type ParcelReading, parcelsFrom } from '../parcel/parcels-from.ts';
import type { Finding } from '../run/finding.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Run } from '../run/run.ts';
import { type CandidateBlocks, groupCandidateBases } from '../selection/candidate-base.ts';
import { type ScoreTable, scoreParcels } from '../suitability/score.ts';
import { planTables } from './build-plan-tables.ts';
import { candidatesGeoJson } from './candidates-geojson.ts';
import { carriedFields, missingCarried } from './carried-fields.ts';
import { checkCriterionColumns } from './checked-columns.ts';
import { contradictionsOf } from './contradictions.ts';
import { blankCriteria, weightedCriteria } from './criteria-of.ts';
import { gatherEvidence } from './evidence/gather-evidence.ts';
import { gatherKnowledge } from './gather-knowledge.ts';
import { InputDesk } from './input-desk.ts';
import type { NetHelpers } from './isolation/block-net.ts';
import { isolatedBases } from './isolation/isolated-bases.ts';
import type { IsolationDesk } from './isolation/isolation-desk.ts';
import { sourceZones } from './isolation/source-zones.ts';
import { conditionalParcels, eligibleParcels, hopefulParcels, limitColumns, statusOf } from './judge-parcels.ts';
import type { Helpers } from './layer-task.ts';
import { measureLayers } from './measure-layers.ts';
import { measureNeighbours } from './measure-neighbours.ts';
import { ParcelColumns } from './parcel-columns.ts';
import type { PlanInputs } from './plan-inputs.ts';
import { type PlanResult, TO_BE_SAMPLED } from './plan-tables.ts';
import { policyTargetsSchema } from './policy-targets.ts';
import { drawnByAnotherRule } from './rank-robustness.ts';
import { readVillages } from './read-villages.ts';
import { planRotation } from './rotation/plan-rotation.ts';
import { addSalinity } from './salinity-column.ts';
import { checkScenario, type Scenario } from './scenario.ts';
import { scoringRule } from './scoring-rule.ts';
import { strayCodes } from './stray-codes.ts';
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
  const desk = new InputDesk(question.inputs);
  const reading = await readParcels(scenario, desk, run);
  const { parcels } = reading;
  desk.findings.push(...strayCodes(scenario, parcels));
  const columns = new ParcelColumns(parcels.ids.length);
  const bench: Workbench = { scenario, parcels, columns, desk };
  await measureLayers(bench, question.helpers ?? null, run);
  const { salinity } = scenario;
  if (salinity) await desk.optional('salinity', () => addSalinity(salinity, columns, desk));
  await measureNeighbours(bench, run);
  const zones = scenario.sources === null ? null : await sourceZones(bench, scenario.sources, run);
  const { limits: evidence, inputs } = await gatherEvidence(bench, run);
  const rotation = await planRotation(bench, run);
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

async function readParcels(scenario: Scenario, desk: InputDesk, run: Run): Promise<ParcelReading> {
  const villages: readonly Village[] = scenario.villages === null ? [] : await readVillages(scenario.villages, desk);
  const { crs, files: names, id, officialArea, village, unitDigits, landUse } = scenario.parcels;
  const files: ParcelFile[] = [];
  for (const [k, file] of names.entries()) {
    await run.step('read', k, names.length);
    const layer = await desk.optional('parcels', () => desk.vector('parcels', file, crs === undefined ? {} : { crs }));
    if (layer !== null) files.push({ file, layer });
  }
  if (files.length === 0) throw noParcelFile(desk.findings);
  await run.step('parcels', 0, 1);
  const carried = carriedFields(scenario);
  desk.findings.push(...missingCarried(files, carried));
  const reading = parcelsFrom(
    files,
    { id, officialArea, village: villageRule(village), unitDigits, landUse, carried },
    villages,
  );
  for (const [k, counts] of reading.counts.entries()) desk.recount((files[k] as ParcelFile).file, counts);
  desk.findings.push(...reading.findings);
  return reading;
}

/** Nothing can be planned: the error of the first parcel file that could not be used. */
function noParcelFile(findings: readonly Finding[]): PlanningError {
  const first = findings.find((finding) => finding.at.layer === 'parcels' || finding.severity === 'error');
  if (first === undefined) throw new Error('no parcel file could be read and no finding says why');
  return new PlanningError('input', first.code, { text: first.message, remedy: first.remedy, at: first.at });
}

/** The scenario's optional fields without `undefined`, as the parcel rule wants them. */
function villageRule(village: Scenario['parcels']['village']) {
  if (village.from === 'id-prefix') return village;
  const { from, field, town, county } = village;
  return { from, field, ...(town === undefined ? {} : { town }), ...(county === undefined ? {} : { county }) };
}

function growBases(bench: Workbench, status: Uint8Array, scores: ScoreTable, run: Run): Promise<CandidateBlocks> {
  const { scenario, parcels } = bench;
  const eligible = eligibleParcels(scenario, status, scores.suitabilityClass);
  const hopeful = hopefulParcels(scenario, status, scores);
  const { gapM, minimumMu } = scenario.candidates;
  return groupCandidateBases(parcels, { eligible, hopeful }, { gapM, minimumAreaM2: minimumMu * M2_PER_MU }, run);
}

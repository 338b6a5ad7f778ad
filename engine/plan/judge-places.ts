import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { CandidateBlocks } from '../selection/candidate-base.ts';
import type { CandidateBasics } from './candidate-rows.ts';
import { conversionArea } from './conversion-areas.ts';
import { countedAreaM2 } from './counted-area.ts';
import { type CropGroups, cropGroupAreas } from './crop-groups.ts';
import { type DifficultyEvidence, difficultyRows, difficultyWeights, type Place } from './difficulty-rows.ts';
import { confidenceOf, type ExplainColumns, limitingAreas, townDifferences } from './explain-places.ts';
import { type FertilityTables, landGradeRow, nutrientRows } from './fertility-rows.ts';
import type { ImprovableCriterion } from './improvable-criteria.ts';
import type { BeltVariant } from './isolation/belt-rows.ts';
import type { ConversionTable, DifficultyRow, RankBand, TownMeans } from './judgement-rows.ts';
import type { CandidateBase, VillageRow } from './plan-tables.ts';
import { SCORED } from './plan-tables.ts';
import { rankRobustness } from './rank-robustness.ts';
import { ruleIndices } from './rule-indices.ts';
import type { Scenario } from './scenario.ts';
import { scoringRule } from './scoring-rule.ts';
import { type VillageChangeQuestion, villageChanges } from './village-changes.ts';
import { type VillageBasics, villageTier } from './village-rows.ts';

/** What places are tried and explained with. */
export interface PlaceQuestion extends ExplainColumns, DifficultyEvidence {
  readonly scenario: Scenario;
  readonly status: Uint8Array;
  readonly blocks: CandidateBlocks;
  readonly improvable: readonly ImprovableCriterion[];
  readonly conversion: ConversionTable | null;
  readonly cropGroups: CropGroups | null;
  readonly fertility: FertilityTables | null;
  readonly targetYears: readonly number[];
  readonly waitingFor: VillageChangeQuestion['waitingFor'];
  readonly hopefulNetM2: VillageChangeQuestion['hopefulNetM2'];
  /** Ways to keep a block apart; null when no belts were asked for. */
  readonly variantsOf: ((block: number) => BeltVariant[]) | null;
}

/** Bases whose ways are compared when the scenario names no length of the list. */
const COMPARED = 10;

/** Candidate bases with rank band and difficulty. */
export function judgeCandidates(question: PlaceQuestion, candidates: readonly CandidateBasics[]): CandidateBase[] {
  const groups = candidates.map((base) => base.parcels);
  const tier = Uint8Array.from(candidates, (base) => Number(base.reachesThousandMu));
  const { robustness } = question.scenario;
  const bands = robustness === null ? null : rankRobustness(question, { groups, tier }, robustness);
  const difficulties = difficultiesOf(
    question,
    candidates.map((base) => ({
      rows: base.parcels,
      largestBlockM2: countedAreaM2(base),
      hasOperator: operatorOf(question, base.village),
      conventionalShare: base.border?.conventionalShare ?? null,
    })),
  );
  const compared = question.scenario.robustness?.top ?? COMPARED;
  return candidates.map(({ block, ...base }, at) => ({
    ...base,
    beltVariants: base.rank <= compared ? (question.variantsOf?.(block) ?? []) : [],
    band: bands?.[at] ?? null,
    difficulty: difficulties?.[at] ?? null,
  }));
}

/** Scored rows of each village. */
export function scoredByVillage(question: PlaceQuestion): number[][] {
  return rowsByVillage(question).map((rows) => rows.filter((row) => question.status[row] === SCORED));
}

/** Villages with everything a county asks about them: how sure, what limits, what differs, what would change. */
export function judgeVillages(
  question: PlaceQuestion,
  {
    villages,
    candidates,
  }: { readonly villages: readonly VillageBasics[]; readonly candidates: readonly CandidateBase[] },
  towns: readonly TownMeans[],
): VillageRow[] {
  const rowsOf = rowsByVillage(question);
  const scoredOf = scoredByVillage(question);
  const bands = villageBands(question, villages, scoredOf);
  const peopled = villages.flatMap((village, v) => (village.parcelCount > 0 ? [v] : []));
  const difficulties = difficultiesOf(
    question,
    peopled.map((v) => ({
      rows: rowsOf[v] ?? [],
      largestBlockM2: villages[v]?.largestCandidateAreaM2 ?? 0,
      hasOperator: operatorOf(question, v),
      conventionalShare: conventionalShareOf(villages[v], candidates),
    })),
  );
  const differences = townDifferences(question, scoredOf, towns);
  const { top } = question.scenario.robustness ?? { top: villages.length };
  const changes = villageChanges(
    { ...question, villages, scoredOf, rule: scoringRule(question.scenario) },
    {
      top,
      thresholdM2: question.thresholdMu === null ? null : question.thresholdMu * M2_PER_MU,
      gapM: question.scenario.candidates.gapM,
    },
  );
  return villages.map((village, v) => ({
    ...village,
    limiting: limitingAreas(question, scoredOf[v] ?? []),
    rules: ruleIndices(question.scenario, question.parcels, question, scoredOf[v] ?? []),
    townDifferences: differences[v] ?? [],
    confidence: confidenceOf(question, rowsOf[v] ?? []),
    band: bands[v] ?? null,
    difficulty: difficulties?.[peopled.indexOf(v)] ?? null,
    counterfactual: changes[v] as VillageRow['counterfactual'],
    ...landOf(question, rowsOf[v] ?? []),
  }));
}

/** What the land itself is like: conversion, classes for crops, fertility. */
function landOf(
  { parcels, conversion, cropGroups, fertility, targetYears }: PlaceQuestion,
  rows: readonly number[],
): Pick<VillageRow, 'conversion' | 'cropGroups' | 'nutrients' | 'landGrade'> {
  return {
    conversion: conversion === null ? null : conversionArea(conversion, parcels, rows, targetYears),
    cropGroups: cropGroups === null ? [] : cropGroupAreas(cropGroups, parcels, rows),
    nutrients: fertility === null ? [] : nutrientRows(fertility, parcels, rows),
    landGrade: fertility === null ? null : landGradeRow(fertility, parcels, rows),
  };
}

/** Bands of the villages that have a rank; the others have none. */
function villageBands(
  question: PlaceQuestion,
  villages: readonly VillageBasics[],
  scoredOf: readonly (readonly number[])[],
): (RankBand | null)[] {
  const { robustness } = question.scenario;
  if (robustness === null) return villages.map(() => null);
  const ranked = villages.flatMap((village, v) => (village.rank > 0 ? [v] : []));
  ranked.sort((a, b) => (villages[a]?.rank ?? 0) - (villages[b]?.rank ?? 0));
  const tier = Uint8Array.from(ranked, (v) => villageTier(villages[v] as VillageBasics, question.thresholdMu));
  const groups = ranked.map((v) => scoredOf[v] ?? []);
  const bands = rankRobustness(question, { groups, tier }, robustness);
  return villages.map((_village, v) => bands[ranked.indexOf(v)] ?? null);
}

function difficultiesOf(question: PlaceQuestion, places: readonly Place[]): DifficultyRow[] | null {
  const { easyFirst } = question.scenario;
  return easyFirst === null ? null : difficultyRows(question, places, difficultyWeights(easyFirst));
}

/** Over the borders of its candidate bases; null for a village without any, and without belts. */
function conventionalShareOf(village: VillageBasics | undefined, candidates: readonly CandidateBase[]): number | null {
  let [length, conventional] = [0, 0];
  for (const index of village?.candidates ?? []) {
    const border = candidates[index]?.border ?? null;
    if (border === null || border.conventionalShare === null) continue;
    length += border.lengthM;
    conventional += border.lengthM * border.conventionalShare;
  }
  return length === 0 ? null : conventional / length;
}

function operatorOf({ scenario, parcels }: PlaceQuestion, v: number): boolean | null {
  return scenario.easyFirst?.operators[parcels.villages[v]?.code ?? ''] ?? null;
}

function rowsByVillage({ parcels }: PlaceQuestion): number[][] {
  const rows: number[][] = parcels.villages.map(() => []);
  for (let row = 0; row < parcels.ids.length; row++) rows[parcels.villageOf[row] as number]?.push(row);
  return rows;
}

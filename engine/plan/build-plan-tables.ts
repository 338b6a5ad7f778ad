import { DIFFICULTY_PARTS } from '../suitability/difficulty-parts/index.ts';
import { LIMIT_KINDS, UNKNOWN } from '../suitability/exclusion.ts';
import { ENGINE_VERSION } from '../version.ts';
import { candidateOrder, candidateRows } from './candidate-rows.ts';
import { difficultyWeights } from './difficulty-rows.ts';
import { townMeans } from './explain-places.ts';
import { groupMemberships } from './group-memberships.ts';
import { improvableCriteria } from './improvable-criteria.ts';
import { judgeCandidates, judgeVillages, type PlaceQuestion, scoredByVillage } from './judge-places.ts';
import { parcelChanges } from './parcel-changes.ts';
import { allEvidence, conversionTable, criterionColumns, parcelTable } from './parcel-table.ts';
import type { PlanParts } from './plan-parts.ts';
import { type PlanTables, SCORED } from './plan-tables.ts';
import { TARGET_YEARS } from './policy-targets.ts';
import { scoringRule } from './scoring-rule.ts';
import { standardRows } from './standard-rows.ts';
import { comparisonOver } from './strengths.ts';
import { demonstrationRow, targetRows } from './target-rows.ts';
import { villageRows } from './village-rows.ts';
import { weightChecks } from './weight-checks.ts';

/** Puts the results of a plan into the plain form that map, report and files receive. */
export function planTables(parts: PlanParts): Omit<PlanTables, 'contradictions'> {
  const { scenario, desk, reading, weighted, scores, status, conditional, blocks, policy } = parts;
  const { parcels } = reading;
  const thresholdMu = policy?.thousandMu.mu ?? null;
  const scored = Array.from(status.keys()).filter((row) => status[row] === SCORED);
  const comparison = comparisonOver(weighted, scores.memberships, parcels.areaM2, scored);
  const found = candidateRows(
    parcels,
    blocks,
    { ...scores, conditional, thresholdMu, belts: parts.isolated?.bases ?? null },
    comparison,
  );
  const question = placeQuestion(parts, thresholdMu);
  const candidates = judgeCandidates(question, found);
  const towns = townMeans(question, scoredByVillage(question));
  const villages = judgeVillages(
    question,
    { villages: villageRows(parcels, { ...scores, status, thresholdMu }, candidates, comparison), candidates },
    towns,
  );
  const changes = parcelChanges({ ...question, rule: scoringRule(scenario) });
  return {
    ...questionWords(parts, thresholdMu),
    weightChecks: villageWeightChecks(parts, villages),
    parcels: parcelTable(parts, candidates, changes),
    villages,
    townMeans: towns,
    evidence: allEvidence(parts.evidence).list,
    candidates,
    isolation: parts.isolated?.tables ?? null,
    sources: parts.zones,
    rotation: parts.rotation,
    targets: policy === null ? [] : targetRows(policy, candidates, villages),
    demonstration: policy === null ? null : demonstrationRow(policy, villages),
    standards: standardRows(desk.documents),
    findings: desk.findings,
    inputs: desk.records,
  };
}

/** Weights by the spread between the villages that have a rank. */
function villageWeightChecks(
  { reading, weighted, scores, status }: PlanParts,
  villages: PlanTables['villages'],
): PlanTables['weightChecks'] {
  const ranked = villages.flatMap((village, v) => (village.rank > 0 ? [v] : []));
  const scored = new Map(ranked.map((v) => [v, [] as number[]]));
  for (const [row, v] of reading.parcels.villageOf.entries()) if (status[row] === SCORED) scored.get(v)?.push(row);
  const groups = [...scored.values()];
  const { memberships } = groupMemberships(reading.parcels, scores.memberships, groups);
  return weightChecks(
    weighted,
    memberships,
    ranked.map((v) => villages[v]?.code ?? ''),
  );
}

function placeQuestion(parts: PlanParts, thresholdMu: number | null): PlaceQuestion {
  const { scenario, reading, weighted, scores, status, blocks } = parts;
  const { parcels } = reading;
  return {
    scenario,
    parcels,
    weighted,
    scores,
    status,
    blocks,
    support: criterionColumns(parts).map(({ support }) => support),
    sampleAgeYears: parts.sampleAgeYears,
    sampleDistanceM: parts.sampleDistanceM,
    limits: LIMIT_KINDS.filter((kind) => scenario.limits.includes(kind)).map((kind) => parts.limits[kind]),
    monthsToOrganic: monthsToOrganic(parts),
    conversionMonths: parts.conversion?.rule.months ?? null,
    conversion: conversionTable(parts),
    cropGroups: parts.cropGroups,
    fertility: parts.fertility,
    targetYears: TARGET_YEARS.map(Number),
    thresholdMu,
    improvable: improvableCriteria(parcels, { weighted, scores }, scenario.improvement),
    waitingFor: waitingFor(parts),
    hopefulNetM2: parts.isolated?.hopefulNetM2 ?? null,
    variantsOf: parts.isolated?.variantsOf ?? null,
  };
}

/** Months until organic sowing or harvest, NaN where the clock is unknown; null without clocks. */
function monthsToOrganic({ conversion }: PlanParts): Float64Array | null {
  if (conversion === null) return null;
  return Float64Array.from(conversion.monthsLeft, (months) => (months < 0 ? Number.NaN : months));
}

/** What each parcel waits for an answer of: tests are shared by many parcels, codes and records are a parcel's own. */
function waitingFor({ scenario, reading, evidence, limits }: PlanParts): PlaceQuestion['waitingFor'] {
  const asked = LIMIT_KINDS.filter((kind) => scenario.limits.includes(kind));
  return (row) =>
    asked.flatMap((kind) => {
      if (limits[kind][row] !== UNKNOWN) return [];
      const isOwn = kind === 'land' || kind === 'inputs';
      const unit = isOwn ? undefined : evidence[kind].evidence[evidence[kind].of[row] as number];
      return [{ kind, unit: unit?.id ?? (reading.parcels.ids[row] as string) }];
    });
}

/** What the plan was asked, in the words it is shown with. */
function questionWords(parts: PlanParts, thresholdMu: number | null) {
  const { scenario, weighted } = parts;
  const { aggregation } = scoringRule(scenario);
  const { robustness, easyFirst } = scenario;
  const weights = easyFirst === null ? [] : difficultyWeights(easyFirst);
  return {
    engineVersion: ENGINE_VERSION,
    scenarioId: scenario.id,
    title: scenario.title,
    synthetic: scenario.synthetic,
    asOf: scenario.asOf,
    criteria: weighted.map(({ criterion, weight }) => ({ ...criterion, weight })),
    weightSource: scenario.weightSource,
    weighting: parts.weighting,
    aggregation: { id: aggregation.id, label: aggregation.label, source: scenario.aggregation.source },
    classBounds: scenario.classes.bounds,
    classSource: scenario.classes.source,
    minimumCoverage: scenario.minimumCoverage,
    limitKinds: LIMIT_KINDS.filter((kind) => scenario.limits.includes(kind)),
    candidateRule: { ...scenario.candidates, order: candidateOrder(thresholdMu) },
    robustness,
    easyFirst:
      easyFirst === null
        ? null
        : {
            parts: DIFFICULTY_PARTS.map(({ id, label, formula }, k) => ({
              id,
              label,
              formula,
              weight: weights[k] as number,
            })),
            source: easyFirst.source,
          },
    improvementSource: scenario.improvement?.source ?? null,
    thresholdMu,
    conversionRule: conversionRule(parts),
  };
}

function conversionRule({ scenario, conversion }: PlanParts): PlanTables['conversionRule'] {
  if (conversion === null || scenario.conversion === null) return null;
  const { start, source } = scenario.conversion;
  return { ...conversion.rule, start, source };
}

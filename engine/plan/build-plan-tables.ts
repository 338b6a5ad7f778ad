import type { ParcelReading } from '../parcel/parcels-from.ts';
import type { CandidateBlocks } from '../selection/candidate-base.ts';
import { type Evidence, LIMIT_KINDS, type LimitKind } from '../suitability/exclusion.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import { ENGINE_VERSION } from '../version.ts';
import { CANDIDATE_ORDER, candidateRows } from './candidate-rows.ts';
import type { LimitEvidence } from './evidence/limit-evidence.ts';
import type { InputDesk } from './input-desk.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import { type CandidateBase, type CriterionColumn, type ParcelTable, type PlanTables, SCORED } from './plan-tables.ts';
import type { PolicyTargets } from './policy-targets.ts';
import type { Scenario } from './scenario.ts';
import { comparisonOver } from './strengths.ts';
import { targetRows } from './target-rows.ts';
import { villageRows } from './village-rows.ts';

/** Everything the steps of a plan produced. */
export interface PlanParts {
  readonly scenario: Scenario;
  readonly desk: InputDesk;
  readonly reading: ParcelReading;
  readonly columns: ParcelColumns;
  readonly evidence: Readonly<Record<LimitKind, LimitEvidence>>;
  readonly weighted: readonly Weighted[];
  readonly scores: ScoreTable;
  readonly limits: Readonly<Record<LimitKind, Uint8Array>>;
  readonly status: Uint8Array;
  readonly blocks: CandidateBlocks;
  readonly policy: PolicyTargets | null;
}

/** Puts the results of a plan into the plain form that map, report and files receive. */
export function planTables(parts: PlanParts): Omit<PlanTables, 'contradictions'> {
  const { scenario, desk, reading, weighted, scores, status, blocks, policy } = parts;
  const { parcels } = reading;
  const scored = Array.from(status.keys()).filter((row) => status[row] === SCORED);
  const comparison = comparisonOver(weighted, scores.memberships, parcels.areaM2, scored);
  const candidates = candidateRows(parcels, blocks, scores, comparison);
  const villages = villageRows(parcels, { ...scores, status }, candidates, comparison);
  return {
    engineVersion: ENGINE_VERSION,
    scenarioId: scenario.id,
    title: scenario.title,
    synthetic: scenario.synthetic,
    asOf: scenario.asOf,
    criteria: weighted.map(({ criterion, weight }) => ({ ...criterion, weight })),
    weightSource: scenario.weightSource,
    classBounds: scenario.classes.bounds,
    classSource: scenario.classes.source,
    minimumCoverage: scenario.minimumCoverage,
    limitKinds: LIMIT_KINDS.filter((kind) => scenario.limits.includes(kind)),
    candidateRule: { ...scenario.candidates, order: CANDIDATE_ORDER },
    parcels: parcelTable(parts, candidates),
    villages,
    evidence: allEvidence(parts.evidence).list,
    candidates,
    targets: policy === null ? [] : targetRows(policy, candidates, villages),
    findings: desk.findings,
    inputs: desk.records,
  };
}

function parcelTable(parts: PlanParts, candidates: readonly CandidateBase[]): ParcelTable {
  const { reading, scores, limits, status } = parts;
  const { ids, polygons, areaM2, officialAreaM2, villageOf } = reading.parcels;
  const candidate = new Int32Array(ids.length).fill(-1);
  for (const [index, base] of candidates.entries()) for (const row of base.parcels) candidate[row] = index;
  const { values: _values, categories: _categories, memberships: _memberships, ...judged } = scores;
  return {
    length: ids.length,
    ids,
    polygons,
    areaM2,
    officialAreaM2,
    village: villageOf,
    status,
    limits,
    evidence: evidenceColumns(parts.evidence),
    ...judged,
    candidate,
    criteria: criterionColumns(parts),
  };
}

function criterionColumns({ weighted, scores, columns }: PlanParts): CriterionColumn[] {
  return weighted.map(({ criterion }, k) => {
    const layer = criterion.column.slice(0, criterion.column.lastIndexOf('.'));
    const support = columns.table.columns.get(`${layer}.support`);
    const origin = columns.origins.get(criterion.column);
    return {
      id: criterion.id,
      values: scores.values[k] as Float64Array,
      categories: scores.categories[k] ?? null,
      memberships: scores.memberships[k] as Float64Array,
      support: support?.kind === 'number' ? support.values : null,
      date: origin?.date ?? '',
      file: origin?.file ?? '',
      cap: columns.caps.get(criterion.column) ?? null,
    };
  });
}

/** Evidence of all kinds in one list, with the offset of each kind in it. */
function allEvidence(evidence: PlanParts['evidence']) {
  const list: Evidence[] = [];
  const offsets = { soil: 0, water: 0, air: 0 };
  for (const kind of LIMIT_KINDS) {
    offsets[kind] = list.length;
    list.push(...evidence[kind].evidence);
  }
  return { list, offsets };
}

function evidenceColumns(evidence: PlanParts['evidence']): ParcelTable['evidence'] {
  const { offsets } = allEvidence(evidence);
  const column = (kind: LimitKind) => evidence[kind].of.map((index) => (index < 0 ? -1 : index + offsets[kind]));
  return { soil: column('soil'), water: column('water'), air: column('air') };
}

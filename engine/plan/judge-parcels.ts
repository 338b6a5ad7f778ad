import type { LimitKind } from '../suitability/exclusion.ts';
import { byLimitKind, FAIL, LIMIT_KINDS, PASS, UNKNOWN } from '../suitability/exclusion.ts';
import type { ScoreTable } from '../suitability/score.ts';
import { addBit, type BitSet, emptyBitSet } from '../table/bit-set.ts';
import type { LimitEvidence } from './evidence/limit-evidence.ts';
import { EXCLUDED, NOT_ASSESSED, SCORED, TO_BE_SAMPLED } from './plan-tables.ts';
import type { Scenario } from './scenario.ts';

/** Weights are decimal fractions: their sums may miss a bound by the last binary digit. */
const ROUNDING = 1e-9;

/** Answer per limit kind and parcel; kinds that the scenario does not ask are `PASS` nowhere and `UNKNOWN` throughout. */
export function limitColumns(
  length: number,
  evidence: Readonly<Record<LimitKind, LimitEvidence>>,
): Record<LimitKind, Uint8Array> {
  return byLimitKind((kind) => {
    const { of, evidence: list } = evidence[kind];
    return Uint8Array.from({ length }, (_v, row) => list[of[row] as number]?.answer ?? UNKNOWN);
  });
}

/**
 * Status of every parcel: a failed limit excludes whatever the score; an unknown limit means "sample it"; too little
 * data means "not assessed"; the rest is scored. No weight buys back a fail.
 */
export function statusOf(
  scenario: Scenario,
  limits: Readonly<Record<LimitKind, Uint8Array>>,
  scores: Pick<ScoreTable, 'coverage' | 'suitability'>,
): Uint8Array {
  const asked = LIMIT_KINDS.filter((kind) => scenario.limits.includes(kind));
  return Uint8Array.from(scores.coverage, (coverage, row) => {
    const answers = asked.map((kind) => limits[kind][row]);
    if (answers.includes(FAIL)) return EXCLUDED;
    if (answers.some((answer) => answer !== PASS)) return TO_BE_SAMPLED;
    const isScored =
      coverage >= scenario.minimumCoverage - ROUNDING && !Number.isNaN(scores.suitability[row] as number);
    return isScored ? SCORED : NOT_ASSESSED;
  });
}

/** 1 where a limit that the scenario asks passes only under conditions. */
export function conditionalParcels(
  scenario: Scenario,
  evidence: Readonly<Record<LimitKind, LimitEvidence>>,
  length: number,
): Uint8Array {
  const asked = LIMIT_KINDS.filter((kind) => scenario.limits.includes(kind));
  return Uint8Array.from({ length }, (_v, row) =>
    Number(asked.some((kind) => evidence[kind].evidence[evidence[kind].of[row] as number]?.conditional === true)),
  );
}

/** Parcels that may join a candidate base: scored, in one of the scenario's classes. */
export function eligibleParcels(scenario: Scenario, status: Uint8Array, suitabilityClass: Uint8Array): BitSet {
  return parcelsIn(scenario, suitabilityClass, (row) => status[row] === SCORED);
}

/** Parcels that might join once they are tested: no limit failed, some unknown, enough data, a class that is asked for. */
export function hopefulParcels(scenario: Scenario, status: Uint8Array, scores: ScoreTable): BitSet {
  return parcelsIn(
    scenario,
    scores.suitabilityClass,
    (row) => status[row] === TO_BE_SAMPLED && (scores.coverage[row] as number) >= scenario.minimumCoverage - ROUNDING,
  );
}

function parcelsIn(scenario: Scenario, suitabilityClass: Uint8Array, holds: (row: number) => boolean): BitSet {
  const classes = scenario.candidates.classes.map((name) => ['S1', 'S2', 'S3'].indexOf(name) + 1);
  const chosen = emptyBitSet(suitabilityClass.length);
  for (let row = 0; row < suitabilityClass.length; row++) {
    if (classes.includes(suitabilityClass[row] as number) && holds(row)) addBit(chosen, row);
  }
  return chosen;
}

import type { ParcelSet } from '../parcel/parcel-set.ts';
import { valueToReach } from '../suitability/improvement.ts';
import { membershipOf } from '../suitability/membership.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import type { ScoringRule } from '../suitability/suitability-columns.ts';
import type { ImprovableCriterion } from './improvable-criteria.ts';
import { CHANGE_KINDS, type ParcelChanges } from './judgement-rows.ts';
import { EXCLUDED, NOT_ASSESSED, TO_BE_SAMPLED } from './plan-tables.ts';
import { rowIndex } from './row-index.ts';

/** What the changes are looked for in. */
export interface ChangeQuestion {
  readonly parcels: ParcelSet;
  readonly weighted: readonly Weighted[];
  readonly scores: ScoreTable;
  readonly status: Uint8Array;
  readonly rule: ScoringRule;
  readonly improvable: readonly ImprovableCriterion[];
}

const [NONE, SAMPLE, MEASURE, IMPROVE] = CHANGE_KINDS.keys();

/**
 * The smallest change that lifts each parcel a class: test it where a limit has no answer; give the heaviest criterion
 * without data its value where too little is known; otherwise the one property that has to go the smallest share of its
 * way to what good parcels of the county have. Nothing is offered for a failed limit: no improvement buys it back.
 */
export function parcelChanges(question: ChangeQuestion): ParcelChanges {
  const { status } = question;
  const changes: ParcelChanges = {
    kind: new Uint8Array(status.length).fill(NONE as number),
    criterion: new Int8Array(status.length).fill(-1),
    target: new Float64Array(status.length).fill(Number.NaN),
    suitabilityClass: new Uint8Array(status.length),
  };
  for (let row = 0; row < status.length; row++) {
    if (status[row] === EXCLUDED) continue;
    if (status[row] === TO_BE_SAMPLED) changes.kind[row] = SAMPLE as number;
    else if (status[row] === NOT_ASSESSED) measureHeaviest(question, row, changes);
    else improve(question, row, changes);
  }
  return changes;
}

function measureHeaviest({ weighted, scores }: ChangeQuestion, row: number, changes: ParcelChanges): void {
  let heaviest = -1;
  for (const [k, { weight }] of weighted.entries()) {
    if (!Number.isNaN(scores.memberships[k]?.[row] as number)) continue;
    if (heaviest < 0 || weight > (weighted[heaviest]?.weight ?? 0)) heaviest = k;
  }
  if (heaviest < 0) return;
  changes.kind[row] = MEASURE as number;
  changes.criterion[row] = heaviest;
}

function improve(question: ChangeQuestion, row: number, changes: ParcelChanges): void {
  const { parcels, weighted, scores, rule, improvable } = question;
  const own = scores.suitabilityClass[row] as number;
  if (own < 2) return;
  const wanted = rule.bounds[own - 2] as number;
  const county = parcels.villages[parcels.villageOf[row] as number]?.countyCode ?? '';
  let smallest = Infinity;
  for (const { criterion: k, bestOf } of improvable) {
    const value = scores.values[k]?.[row] as number;
    const best = bestOf.get(county) ?? Number.NaN;
    const membership = weighted[k]?.criterion.membership;
    if (membership === undefined || Number.isNaN(value) || Number.isNaN(best)) continue;
    const index = rowIndex(question, row, k);
    const target = valueToReach({ value, best }, wanted, (raw) => index(membershipOf(membership, raw) ?? Number.NaN));
    if (target === null) continue;
    const share = Math.abs((target - value) / (best - value));
    if (share >= smallest) continue;
    smallest = share;
    changes.kind[row] = IMPROVE as number;
    changes.criterion[row] = k;
    changes.target[row] = target;
    changes.suitabilityClass[row] = own - 1;
  }
}

import { conflictRow, ERROR, INFO, UNKNOWN, WARNING } from '../../rotation/conflict-list.ts';
import { type RuleCount, ruleCounts } from './rotation-counts.ts';
import type { RotationTables } from './rotation-tables.ts';

/** What a rule says of a parcel, the gravest last: a value of `VerdictView.answers` is a place in this list. */
export const ROTATION_ANSWERS = ['none', 'unknown', 'info', 'warning', 'error'] as const;

/** Place in `ROTATION_ANSWERS` of each value of a verdict. */
const ANSWER_OF: Readonly<Record<number, number>> = { [UNKNOWN]: 1, [INFO]: 2, [WARNING]: 3, [ERROR]: 4 };

/** Findings of one rule under one of the two judgements. */
export interface VerdictTally {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unknown: number;
  /** Land on which the rule finds something, counted once, m²; parts whose area nobody says are left out. */
  readonly areaM2: number;
}

/** What rules say by the standard, or by the policy. */
export interface VerdictView {
  /** `rules × parcels`: the gravest answer on any part of the parcel. */
  readonly answers: Uint8Array;
  /** In the order of the rules. */
  readonly tallies: readonly VerdictTally[];
  /** Land with an error of any rule, counted once, m². */
  readonly errorAreaM2: number;
}

/** Rotation as a map and a list of rules show it. */
export interface RotationView {
  /** In the order of the rules. */
  readonly rules: readonly RuleCount[];
  readonly standard: VerdictView;
  readonly policy: VerdictView;
}

/** Lays rotation tables out for a map and a list of rules. */
export function rotationView(tables: RotationTables): RotationView {
  const rules = ruleCounts(tables);
  return {
    rules,
    standard: verdictView(tables, rules.length, 'standard'),
    policy: verdictView(tables, rules.length, 'policy'),
  };
}

function verdictView(
  { conflicts, parts, parcels }: RotationTables,
  rules: number,
  judgement: 'standard' | 'policy',
): VerdictView {
  const count = parcels.ids.length;
  const answers = new Uint8Array(rules * count);
  const tallies = Array.from({ length: rules }, () => ({ by: [0, 0, 0, 0], areaM2: 0, last: -1 }));
  const hasError = new Uint8Array(parts.parcel.length);
  for (let k = 0; k < conflicts.length; k++) {
    const { rule, history, ...row } = conflictRow(conflicts, k);
    const verdict = row[judgement];
    const tally = tallies[rule] as (typeof tallies)[number];
    const at = rule * count + (parts.parcel[history] as number);
    answers[at] = Math.max(answers[at] as number, ANSWER_OF[verdict] as number);
    tally.by[verdict] = (tally.by[verdict] as number) + 1;
    if (verdict === ERROR) hasError[history] = 1;
    // Rows of one rule come history by history.
    if (verdict === UNKNOWN || tally.last === history) continue;
    tally.last = history;
    tally.areaM2 += knownArea(parts.areaM2[history]);
  }
  return {
    answers,
    tallies: tallies.map(({ by, areaM2 }) => ({
      errors: by[ERROR] as number,
      warnings: by[WARNING] as number,
      infos: by[INFO] as number,
      unknown: by[UNKNOWN] as number,
      areaM2,
    })),
    errorAreaM2: hasError.reduce((sum, has, part) => sum + has * knownArea(parts.areaM2[part]), 0),
  };
}

function knownArea(areaM2: number | undefined): number {
  return areaM2 === undefined || Number.isNaN(areaM2) ? 0 : areaM2;
}

import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { runningRules } from '../../rotation/check-histories.ts';
import { conflictRow, ERROR, INFO, UNKNOWN, WARNING } from '../../rotation/conflict-list.ts';
import type { LocalText } from '../../run/local-text.ts';
import type { RotationTables } from './rotation-tables.ts';

/** Conflicts of one rule by the standard's verdict, and the land on which it is broken. */
export interface RuleCount {
  readonly rule: string;
  readonly label: LocalText;
  readonly basis: LocalText;
  readonly confidence: string;
  /** Conflicts by the standard: errors, warnings, infos; and answers that nobody can give. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unknown: number;
  /** Errors and warnings by the policy. */
  readonly policyErrors: number;
  readonly policyWarnings: number;
  /** Land with a conflict of the rule, counted once; parts whose area nobody says are left out. */
  readonly areaMu: number;
  /** Why it could not be judged at all; null when it was. */
  readonly unjudged: LocalText | null;
}

/** What a rotation table says in counts: small enough to stand in a document. */
export function rotationCounts(tables: RotationTables): Omit<
  RotationTables,
  'histories' | 'conflicts' | 'parts' | 'parcels' | 'standard'
> & {
  readonly parcels: number;
  readonly parts: number;
  readonly counts: readonly RuleCount[];
} {
  const { histories: _histories, conflicts: _conflicts, parts, parcels, standard: _standard, ...rest } = tables;
  return { ...rest, parcels: parcels.ids.length, parts: parts.parcel.length, counts: ruleCounts(tables) };
}

/** Counts of every rule that ran, in the order of the rules; of some years alone and of records as a whole where `years` says so. */
export function ruleCounts(tables: RotationTables, years: readonly number[] | null = null): RuleCount[] {
  const { standard, conflicts, parts, unjudged, histories } = tables;
  const rules = runningRules(standard);
  const tallies = rules.map(() => ({ by: [0, 0, 0, 0], policy: [0, 0, 0, 0], areaM2: 0, last: -1 }));
  for (let k = 0; k < conflicts.length; k++) {
    const { rule, history, planting, standard: by, policy } = conflictRow(conflicts, k);
    if (years !== null && planting >= 0 && !years.includes(histories.year[planting] as number)) continue;
    const tally = tallies[rule];
    if (tally === undefined) continue;
    tally.by[by] = (tally.by[by] as number) + 1;
    tally.policy[policy] = (tally.policy[policy] as number) + 1;
    // Rows of one rule come history by history.
    if (by === UNKNOWN || tally.last === history) continue;
    tally.last = history;
    const areaM2 = parts.areaM2[history] as number;
    if (!Number.isNaN(areaM2)) tally.areaM2 += areaM2;
  }
  return rules.map(({ entry }, k) => {
    const { by, policy, areaM2 } = tallies[k] as (typeof tallies)[number];
    return {
      rule: entry.id,
      label: entry.label,
      basis: entry.basis,
      confidence: entry.confidence,
      errors: by[ERROR] as number,
      warnings: by[WARNING] as number,
      infos: by[INFO] as number,
      unknown: by[UNKNOWN] as number,
      policyErrors: policy[ERROR] as number,
      policyWarnings: policy[WARNING] as number,
      areaMu: areaM2 / M2_PER_MU,
      unjudged: unjudged.find(({ rule }) => rule === entry.id)?.words ?? null,
    };
  });
}

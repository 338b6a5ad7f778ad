import type { LocalText } from '../run/local-text.ts';
import { ConflictList, type ConflictTable, conflictRow, ERROR, INFO, WARNING } from './conflict-list.ts';
import { ownInterval } from './own-interval.ts';
import type { Grounds, RotationMeans, RotationRule } from './rotation-rule.ts';
import type { RotationStandard, RuleEntry } from './rotation-standard.ts';
import { ROTATION_RULES } from './rules/index.ts';

/** A rule that runs, with its entry in the standard. */
export interface RunningRule {
  readonly rule: RotationRule;
  readonly entry: RuleEntry;
}

/** What the rules say of many histories. */
export interface RotationAnswer {
  readonly rules: readonly RunningRule[];
  /** By rule, then by history and planting. */
  readonly conflicts: ConflictTable;
  /** Rules that could not be judged at all, and why. */
  readonly unjudged: readonly { readonly rule: string; readonly words: LocalText }[];
}

const VERDICTS = { error: ERROR, warning: WARNING, info: INFO } as const;

/**
 * Judges histories by every rule of the standard that is not switched off. Who judges portion after portion hands in one list, whose
 * memory serves again: the rows of a portion hold until the next.
 */
export function checkHistories(means: RotationMeans, list = new ConflictList(means.histories.length)): RotationAnswer {
  const rules = runningRules(means.book.standard);
  list.clear();
  const unjudged: { rule: string; words: LocalText }[] = [];
  for (const [k, { rule, entry }] of rules.entries()) {
    list.begin(k);
    const words = rule.check(means, list, VERDICTS[entry.severity]);
    if (words !== null) unjudged.push({ rule: rule.id, words });
  }
  return { rules, conflicts: list.table(), unjudged };
}

/** Rules in the order of the standard's entries. Throws on an entry that nobody knows how to judge, our bug: readers refuse it. */
export function runningRules(standard: RotationStandard): readonly RunningRule[] {
  return standard.rules.flatMap((entry) => {
    if (entry.off === true) return [];
    const rule =
      entry.interval === undefined
        ? ROTATION_RULES.find(({ id }) => id === entry.id)
        : ownInterval(entry, entry.interval, standard);
    if (rule === undefined) throw new Error(`nobody knows how to judge rule ${entry.id}`);
    return [{ rule, entry }];
  });
}

/** The rule, the words and the grounds of a conflict. */
export function explainConflict(
  { rules, conflicts }: RotationAnswer,
  k: number,
  means: RotationMeans,
): { readonly rule: string; readonly words: LocalText; readonly grounds: Grounds } {
  const row = conflictRow(conflicts, k);
  const running = rules[row.rule];
  if (running === undefined) throw new Error(`conflict ${k} has no rule`);
  const { rule, entry } = running;
  return { rule: rule.id, words: rule.words(row, means), grounds: rule.grounds(row, means, entry) };
}

import type { LocalText } from '../run/local-text.ts';
import type { ParcelHistory } from './planting.ts';
import type { RotationConflict, RotationMeans } from './rotation-rule.ts';
import { ROTATION_RULES } from './rules/index.ts';

/** What the rules say of one parcel. */
export interface RotationAnswer {
  /** In the order of the rules, then of years. */
  readonly conflicts: readonly RotationConflict[];
  /** Rules that cannot be judged, and what is missing. */
  readonly unknown: readonly { readonly rule: string; readonly words: LocalText }[];
}

/** Judges the history of one parcel by every rule. */
export function checkHistory(history: ParcelHistory, means: RotationMeans): RotationAnswer {
  const answers = ROTATION_RULES.map((rule) => ({ rule: rule.id, ...rule.check(history, means) }));
  return {
    conflicts: answers.flatMap(({ conflicts }) => conflicts),
    unknown: answers.flatMap(({ rule, unknown }) => (unknown === null ? [] : [{ rule, words: unknown }])),
  };
}

import type { LocalText } from '../run/local-text.ts';
import type { ParcelHistory, Planting } from './planting.ts';
import type { RotationCrop, RotationStandard } from './rotation-standard.ts';

/** How grave a conflict is. */
export type Severity = 'error' | 'warning' | 'info';

/** What a judgement rests on. */
export interface Grounds {
  readonly source: LocalText;
  readonly confidence: RotationCrop['gapConfidence'];
}

/** A breach of a rule, judged by the standard and by the city's policy. */
export interface RotationConflict {
  readonly rule: string;
  /** By the standard, exemptions applied; and by the policy, which demands rotation without exemption. */
  readonly standard: Severity;
  readonly policy: Severity;
  /** The planting that breaches it and the one it stands against; null where the whole record does. */
  readonly planting: Planting | null;
  readonly against: Planting | null;
  readonly words: LocalText;
  readonly grounds: Grounds;
}

/** What a rule finds; `unknown` says what is missing where it cannot be judged. */
export interface RuleAnswer {
  readonly conflicts: readonly RotationConflict[];
  readonly unknown: LocalText | null;
}

/** What rules are judged by. */
export interface RotationMeans {
  readonly standard: RotationStandard;
  /** The region rests in winter and claims the exemption of GB/T 19630-2019 4.2.6. */
  readonly winterFallow: boolean;
}

/** One rule of rotation. */
export interface RotationRule {
  readonly id: string;
  check(history: ParcelHistory, means: RotationMeans): RuleAnswer;
}

/** An answer with nothing missing. */
export function answered(conflicts: readonly RotationConflict[]): RuleAnswer {
  return { conflicts, unknown: null };
}

/** What a rule itself rests on, by the table of rules. Throws on a rule that the table does not hold, our bug. */
export function groundsOf({ rules }: RotationStandard, id: string): Grounds {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no rule ${id} in the table of rules`);
  return { source: rule.basis, confidence: rule.confidence };
}

/** What the interval of a crop rests on, by the table of crops. */
export function intervalGrounds({ gapSource, gapConfidence }: RotationCrop): Grounds {
  return { source: gapSource, confidence: gapConfidence };
}

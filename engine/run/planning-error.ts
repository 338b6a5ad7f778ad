import type { LocalText } from './local-text.ts';
import type { Place } from './place.ts';

/** `usage`: the question is malformed; `input`: a file cannot be used; `infeasible`: the question has no answer. */
export type PlanningErrorKind = 'usage' | 'input' | 'infeasible';

/** A question that cannot be answered: says what, where, both values, and what to do. */
export class PlanningError extends Error {
  readonly kind: PlanningErrorKind;
  readonly code: string;
  readonly text: LocalText;
  readonly remedy: LocalText;
  readonly at: Place;

  constructor(kind: PlanningErrorKind, code: string, what: { text: LocalText; remedy: LocalText; at?: Place }) {
    super(what.text.en);
    this.name = 'PlanningError';
    this.kind = kind;
    this.code = code;
    this.text = what.text;
    this.remedy = what.remedy;
    this.at = what.at ?? {};
  }
}

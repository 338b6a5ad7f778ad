import { text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { PlanningError } from '../run/planning-error.ts';

/** Chinese and English wording of one sentence. */
export type Wording = readonly [zh: string, en: string];

/** The error for a file that cannot be used: what was expected and found, and the way out. */
export function inputError(code: string, at: Place, what: Wording, remedy: Wording): PlanningError {
  return new PlanningError('input', code, {
    text: text(...what),
    remedy: text(...remedy),
    at,
  });
}

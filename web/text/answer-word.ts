import { type Answer, type LimitKind, PASS } from '../engine-client.ts';
import type { Dictionary } from './dictionary.ts';

/** Kinds that a record answers, not a measured value. */
const BY_RECORD: readonly LimitKind[] = ['land', 'inputs'];

/** Whether a kind of limit is answered by a record, such as a land code, rather than by a sample. */
export function isByRecord(kind: LimitKind): boolean {
  return BY_RECORD.includes(kind);
}

/** The answer to a limit in the words of its kind. */
export function answerWord(
  given: { readonly answer: Answer; readonly kind: LimitKind; readonly conditional: boolean },
  t: Dictionary,
): string {
  const { evidence } = t.judgement;
  if (given.conditional && given.answer === PASS) return evidence.conditional;
  const words = isByRecord(given.kind) ? evidence.recordAnswers : t.limits.answers;
  return words[given.answer] ?? '';
}

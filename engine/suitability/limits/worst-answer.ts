import { type Answer, FAIL, type LimitAnswer, PASS, UNKNOWN } from '../exclusion.ts';

/** The worst of several answers: fail before unknown before pass; unknown when there is none. */
export function worstAnswer(answers: readonly Answer[]): Answer {
  if (answers.includes(FAIL)) return FAIL;
  if (answers.length === 0 || answers.includes(UNKNOWN)) return UNKNOWN;
  return PASS;
}

/** A value against an upper limit or a range; a value equal to the limit passes, a missing one is unknown. */
export function answerOf(value: number | null, limit: LimitAnswer['limit']): Answer {
  if (value === null || limit === null) return UNKNOWN;
  if (typeof limit === 'number') return value <= limit ? PASS : FAIL;
  return value >= limit[0] && value <= limit[1] ? PASS : FAIL;
}

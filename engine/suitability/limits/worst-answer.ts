import { type LocalText, text } from '../../run/local-text.ts';
import type { Measurement } from '../../table/measurement.ts';
import { type Answer, FAIL, type LimitAnswer, PASS, UNKNOWN } from '../exclusion.ts';

/** The worst of several answers: fail before unknown before pass; unknown when there is none. */
export function worstAnswer(answers: readonly Answer[]): Answer {
  if (answers.includes(FAIL)) return FAIL;
  if (answers.length === 0 || answers.includes(UNKNOWN)) return UNKNOWN;
  return PASS;
}

/**
 * A laboratory cell against an upper limit or a range. Below detection passes only when the detection limit itself is no
 * higher than the legal limit: otherwise the true value may lie on either side.
 */
export function answerOfMeasurement(measured: Measurement | undefined, limit: LimitAnswer['limit']): Answer {
  const detection = measured?.detectionLimit ?? null;
  if (detection !== null && typeof limit === 'number') return detection <= limit ? PASS : UNKNOWN;
  return answerOf(measured?.value ?? null, limit);
}

/** Why a measurement gives no answer; null when it has a value that can be judged. */
export function missingReason(measured: Measurement | undefined, limit: LimitAnswer['limit']): LocalText | null {
  const detection = measured?.detectionLimit ?? null;
  if (detection !== null && typeof limit === 'number' && detection > limit) {
    return text(
      `检出限 ${detection} 高于限值 ${limit}，无法判定`,
      `the detection limit ${detection} lies above the limit ${limit}, so nothing can be said`,
    );
  }
  if (measured !== undefined && measured.value !== null) return null;
  if (measured?.state === 'below-detection') {
    return text('未检出，但未给出检出限', 'not detected, but no detection limit is given');
  }
  if (measured?.state === 'unreadable') {
    return text(`读不懂的单元格“${measured.asWritten}”`, `unreadable cell "${measured.asWritten}"`);
  }
  return text('未测', 'not measured');
}

/** A value against an upper limit or a range; a value equal to the limit passes, a missing one is unknown. */
export function answerOf(value: number | null, limit: LimitAnswer['limit']): Answer {
  if (value === null || limit === null) return UNKNOWN;
  if (typeof limit === 'number') return value <= limit ? PASS : FAIL;
  return value >= limit[0] && value <= limit[1] ? PASS : FAIL;
}

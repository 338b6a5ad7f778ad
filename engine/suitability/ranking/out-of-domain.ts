import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';

/** A cell of a decision table by name. */
export interface NamedCell {
  readonly criterion: string;
  readonly alternative: string;
  readonly value: number;
}

/** The refusal of a value a formula is not defined for: what it should be, what it is, and what to do. */
export function outOfDomain({ criterion, alternative, value }: NamedCell, expected: LocalText, remedy: LocalText) {
  return new PlanningError('input', 'outside-domain', {
    text: text(
      `指标 ${criterion} 的值应${expected.zh}，方案 ${alternative} 是 ${value}`,
      `values of ${criterion} should be ${expected.en}; ${alternative} has ${value}`,
    ),
    remedy,
    at: { field: criterion, feature: alternative },
  });
}

/** The refusal of a question all of whose alternatives come out alike where a method divides by their difference. */
export function noDifference(method: LocalText): PlanningError {
  return new PlanningError('infeasible', 'no-difference', {
    text: text(
      `${method.zh}需要方案之间有差别，而各方案在权重大于 0 的指标上完全相同`,
      `${method.en} needs alternatives that differ; on criteria with a weight above 0 all are the same`,
    ),
    remedy: text('检查数据和权重', 'check the values and the weights'),
  });
}

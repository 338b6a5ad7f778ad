import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Threshold } from './ranking-method.ts';

/** The threshold at the value `x` of a criterion. */
export function thresholdAt({ slope, constant }: Threshold, x: number): number {
  return slope * Math.abs(x) + constant;
}

/** Rounding of a difference between two values, as a share of their size. */
const ROUNDING = 1e-12;

/**
 * The difference `to − from`, or the bound it equals on paper: 0.8 − 0.5 is 0.30000000000000004 and must not count as
 * beyond a threshold of 0.3, where preference functions jump.
 */
export function differenceOf(to: number, from: number, bounds: readonly number[]): number {
  const difference = to - from;
  const rounding = ROUNDING * (Math.abs(to) + Math.abs(from));
  const bound = bounds.find((value) => Math.abs(Math.abs(difference) - value) <= rounding);
  return bound === undefined ? difference : Math.sign(difference) * bound;
}

/** A threshold as it is written: `5`, `0.1g`, `0.1g+5`. */
export function thresholdWords({ slope, constant }: Threshold): string {
  if (slope === 0) return String(constant);
  return constant === 0 ? `${slope}g` : `${slope}g${constant < 0 ? '' : '+'}${constant}`;
}

/** The refusal of a threshold that is not there: names the criterion, what needs it, and how to give it. */
export function missingThreshold(criterion: string, option: string, needed: string): PlanningError {
  return new PlanningError('usage', 'missing-threshold', {
    text: text(
      `指标 ${criterion} 的 ${needed} 需要阈值 ${option}，没有给出`,
      `${needed} on ${criterion} needs the threshold ${option}, which is not given`,
    ),
    remedy: text(`加 --${option} ${criterion}=数值`, `add --${option} ${criterion}=NUMBER`),
    at: { field: criterion },
  });
}

/** The refusal of thresholds in the wrong order: both are named. */
export function thresholdsDisagree(criterion: string, rule: string, found: string): PlanningError {
  return new PlanningError('usage', 'bad-threshold', {
    text: text(
      `指标 ${criterion} 的阈值应 ${rule}，给出的是 ${found}`,
      `thresholds of ${criterion} should be ${rule}, given ${found}`,
    ),
    remedy: text('改正 --q、--p、--s 或 --veto', 'correct --q, --p, --s or --veto'),
    at: { field: criterion },
  });
}

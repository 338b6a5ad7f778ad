import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { sumOf } from './normalisation.ts';
import type { RankingQuestion } from './ranking.ts';

/** Weights sum to 1 within this: what is left is rounding of the last digits. */
const EXACT = 1e-6;

/** Published weights are rounded to two or three digits; our own setting. */
const ROUNDED = 0.01;

/** Weights ready for use and what has to be told about them. */
export interface CheckedWeights {
  readonly weights: Float64Array;
  readonly findings: readonly Finding[];
}

/**
 * One weight per criterion, none below zero, summing to 1 within 0.01 unless they are to be normalised. Throws
 * `PlanningError` of kind `usage`: `weight-count`, `bad-weight`, `weights-all-zero`, `weights-not-one`.
 */
export function checkedWeights({ table, weights: given, normaliseWeights }: RankingQuestion): CheckedWeights {
  const n = table.criteria.length;
  if (given === null) return { weights: new Float64Array(n).fill(1 / n), findings: [] };
  if (given.length !== n) throw wrongCount(given.length, table.criteria);
  const weights = Float64Array.from(given);
  const odd = weights.findIndex((weight) => !(weight >= 0) || weight === Number.POSITIVE_INFINITY);
  if (odd >= 0) throw badWeight(table.criteria[odd] as string, weights[odd] as number);
  const total = sumOf(weights);
  if (total === 0) throw allZero();
  if (normaliseWeights === true) {
    return { weights: weights.map((weight) => weight / total), findings: total === 1 ? [] : [normalised(total)] };
  }
  const difference = Math.abs(total - 1);
  if (difference > ROUNDED) throw notOne(total);
  return { weights, findings: difference <= EXACT ? [] : [rounded(total)] };
}

function wrongCount(found: number, criteria: readonly string[]): PlanningError {
  return new PlanningError('usage', 'weight-count', {
    text: text(
      `指标有 ${criteria.length} 个（${criteria.join('、')}），权重有 ${found} 个`,
      `there are ${criteria.length} criteria (${criteria.join(', ')}) and ${found} weights`,
    ),
    remedy: text('每个指标给一个权重', 'give every criterion one weight'),
  });
}

function badWeight(field: string, found: number): PlanningError {
  return new PlanningError('usage', 'bad-weight', {
    text: text(
      `权重应是不小于 0 的数，${field} 的权重是 ${found}`,
      `weights should be numbers not below 0; ${field} has ${found}`,
    ),
    remedy: text(
      '越小越好的指标用 --types 写明，不用负权重',
      'say with --types which criteria are better when small, not with a negative weight',
    ),
    at: { field },
  });
}

function allZero(): PlanningError {
  return new PlanningError('usage', 'weights-all-zero', {
    text: text('至少一个权重应大于 0，全部是 0', 'at least one weight should be above 0; all are 0'),
    remedy: text('改正权重，或用 --weights equal', 'correct the weights, or take --weights equal'),
  });
}

function notOne(total: number): PlanningError {
  return new PlanningError('usage', 'weights-not-one', {
    text: text(`权重之和应为 1，实为 ${shown(total)}`, `weights should sum to 1; they sum to ${shown(total)}`),
    remedy: text(
      '改正权重，或加 --normalise-weights 把每个除以总和',
      'correct the weights, or add --normalise-weights to divide each by the sum',
    ),
  });
}

function rounded(total: number): Finding {
  return {
    severity: 'info',
    code: 'weights-rounded',
    message: text(
      `权重之和是 ${shown(total)}，与 1 相差不超过 0.01，按所写使用`,
      `the weights sum to ${shown(total)}, within 0.01 of 1, and are used as written`,
    ),
    remedy: text('要使和为 1，请加 --normalise-weights', 'add --normalise-weights to make them sum to 1'),
    at: {},
  };
}

function normalised(total: number): Finding {
  return {
    severity: 'info',
    code: 'weights-normalised',
    message: text(
      `权重之和是 ${shown(total)}，已按要求把每个除以它`,
      `the weights sum to ${shown(total)}; each was divided by it, as asked`,
    ),
    remedy: text('无需处理', 'nothing to do'),
    at: {},
  };
}

function shown(total: number): string {
  return String(Number(total.toPrecision(10)));
}

import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { ValueClasses } from './statistic.ts';

/**
 * Weighted quantile over the distinct values, interpolated as exactextract does: value `k` (from 0) of `n` stands at
 * `k·w_k + (n − 1)·Σ_{i<k} w_i`, the quantile at `q·(n − 1)·Σ w`; with equal weights this is R's type 7. NaN without values.
 * Throws `PlanningError` of kind `usage`, code `quantile-out-of-range`, when `q` is not within 0 and 1, and code
 * `weight-not-usable` when a weight is negative or not finite.
 */
export function weightedQuantile(classes: ValueClasses, q: number): number {
  checkQuantile(q);
  const { length, values, weights } = classes;
  if (length === 0) return Number.NaN;
  let total = 0;
  for (let k = 0; k < length; k++) {
    const weight = weights[k] as number;
    if (!(weight >= 0 && weight < Infinity)) throw badWeight(weight, values[k] as number);
    total += weight;
  }
  const target = q * (length - 1) * total;
  let below = 0;
  let place = 0;
  for (let k = 0; k + 1 < length; k++) {
    below += weights[k] as number;
    const next = (k + 1) * (weights[k + 1] as number) + (length - 1) * below;
    if (target < next) {
      const value = values[k] as number;
      return value + ((target - place) / (next - place)) * ((values[k + 1] as number) - value);
    }
    place = next;
  }
  return values[length - 1] as number;
}

/** Throws `PlanningError` of kind `usage`, code `quantile-out-of-range`, unless `q` is within 0 and 1. */
export function checkQuantile(q: number): void {
  if (!(q >= 0 && q <= 1)) throw outOfRange(q);
}

function outOfRange(q: number): PlanningError {
  return new PlanningError('usage', 'quantile-out-of-range', {
    text: text(`分位数应在 0 与 1 之间，得到 ${q}`, `A quantile lies between 0 and 1, got ${q}`),
    remedy: text('请给出 0 到 1 之间的数，例如中位数为 0.5', 'Give a number from 0 to 1, such as 0.5 for the median'),
  });
}

function badWeight(weight: number, value: number): PlanningError {
  return new PlanningError('usage', 'weight-not-usable', {
    text: text(
      `权重应为不小于零的有限数，数值 ${value} 的权重是 ${weight}`,
      `Weights are finite numbers of at least 0, the weight of value ${value} is ${weight}`,
    ),
    remedy: text(
      '请检查权重数据，把缺失的权重设为 0 或去掉该像元',
      'Check the weights; set missing ones to 0 or leave the cell out',
    ),
  });
}

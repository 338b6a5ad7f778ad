import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { CriterionType } from '../ranking/normalisation.ts';
import { figure } from './figure.ts';
import { minMaxColumn } from './spread-columns.ts';

/** How a column becomes shares before its entropy is taken; the first is what holds when nothing is said. */
export const ENTROPY_NORMALISATIONS = ['min-max', 'sum', 'none'] as const;

export type EntropyNormalisation = (typeof ENTROPY_NORMALISATIONS)[number];

/**
 * Shares of a column: of the column after min-max normalisation of criterion; `sum`, of the values as they are, whatever
 * the type; `none`, the values themselves, which must then sum to 1. Throws `PlanningError`: `negative-share`,
 * `not-shares`, `zero-column`.
 */
export function columnShares(
  column: Float64Array,
  { normalisation, type }: { readonly normalisation: EntropyNormalisation; readonly type: CriterionType },
  at: Place,
): Float64Array {
  const values = normalisation === 'min-max' ? minMaxColumn(column, type) : column;
  const negative = values.findIndex((value) => value < 0);
  if (negative >= 0) throw negativeShare(values[negative] as number, { ...at, row: negative + 1 });
  const sum = values.reduce((total, value) => total + value, 0);
  if (normalisation === 'none') {
    if (Math.abs(sum - 1) > 1e-6) throw notShares(sum, at);
    return values;
  }
  // Constant under min-max: no spread, told by the caller.
  if (sum === 0 && normalisation === 'min-max') return values;
  if (sum === 0) throw zeroColumn(at);
  return values.map((value) => value / sum);
}

function negativeShare(value: number, at: Place): PlanningError {
  return new PlanningError('input', 'negative-share', {
    text: text(`按份额计算时数值应不小于 0，实为 ${value}`, `shares need values of 0 or more, found ${value}`),
    remedy: text('改用 --normalisation min-max', 'take --normalisation min-max'),
    at,
  });
}

function notShares(sum: number, at: Place): PlanningError {
  return new PlanningError('input', 'not-shares', {
    text: text(
      `--normalisation none 要求每列已是份额、和为 1，这一列的和为 ${figure(sum)}`,
      `--normalisation none takes columns that are shares and sum to 1, this one sums to ${figure(sum)}`,
    ),
    remedy: text('改用 --normalisation sum', 'take --normalisation sum'),
    at,
  });
}

function zeroColumn(at: Place): PlanningError {
  return new PlanningError('input', 'zero-column', {
    text: text('这一列的和应大于 0，实为 0', 'the column should sum to more than 0, it sums to 0'),
    remedy: text(
      '去掉这个指标，或改用 --normalisation min-max',
      'leave the criterion out, or take --normalisation min-max',
    ),
    at,
  });
}

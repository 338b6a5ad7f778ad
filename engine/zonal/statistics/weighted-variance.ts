import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Population variance by covered area times the weight raster. */
export const weightedVariance: MomentStatistic = {
  id: 'weighted_variance',
  label: text('加权总体方差', 'population variance weighted by a second raster'),
  needs: 'moments',
  keepsUnit: false,
  squaresUnit: true,
  weighted: true,
  formula: 'Σ w·(v − mean)² / Σ w',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = (moments.squares[k] as number) / (moments.weight[k] as number);
  }
}

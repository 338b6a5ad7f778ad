import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Mean by covered area times the weight raster; missing where all weights are 0 or one is missing. */
export const weightedMean: MomentStatistic = {
  id: 'weighted_mean',
  label: text('加权平均值', 'mean weighted by a second raster'),
  needs: 'moments',
  keepsUnit: true,
  weighted: true,
  formula: 'Σ w·v / Σ w',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = moments.mean[k] as number;
  }
}

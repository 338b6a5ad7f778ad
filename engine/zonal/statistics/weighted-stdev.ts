import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Population standard deviation by covered area times the weight raster. */
export const weightedStdev: MomentStatistic = {
  id: 'weighted_stdev',
  label: text('加权总体标准差', 'population standard deviation weighted by a second raster'),
  needs: 'moments',
  keepsUnit: true,
  weighted: true,
  formula: '√(Σ w·(v − mean)² / Σ w)',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = Math.sqrt((moments.squares[k] as number) / (moments.weight[k] as number));
  }
}

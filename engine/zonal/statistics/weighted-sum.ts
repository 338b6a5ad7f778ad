import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Sum of value times weight, partly covered cells by their fraction; plain fractions on geographic grids too. */
export const weightedSum: MomentStatistic = {
  id: 'weighted_sum',
  label: text('加权总和', 'sum weighted by a second raster'),
  needs: 'moments',
  keepsUnit: true,
  weighted: true,
  formula: 'Σ f·q·v',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = moments.total[k] as number;
  }
}

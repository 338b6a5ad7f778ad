import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Mean by covered area; held within minimum and maximum, which rounding alone could leave. */
export const mean: MomentStatistic = {
  id: 'mean',
  label: text('平均值', 'mean'),
  needs: 'moments',
  keepsUnit: true,
  formula: 'Σ w·v / Σ w',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = Math.min(Math.max(moments.mean[k] as number, moments.min[k] as number), moments.max[k] as number);
  }
}

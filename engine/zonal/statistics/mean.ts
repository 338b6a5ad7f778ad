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
  const { mean: means, min, max } = moments;
  for (let k = 0; k < out.length; k++) {
    const value = means[k] as number;
    const low = min[k] as number;
    const high = max[k] as number;
    out[k] = value < low ? low : value > high ? high : value;
  }
}

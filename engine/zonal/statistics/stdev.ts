import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Population standard deviation by covered area. */
export const stdev: MomentStatistic = {
  id: 'stdev',
  label: text('总体标准差', 'population standard deviation'),
  needs: 'moments',
  keepsUnit: true,
  formula: '√(Σ w·(v − mean)² / Σ w)',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = Math.sqrt((moments.squares[k] as number) / (moments.weight[k] as number));
  }
}

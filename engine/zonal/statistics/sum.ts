import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Sum of values, partly covered cells by their fraction; plain fractions on geographic grids too. */
export const sum: MomentStatistic = {
  id: 'sum',
  label: text('总和', 'sum'),
  needs: 'moments',
  keepsUnit: true,
  formula: 'Σ f·v',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = moments.total[k] as number;
  }
}

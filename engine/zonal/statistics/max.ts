import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Largest value of any cell the parcel covers, however little of it. */
export const max: MomentStatistic = {
  id: 'max',
  label: text('最大值', 'maximum'),
  needs: 'moments',
  keepsUnit: true,
  formula: 'max v',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = (moments.count[k] as number) > 0 ? (moments.max[k] as number) : Number.NaN;
  }
}

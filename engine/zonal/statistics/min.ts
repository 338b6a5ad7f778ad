import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Smallest value of any cell the parcel covers, however little of it. */
export const min: MomentStatistic = {
  id: 'min',
  label: text('最小值', 'minimum'),
  needs: 'moments',
  keepsUnit: true,
  formula: 'min v',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = (moments.count[k] as number) > 0 ? (moments.min[k] as number) : Number.NaN;
  }
}

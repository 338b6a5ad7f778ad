import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Population standard deviation over the mean; a pure number. */
export const coefficientOfVariation: MomentStatistic = {
  id: 'coefficient_of_variation',
  label: text('变异系数', 'coefficient of variation'),
  needs: 'moments',
  keepsUnit: false,
  formula: 'stdev / mean',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    out[k] = Math.sqrt((moments.squares[k] as number) / (moments.weight[k] as number)) / (moments.mean[k] as number);
  }
}

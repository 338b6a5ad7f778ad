import { text } from '../../run/local-text.ts';
import type { MomentTable } from '../moment-table.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Covered cells that hold data, partly covered ones by their fraction; plain fractions on geographic grids too. */
export const count: MomentStatistic = {
  id: 'count',
  label: text('像元数（覆盖比例之和）', 'cell count (sum of coverage fractions)'),
  needs: 'moments',
  keepsUnit: false,
  formula: 'Σ f',
  fill,
};

function fill(moments: MomentTable, out: Float64Array): void {
  out.set(moments.count.subarray(0, out.length));
}

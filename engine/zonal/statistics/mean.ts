import { text } from '../../run/local-text.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Mean by covered area; held within minimum and maximum, which rounding alone could leave. */
export const mean: MomentStatistic = {
  id: 'mean',
  label: text('平均值', 'mean'),
  needs: 'moments',
  keepsUnit: true,
  formula: 'Σ w·v / Σ w',
  of: (moments) => Math.min(Math.max(moments.weightedSum / moments.weight, moments.min), moments.max),
};

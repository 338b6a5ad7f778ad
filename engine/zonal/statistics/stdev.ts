import { text } from '../../run/local-text.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Population standard deviation by covered area. */
export const stdev: MomentStatistic = {
  id: 'stdev',
  label: text('总体标准差', 'population standard deviation'),
  needs: 'moments',
  keepsUnit: true,
  formula: '√(Σ w·(v − mean)² / Σ w)',
  of: (moments) => Math.sqrt(moments.squares / moments.weight),
};

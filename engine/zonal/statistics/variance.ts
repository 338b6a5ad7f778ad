import { text } from '../../run/local-text.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Population variance by covered area. */
export const variance: MomentStatistic = {
  id: 'variance',
  label: text('总体方差', 'population variance'),
  needs: 'moments',
  keepsUnit: false,
  squaresUnit: true,
  formula: 'Σ w·(v − mean)² / Σ w',
  of: (moments) => moments.squares / moments.weight,
};

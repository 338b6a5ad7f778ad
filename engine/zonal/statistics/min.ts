import { text } from '../../run/local-text.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Smallest value of any cell the parcel covers, however little of it. */
export const min: MomentStatistic = {
  id: 'min',
  label: text('最小值', 'minimum'),
  needs: 'moments',
  keepsUnit: true,
  formula: 'min v',
  of: (moments) => (moments.count > 0 ? moments.min : Number.NaN),
};

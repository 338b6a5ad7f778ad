import { text } from '../../run/local-text.ts';
import type { MomentStatistic } from '../statistic.ts';

/** Largest value of any cell the parcel covers, however little of it. */
export const max: MomentStatistic = {
  id: 'max',
  label: text('最大值', 'maximum'),
  needs: 'moments',
  keepsUnit: true,
  formula: 'max v',
  of: (moments) => (moments.count > 0 ? moments.max : Number.NaN),
};

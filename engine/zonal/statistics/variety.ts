import { text } from '../../run/local-text.ts';
import type { ClassStatistic } from '../statistic.ts';

/** How many distinct values the parcel covers. */
export const variety: ClassStatistic = {
  id: 'variety',
  label: text('不同值个数', 'number of distinct values'),
  needs: 'classes',
  keepsUnit: false,
  formula: 'number of distinct v',
  of: (classes) => classes.length,
};

import { text } from '../../run/local-text.ts';
import type { ClassStatistic } from '../statistic.ts';
import { weightedQuantile } from '../weighted-quantile.ts';

/** Weighted median; see `weightedQuantile`. */
export const median: ClassStatistic = {
  id: 'median',
  label: text('加权中位数', 'weighted median'),
  needs: 'classes',
  keepsUnit: true,
  formula: 'quantile 0.5 of the distinct values',
  of: (classes) => weightedQuantile(classes, 0.5),
};

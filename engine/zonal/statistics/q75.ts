import { text } from '../../run/local-text.ts';
import type { ClassStatistic } from '../statistic.ts';
import { weightedQuantile } from '../weighted-quantile.ts';

/** Weighted upper quartile; see `weightedQuantile`. */
export const q75: ClassStatistic = {
  id: 'q75',
  label: text('加权上四分位数', 'weighted upper quartile'),
  needs: 'classes',
  keepsUnit: true,
  formula: 'quantile 0.75 of the distinct values',
  of: (classes) => weightedQuantile(classes, 0.75),
};

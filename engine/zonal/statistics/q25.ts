import { text } from '../../run/local-text.ts';
import type { ClassStatistic } from '../statistic.ts';
import { weightedQuantile } from '../weighted-quantile.ts';

/** Weighted lower quartile; see `weightedQuantile`. */
export const q25: ClassStatistic = {
  id: 'q25',
  label: text('加权下四分位数', 'weighted lower quartile'),
  needs: 'classes',
  keepsUnit: true,
  formula: 'quantile 0.25 of the distinct values',
  of: (classes) => weightedQuantile(classes, 0.25),
};

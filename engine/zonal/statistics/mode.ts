import { text } from '../../run/local-text.ts';
import type { ClassStatistic, ValueClasses } from '../statistic.ts';

/** The value that covers most; of equals the largest, as exactextract decides. */
export const mode: ClassStatistic = {
  id: 'mode',
  label: text('众数（面积最大的值）', 'mode (value covering most)'),
  needs: 'classes',
  keepsUnit: true,
  formula: 'v with the largest Σ w; of equals the largest v',
  of: largestShare,
};

function largestShare(classes: ValueClasses): number {
  let best = -Infinity;
  let value = Number.NaN;
  for (let k = 0; k < classes.length; k++) {
    if ((classes.weights[k] as number) >= best) {
      best = classes.weights[k] as number;
      value = classes.values[k] as number;
    }
  }
  return value;
}

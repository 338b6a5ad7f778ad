import { text } from '../../run/local-text.ts';
import type { ClassStatistic, ValueClasses } from '../statistic.ts';

/** The value that covers least; of equals the smallest, as exactextract decides. */
export const minority: ClassStatistic = {
  id: 'minority',
  label: text('少数值（面积最小的值）', 'minority (value covering least)'),
  needs: 'classes',
  keepsUnit: true,
  formula: 'v with the smallest Σ w; of equals the smallest v',
  of: smallestShare,
};

function smallestShare(classes: ValueClasses): number {
  let best = Infinity;
  let value = Number.NaN;
  for (let k = 0; k < classes.length; k++) {
    if ((classes.weights[k] as number) < best) {
      best = classes.weights[k] as number;
      value = classes.values[k] as number;
    }
  }
  return value;
}

import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { CLASS_FRACTIONS } from './class-fractions.ts';
import type { ClassStatistic, ZonalStatistic } from './statistic.ts';
import { ZONAL_STATISTICS } from './statistics/index.ts';
import { checkQuantile, weightedQuantile } from './weighted-quantile.ts';

const BY_ID = new Map(ZONAL_STATISTICS.map((statistic) => [statistic.id, statistic]));

/**
 * The statistic of a name: one of the registry, or any quantile as `q` and its percent, such as `q90` or `q2.5`.
 * Throws `PlanningError` of kind `usage`, code `unknown-statistic` naming those there are, or `quantile-out-of-range`.
 */
export function statisticNamed(name: string, layer: string): ZonalStatistic {
  const known = BY_ID.get(name);
  if (known !== undefined) return known;
  const percent = /^q(\d+(?:\.\d+)?)$/.exec(name)?.[1];
  if (percent !== undefined) return quantileOf(name, Number(percent));
  throw unknownStatistic(layer, name);
}

function quantileOf(id: string, percent: number): ClassStatistic {
  const q = percent / 100;
  checkQuantile(q);
  return {
    id,
    label: text(`加权 ${percent}% 分位数`, `weighted ${percent} % quantile`),
    needs: 'classes',
    keepsUnit: true,
    formula: `quantile ${q} of the distinct values`,
    of: (classes) => weightedQuantile(classes, q),
  };
}

function unknownStatistic(layer: string, name: string): PlanningError {
  const known = [...ZONAL_STATISTICS.map(({ id }) => id), CLASS_FRACTIONS.id].join(', ');
  return new PlanningError('usage', 'unknown-statistic', {
    text: text(
      `图层 ${layer} 要求的统计量“${name}”不存在；可用：${known}`,
      `Layer ${layer} asks for the statistic "${name}", which there is none of; known are ${known}`,
    ),
    remedy: text(
      '请改用列出的统计量之一；其他分位数写作 q 加百分数，例如 q90',
      'Use one of those listed; any other quantile is written as q and its percent, such as q90',
    ),
    at: { layer, field: name },
  });
}

import { text } from '../../../run/local-text.ts';
import { geometric } from '../../aggregations/geometric.ts';
import { weightedSum } from '../../aggregations/weighted-sum.ts';
import type { Normalisation } from '../normalisation.ts';
import { normalisedColumns } from '../normalised-columns.ts';
import { outOfDomain } from '../out-of-domain.ts';
import type { RankingMethod } from '../ranking-method.ts';

const source = {
  reference: text(
    'Zavadskas、Turskis、Antucheviciene 与 Zakarevicius 2012, Elektronika ir Elektrotechnika 122(6)',
    'Zavadskas, Turskis, Antucheviciene and Zakarevicius 2012, Elektronika ir Elektrotechnika 122(6)',
  ),
  confidence: 'known',
} as const;

/** Weighted aggregated sum product assessment: Q = λ·Σ w·r + (1 − λ)·Π r^w over r = x/max x, for costs min x/x. */
export const waspas: RankingMethod = {
  id: 'waspas',
  label: text('WASPAS 加权和积评估法', 'WASPAS'),
  formula: 'Q = λ·Σ w·r + (1 − λ)·Π r^w',
  source,
  score: text('综合值 Q', 'joint index Q'),
  better: 'higher',
  normalisation: 'max',
  understandsCosts: false,
  parameters: [
    {
      id: 'lambda',
      label: text('加权和的份额 λ', 'share λ of the weighted sum'),
      byDefault: text('0.5', '0.5'),
      range: [0, 1],
      source,
    },
  ],
  usesWeights: () => true,
  evaluate(problem) {
    const { table, weights, parameters } = problem;
    const { lambda = 0.5 } = parameters;
    const { columns } = normalisedColumns(problem, problem.normalisation as Normalisation);
    const sums = new Float64Array(table.alternatives.length);
    const products = new Float64Array(table.alternatives.length);
    for (let i = 0; i < sums.length; i++) {
      const ratings = Float64Array.from(columns, (column) => column[i] as number);
      const k = ratings.findIndex((rating) => rating < 0);
      if (k >= 0) {
        throw outOfDomain(
          {
            criterion: table.criteria[k] as string,
            alternative: table.alternatives[i] as string,
            value: ratings[k] as number,
          },
          text('归一化后不小于 0', 'not below 0 once normalised'),
          text('改用 --normalisation max 或 min-max', 'take --normalisation max or min-max'),
        );
      }
      sums[i] = weightedSum.combine(ratings, weights, {});
      products[i] = geometric.combine(ratings, weights, {});
    }
    return {
      scores: sums.map((sum, i) => lambda * sum + (1 - lambda) * (products[i] as number)),
      parts: [
        { id: 'wsm', label: text('加权和 WSM', 'weighted sum WSM'), values: sums },
        { id: 'wpm', label: text('加权积 WPM', 'weighted product WPM'), values: products },
      ],
      details: {},
      remarks: [],
      findings: [],
    };
  },
};

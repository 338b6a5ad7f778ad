import { text } from '../../../run/local-text.ts';
import { PlanningError } from '../../../run/planning-error.ts';
import type { Aggregation, AggregationSettings } from '../../aggregation.ts';
import { AGGREGATIONS } from '../../aggregations/index.ts';
import { dispersionOf, maximalEntropyWeights, ornessOf, tradeOffOf } from '../../order-weights.ts';
import type { Normalisation } from '../normalisation.ts';
import { normalisedColumns } from '../normalised-columns.ts';
import { outOfDomain } from '../out-of-domain.ts';
import type { RankingMethod, RankingParameter, RankingParameters, RankingProblem } from '../ranking-method.ts';

const SCALE: Pick<RankingParameter, 'id' | 'label' | 'byDefault'> = {
  id: 'scale',
  label: text('满分（评分的上限）', 'rating of what could not be better'),
  byDefault: text('1', '1'),
};

const ORDER: Pick<RankingParameter, 'id' | 'label' | 'byDefault'> = {
  id: 'order',
  label: text(
    '次序权重：给定、由 orness 求、或由分位函数 p^α',
    'order weights: given, from an orness, or from a quantifier p^α',
  ),
  byDefault: null,
};

/** Every aggregation as a method that ranks by the index of each alternative's ratings. */
export const AGGREGATION_METHODS: readonly RankingMethod[] = AGGREGATIONS.map(methodOf);

function methodOf(aggregation: Aggregation): RankingMethod {
  const { id, label, formula, source } = aggregation;
  return {
    id,
    label,
    formula,
    source,
    score: text('综合指数', 'index'),
    better: 'higher',
    normalisation: 'none',
    understandsCosts: false,
    parameters: [SCALE, ...(id === 'owa' ? [ORDER] : [])].map((p) => ({
      ...p,
      source,
    })),
    usesWeights: (parameters) => aggregation.usesWeights(settingsOf(parameters)),
    evaluate(problem) {
      const settings = settingsOf(problem.parameters);
      if (id === 'owa') checkOrder(problem);
      const { columns } = normalisedColumns(problem, problem.normalisation as Normalisation);
      const scores = Float64Array.from(problem.table.alternatives, (_, i) => {
        const ratings = Float64Array.from(columns, (column) => column[i] as number);
        checkRatings(problem, aggregation, { ratings, row: i });
        return aggregation.combine(ratings, problem.weights, settings);
      });
      return { scores, parts: [], details: orderDetails(problem), remarks: [aggregation.compensation], findings: [] };
    },
  };
}

function settingsOf({ scale, order }: RankingParameters): AggregationSettings {
  return { ...(scale === undefined ? {} : { scale }), ...(order === undefined ? {} : { order }) };
}

function checkRatings(
  { table, parameters }: RankingProblem,
  { domain }: Aggregation,
  { ratings, row }: { readonly ratings: Float64Array; readonly row: number },
): void {
  if (domain === 'any') return;
  const scale = domain === 'scale' ? (parameters.scale ?? 1) : Number.POSITIVE_INFINITY;
  const k = ratings.findIndex((rating) => rating < 0 || rating > scale);
  if (k < 0) return;
  const value = ratings[k] as number;
  throw outOfDomain(
    { criterion: table.criteria[k] as string, alternative: table.alternatives[row] as string, value },
    domain === 'scale' ? text(`在 0 到 ${scale} 之间`, `from 0 to ${scale}`) : text('不小于 0', 'not below 0'),
    value < 0
      ? text('用 --normalisation min-max 变成评分', 'make ratings of it with --normalisation min-max')
      : text(
          '百分制评分加 --scale 100，原始数值加 --normalisation',
          'add --scale 100 for percent ratings, --normalisation for raw values',
        ),
  );
}

function checkOrder({ table, parameters }: RankingProblem): void {
  const { order } = parameters;
  const n = table.criteria.length;
  if (order === undefined) {
    throw orderError(
      'missing-order',
      ['有序加权平均需要次序权重，没有给出', 'an ordered weighted average needs order weights, none are given'],
      [
        '加 --orness 0.7、--order-weights 0.4,0.3,… 或 --quantifier 2',
        'add --orness 0.7, --order-weights 0.4,0.3,… or --quantifier 2',
      ],
    );
  }
  if (order.kind === 'orness' && !(order.orness >= 0 && order.orness <= 1)) {
    throw orderError(
      'bad-order',
      [`orness 应在 0 到 1 之间，给出 ${order.orness}`, `orness should be from 0 to 1, given ${order.orness}`],
      ['1 为取大（乐观），0 为取小（悲观）', '1 takes the best rating (optimistic), 0 the worst (pessimistic)'],
    );
  }
  if (order.kind === 'quantifier' && !(order.alpha > 0)) {
    throw orderError(
      'bad-order',
      [`分位函数的 α 应大于 0，给出 ${order.alpha}`, `alpha of the quantifier should be above 0, given ${order.alpha}`],
      ['小于 1 乐观，1 即加权和，大于 1 悲观', 'below 1 is optimistic, 1 the weighted sum, above 1 pessimistic'],
    );
  }
  if (order.kind === 'weights') checkOrderWeights(order.weights, n);
}

function checkOrderWeights(weights: readonly number[], n: number): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const odd = weights.find((weight) => !(weight >= 0));
  if (weights.length === n && odd === undefined && Math.abs(total - 1) <= 0.01) return;
  const found = weights.length !== n ? `${weights.length}` : odd === undefined ? `Σ = ${total}` : `${odd}`;
  throw orderError(
    'bad-order',
    [
      `次序权重应有 ${n} 个、不小于 0、和为 1，给出的有 ${found}`,
      `order weights should be ${n}, none below 0, summing to 1; given ${found}`,
    ],
    ['改正 --order-weights，第一个属于最好的评分', 'correct --order-weights; the first belongs to the best rating'],
  );
}

function orderError(code: string, what: readonly [string, string], remedy: readonly [string, string]): PlanningError {
  return new PlanningError('usage', code, { text: text(...what), remedy: text(...remedy) });
}

/** Order weights that hold for every alternative, with what they mean; under a quantifier each has its own. */
function orderDetails({ table, parameters: { order } }: RankingProblem): Readonly<Record<string, unknown>> {
  if (order === undefined || order.kind === 'quantifier') return {};
  const weights =
    order.kind === 'weights' ? order.weights : [...maximalEntropyWeights(table.criteria.length, order.orness)];
  return {
    orderWeights: weights,
    orness: ornessOf(weights),
    dispersion: dispersionOf(weights),
    tradeOff: tradeOffOf(weights),
  };
}

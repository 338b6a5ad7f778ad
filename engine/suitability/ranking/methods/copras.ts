import { text } from '../../../run/local-text.ts';
import { PlanningError } from '../../../run/planning-error.ts';
import { rangeOf, sumOf } from '../normalisation.ts';
import { noDifference, outOfDomain } from '../out-of-domain.ts';
import type { RankingMethod, RankingProblem } from '../ranking-method.ts';

const label = text('COPRAS 复杂比例评估法', 'COPRAS');

/**
 * Complex proportional assessment: shares of the column sum, weighted, summed over benefits (S⁺) and over costs (S⁻);
 * relative significance Q = S⁺ + ΣS⁻ / (S⁻·Σ(1/S⁻)); utility degree N = Q / max Q · 100 %. Without costs Q is S⁺.
 */
export const copras: RankingMethod = {
  id: 'copras',
  label,
  formula: 'Q = S⁺ + ΣS⁻ / (S⁻·Σ(1/S⁻)); N = 100·Q / max Q',
  source: {
    reference: text(
      'Zavadskas、Kaklauskas 与 Sarka 1994；Zavadskas 等 2007, Baltic J. of Road and Bridge Engineering 2(4)',
      'Zavadskas, Kaklauskas and Sarka 1994; Zavadskas et al. 2007, Baltic J. of Road and Bridge Engineering 2(4)',
    ),
    confidence: 'known',
  },
  score: text('相对重要度 Q', 'relative significance Q'),
  better: 'higher',
  normalisation: null,
  understandsCosts: true,
  parameters: [],
  usesWeights: () => true,
  evaluate(problem) {
    const { plus, minus } = weightedShares(problem);
    const hasCosts = problem.types.some((type, k) => type === 'min' && (problem.weights[k] as number) > 0);
    const significance = hasCosts ? withCosts(problem, plus, minus) : plus;
    const { max } = rangeOf(significance);
    if (max === 0) throw noDifference(label);
    return {
      scores: significance,
      parts: [
        { id: 'sPlus', label: text('效益和 S⁺', 'benefits S⁺'), values: plus },
        { id: 'sMinus', label: text('成本和 S⁻', 'costs S⁻'), values: minus },
        {
          id: 'utility',
          label: text('效用度 N（%）', 'utility degree N (%)'),
          values: significance.map((q) => (q / max) * 100),
        },
      ],
      details: {},
      remarks: hasCosts ? [] : [text('没有成本型指标，Q 即 S⁺', 'there is no cost criterion: Q is S⁺')],
      findings: [],
    };
  },
};

function withCosts({ table }: RankingProblem, plus: Float64Array, minus: Float64Array): Float64Array {
  const row = minus.indexOf(0);
  if (row >= 0) {
    throw new PlanningError('infeasible', 'cost-of-zero', {
      text: text(
        `COPRAS 要除以成本和 S⁻，它应大于 0，方案 ${table.alternatives[row]} 的 S⁻ 是 0`,
        `COPRAS divides by the sum of costs S⁻, which should be above 0; ${table.alternatives[row]} has 0`,
      ),
      remedy: text(
        '检查成本型指标的 0 值，或改用 topsis、vikor',
        'check the zeros of the cost criteria, or rank with topsis or vikor',
      ),
      at: { feature: table.alternatives[row] as string },
    });
  }
  const total = sumOf(minus);
  const reciprocals = sumOf(minus.map((value) => 1 / value));
  return plus.map((value, i) => value + total / ((minus[i] as number) * reciprocals));
}

function weightedShares({ table, types, weights }: RankingProblem) {
  const plus = new Float64Array(table.alternatives.length);
  const minus = new Float64Array(table.alternatives.length);
  for (const [k, column] of table.columns.entries()) {
    const criterion = table.criteria[k] as string;
    const row = column.findIndex((value) => value < 0);
    if (row >= 0) {
      throw outOfDomain(
        { criterion, alternative: table.alternatives[row] as string, value: column[row] as number },
        text('不小于 0', 'not below 0'),
        text('改用 topsis、vikor 或 promethee-ii', 'rank with topsis, vikor or promethee-ii'),
      );
    }
    const total = sumOf(column);
    if (total === 0) {
      throw outOfDomain(
        { criterion, alternative: table.alternatives[0] as string, value: 0 },
        text('至少有一个大于 0', 'above 0 at least once'),
        text('去掉这个指标', 'leave out this criterion'),
      );
    }
    const sums = types[k] === 'max' ? plus : minus;
    for (let i = 0; i < sums.length; i++) {
      sums[i] = (sums[i] as number) + ((weights[k] as number) * (column[i] as number)) / total;
    }
  }
  return { plus, minus };
}

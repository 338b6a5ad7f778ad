import type { Finding } from '../../../run/finding.ts';
import { text } from '../../../run/local-text.ts';
import { compromiseOf } from '../compromise.ts';
import { type CriterionType, rangeOf } from '../normalisation.ts';
import type { RankingMethod, RankingProblem } from '../ranking-method.ts';
import { EQUAL_SCORES } from '../ties.ts';

const source = {
  reference: text(
    'Opricovic 与 Tzeng 2004, European Journal of Operational Research 156(2)',
    'Opricovic and Tzeng 2004, European Journal of Operational Research 156(2)',
  ),
  confidence: 'known',
} as const;

/**
 * VIKOR compromise ranking: group utility S = Σ w·(f* − f)/(f* − f⁻), individual regret R the greatest of these terms,
 * Q = v·(S − S*)/(S⁻ − S*) + (1 − v)·(R − R*)/(R⁻ − R*). A criterion with one value only causes no regret; where all S
 * (or all R) are the same, their term of Q is zero.
 */
export const vikor: RankingMethod = {
  id: 'vikor',
  label: text('VIKOR 折衷排序法', 'VIKOR'),
  formula: 'Q = v·(S − S*)/(S⁻ − S*) + (1 − v)·(R − R*)/(R⁻ − R*)',
  source,
  score: text('折衷指数 Q', 'compromise index Q'),
  better: 'lower',
  normalisation: null,
  understandsCosts: true,
  parameters: [
    {
      id: 'v',
      label: text('群体效用（多数原则）的权重', 'weight of the strategy of the majority'),
      byDefault: text('0.5', '0.5'),
      range: [0, 1],
      source,
    },
  ],
  usesWeights: () => true,
  evaluate(problem) {
    const { v = 0.5 } = problem.parameters;
    const { S, R, findings } = regrets(problem);
    const s = rangeOf(S);
    const r = rangeOf(R);
    const share = (value: number, { min, max }: { min: number; max: number }) =>
      max - min <= EQUAL_SCORES * max ? 0 : (value - min) / (max - min);
    const Q = S.map((value, i) => v * share(value, s) + (1 - v) * share(R[i] as number, r));
    const compromise = compromiseOf({ S, R, Q }, problem.table.alternatives);
    return {
      scores: Q,
      parts: [
        { id: 's', label: text('群体效用 S', 'group utility S'), values: S },
        { id: 'r', label: text('个体遗憾 R', 'individual regret R'), values: R },
        { id: 'rankS', label: text('按 S 的名次', 'rank by S'), values: compromise.rankS },
        { id: 'rankR', label: text('按 R 的名次', 'rank by R'), values: compromise.rankR },
      ],
      details: compromise.details,
      remarks: compromise.remarks,
      findings,
    };
  },
};

function regrets({ table, types, weights }: RankingProblem) {
  const S = new Float64Array(table.alternatives.length);
  const R = new Float64Array(table.alternatives.length);
  const findings: Finding[] = [];
  for (const [k, column] of table.columns.entries()) {
    const { min, max } = rangeOf(column);
    if (min === max) {
      findings.push(oneValueOnly(table.criteria[k] as string, min));
      continue;
    }
    for (let i = 0; i < S.length; i++) {
      const regret = (weights[k] as number) * shortfall(column[i] as number, { min, max }, types[k] as CriterionType);
      S[i] = (S[i] as number) + regret;
      if (regret > (R[i] as number)) R[i] = regret;
    }
  }
  return { S, R, findings };
}

function shortfall(value: number, { min, max }: { min: number; max: number }, type: CriterionType): number {
  // Halves, where the whole difference leaves the range of a double.
  const unit = Number.isFinite(max - min) ? 1 : 0.5;
  return (type === 'max' ? max * unit - value * unit : value * unit - min * unit) / (max * unit - min * unit);
}

function oneValueOnly(field: string, value: number): Finding {
  return {
    severity: 'warning',
    code: 'one-value-only',
    message: text(
      `指标 ${field} 上各方案都是 ${value}，不产生遗憾，它的权重不起作用`,
      `every alternative has ${value} on ${field}: it causes no regret and its weight has no effect`,
    ),
    remedy: text('可去掉这个指标并重新分配权重', 'leave the criterion out and share its weight among the others'),
    at: { field },
  };
}

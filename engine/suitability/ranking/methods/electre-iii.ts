import { text } from '../../../run/local-text.ts';
import { PlanningError } from '../../../run/planning-error.ts';
import { outrankingOf } from '../electre/credibility.ts';
import { distillation } from '../electre/distillation.ts';
import { finalPreorder } from '../electre/final-preorder.ts';
import { listsPairs, pairsNotListed } from '../pair-matrix.ts';
import type { RankingMethod, RankingParameter } from '../ranking-method.ts';

const source = {
  reference: text(
    'Roy 1978, Cahiers du CERO 20(1)；Almeida Dias、Figueira 与 Roy 2006《ELECTRE III–IV》手册',
    'Roy 1978, Cahiers du CERO 20(1); Almeida Dias, Figueira and Roy 2006, ELECTRE III–IV manual',
  ),
  confidence: 'known',
} as const;

/** Distillation looks at every pair once for every class it takes out: seconds for so many; our own setting. */
const MOST = 1000;

const parameter = (
  id: RankingParameter['id'],
  label: RankingParameter['label'],
  byDefault: RankingParameter['byDefault'],
): RankingParameter => ({ id, label, byDefault, source });

/**
 * ELECTRE III: credibility of outranking from concordance and veto, two distillations, their intersection as partial
 * preorder, and the median preorder as complete ranking, which is the score.
 */
export const electreIII: RankingMethod = {
  id: 'electre-iii',
  label: text('ELECTRE III 级别高于关系法', 'ELECTRE III'),
  formula: 'σ = C·Π(1 − D)/(1 − C); s(λ) = α + β·λ',
  source,
  score: text('中位预序位置', 'place in the median preorder'),
  better: 'lower',
  normalisation: null,
  understandsCosts: true,
  parameters: [
    parameter('q', text('无差异阈值 q', 'indifference threshold q'), text('0', '0')),
    parameter('p', text('严格偏好阈值 p', 'preference threshold p'), text('等于 q', 'equal to q')),
    parameter('veto', text('否决阈值 v', 'veto threshold v'), text('无否决', 'no veto')),
    parameter('alpha', text('蒸馏阈值截距 α', 'distillation threshold, constant α'), text('0.3', '0.3')),
    parameter('beta', text('蒸馏阈值斜率 β', 'distillation threshold, slope β'), text('-0.15', '-0.15')),
  ],
  usesWeights: () => true,
  evaluate(problem) {
    const { alpha = 0.3, beta = -0.15 } = problem.parameters;
    if (alpha < 0 || alpha + beta < 0) throw negativeThreshold(alpha, beta);
    const rows = problem.table.alternatives.length;
    if (rows > MOST) throw tooMany(rows);
    const { concordance, credibility } = outrankingOf(problem);
    const descending = distillation(credibility, { alpha, beta }, 'descending');
    const ascending = distillation(credibility, { alpha, beta }, 'ascending');
    const { comparisons, levels, median } = finalPreorder(descending, ascending);
    return {
      scores: median,
      parts: [
        { id: 'descending', label: text('降序蒸馏位置', 'descending distillation'), values: descending },
        { id: 'ascending', label: text('升序蒸馏位置', 'ascending distillation'), values: ascending },
        { id: 'level', label: text('偏预序层级', 'level in the partial preorder'), values: levels },
      ],
      details: listsPairs(rows)
        ? {
            concordance: concordance.map((row) => [...row]),
            credibility: credibility.map((row) => [...row]),
            comparisons,
          }
        : {},
      remarks: [
        text(
          `蒸馏阈值 s(λ) = ${alpha} + (${beta})·λ；名次按偏预序层级，同层按两次蒸馏位置之和（中位预序）`,
          `distillation threshold s(λ) = ${alpha} + (${beta})·λ; ranks follow the level in the partial preorder, then the sum of both positions (median preorder)`,
        ),
        ...pairsNotListed(rows),
      ],
      findings: [],
    };
  },
};

function tooMany(found: number): PlanningError {
  return new PlanningError('infeasible', 'too-many-alternatives', {
    text: text(
      `ELECTRE III 两两比较全部方案，最多 ${MOST} 个，表中有 ${found} 个`,
      `ELECTRE III compares every pair: ${MOST} alternatives at most, the table has ${found}`,
    ),
    remedy: text(
      '先用 weighted-sum、topsis 等筛到较少方案，再用 ELECTRE III',
      'narrow the table down first, with weighted-sum or topsis, then rank with ELECTRE III',
    ),
  });
}

function negativeThreshold(alpha: number, beta: number): PlanningError {
  return new PlanningError('usage', 'bad-distillation', {
    text: text(
      `蒸馏阈值 α + β·λ 在 0…1 上应不小于 0，给出 α = ${alpha}，β = ${beta}`,
      `the distillation threshold α + β·λ should not be below 0 on 0 … 1, given α = ${alpha}, β = ${beta}`,
    ),
    remedy: text(
      '改正 --alpha 与 --beta（默认 0.3 与 -0.15）',
      'correct --alpha and --beta (0.3 and -0.15 by default)',
    ),
  });
}

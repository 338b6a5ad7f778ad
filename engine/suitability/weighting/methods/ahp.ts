import { text } from '../../../run/local-text.ts';
import type { Place } from '../../../run/place.ts';
import { type AhpOptions, type CompletedJudgement, solveComparisons } from '../ahp-solution.ts';
import { rowsOf } from '../comparison-matrix.ts';
import type { Consistency } from '../consistency.ts';
import { refuseInconsistent } from '../inconsistent-judgements.ts';
import { PRIORITY_RULES, type PriorityRule } from '../priorities.ts';
import { RANDOM_INDEX_SETS } from '../random-index.ts';
import type { WeightingMethod } from '../weighting-method.ts';
import type { WorstJudgement } from '../worst-judgement.ts';
import type { WrittenComparisons } from '../written-judgement.ts';

/** One matrix of judgements. */
export interface AhpQuestion extends AhpOptions {
  readonly comparisons: WrittenComparisons;
  readonly at?: Place | undefined;
}

export interface AhpDetails {
  readonly priorities: PriorityRule;
  readonly consistency: Consistency;
  readonly worstJudgement: WorstJudgement | null;
  readonly completed: readonly CompletedJudgement[];
  /** The matrix that was solved, reciprocals exact and missing judgements completed. */
  readonly matrix: readonly (readonly number[])[];
}

/**
 * Analytic hierarchy process: weights from pairwise comparisons. Throws `InconsistentJudgements` at a consistency ratio
 * of 0.10 or more unless that is accepted, and what `solveComparisons` throws.
 */
export const ahp: WeightingMethod<AhpQuestion, AhpDetails> = {
  id: 'ahp',
  label: text('层次分析法', 'analytic hierarchy process'),
  takes: 'comparisons',
  parameters: [
    { id: 'priorities', values: PRIORITY_RULES },
    { id: 'ri', values: RANDOM_INDEX_SETS.map(({ id }) => id) },
    { id: 'complete', values: ['false', 'true'] },
    { id: 'accept-inconsistent', values: ['false', 'true'] },
  ],
  source: {
    reference: text(
      'Saaty 1980《层次分析法》；特征向量法 Saaty 1977；几何平均法 Crawford、Williams 1985；和法（列归一后取平均）Saaty 1980；补全 Bozóki 等 2010',
      'Saaty 1980, The Analytic Hierarchy Process; eigenvector Saaty 1977; geometric mean Crawford and Williams 1985; mean of normalised columns Saaty 1980; completion Bozóki et al. 2010',
    ),
    confidence: 'known',
  },
  weigh({ comparisons, at = {}, ...options }) {
    const solution = solveComparisons(comparisons, options, at);
    const told = refuseInconsistent(solution, options.acceptInconsistent ?? false, at);
    const { matrix, weights, priorities, consistency, worst, completed, findings } = solution;
    return {
      method: ahp.id,
      names: matrix.names,
      weights,
      details: { priorities, consistency, worstJudgement: worst, completed, matrix: rowsOf(matrix) },
      findings: [...told, ...findings],
      source: ahp.source,
    };
  },
};

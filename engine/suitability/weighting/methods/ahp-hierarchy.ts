import { text } from '../../../run/local-text.ts';
import type { Place } from '../../../run/place.ts';
import { type AhpOptions, type AhpSolution, solveComparisons } from '../ahp-solution.ts';
import type { Consistency } from '../consistency.ts';
import { refuseInconsistent } from '../inconsistent-judgements.ts';
import type { WrittenHierarchy } from '../judgement-document.ts';
import { PRIORITY_RULES } from '../priorities.ts';
import { RANDOM_INDEX_SETS } from '../random-index.ts';
import { sharesOf, type WeightingMethod } from '../weighting-method.ts';
import type { WorstJudgement } from '../worst-judgement.ts';

/** Criteria compared, and alternatives compared under each. */
export interface AhpHierarchyQuestion extends AhpOptions {
  readonly hierarchy: WrittenHierarchy;
  readonly at?: Place | undefined;
}

/** One matrix of a hierarchy, solved. */
export interface HierarchyNode {
  /** The criterion, or null for the criteria among themselves. */
  readonly criterion: string | null;
  readonly names: readonly string[];
  readonly weights: readonly number[];
  readonly consistency: Consistency;
  readonly worstJudgement: WorstJudgement | null;
}

export interface AhpHierarchyDetails {
  /** The criteria first, then one node a criterion. */
  readonly nodes: readonly HierarchyNode[];
}

/**
 * Two levels of AHP: the weight of an alternative is the sum over criteria of the criterion's weight times the
 * alternative's weight under it (distributive synthesis, Saaty 1980). Every matrix is held to the consistency ratio.
 */
export const ahpHierarchy: WeightingMethod<AhpHierarchyQuestion, AhpHierarchyDetails> = {
  id: 'ahp-hierarchy',
  label: text('两层层次分析法', 'analytic hierarchy process on two levels'),
  takes: 'comparisons',
  parameters: [
    { id: 'priorities', values: PRIORITY_RULES },
    { id: 'ri', values: RANDOM_INDEX_SETS.map(({ id }) => id) },
    { id: 'complete', values: ['false', 'true'] },
    { id: 'accept-inconsistent', values: ['false', 'true'] },
  ],
  source: {
    reference: text(
      'Saaty 1980《层次分析法》，逐层加权求和',
      'Saaty 1980, The Analytic Hierarchy Process, distributive synthesis',
    ),
    confidence: 'known',
  },
  weigh({ hierarchy, at = {}, ...options }) {
    const top = solveComparisons(hierarchy.criteria, options, at);
    const { names } = top.matrix;
    const below = hierarchy.underCriterion.map((matrix, k) =>
      solveComparisons(matrix, options, { ...at, layer: names[k] as string }),
    );
    const accept = options.acceptInconsistent ?? false;
    const told = [
      ...refuseInconsistent(top, accept, at),
      ...below.flatMap((node, k) => refuseInconsistent(node, accept, { ...at, layer: names[k] as string })),
    ];
    const weights = hierarchy.alternatives.map((_, a) =>
      below.reduce((sum, node, k) => sum + (top.weights[k] as number) * (node.weights[a] as number), 0),
    );
    return {
      method: ahpHierarchy.id,
      names: hierarchy.alternatives,
      weights: sharesOf(weights),
      details: { nodes: [nodeOf(top, null), ...below.map((node, k) => nodeOf(node, names[k] as string))] },
      findings: [...told, ...[top, ...below].flatMap(({ findings }) => findings)],
      source: ahpHierarchy.source,
    };
  },
};

function nodeOf({ matrix, weights, consistency, worst }: AhpSolution, criterion: string | null): HierarchyNode {
  return { criterion, names: matrix.names, weights, consistency, worstJudgement: worst };
}

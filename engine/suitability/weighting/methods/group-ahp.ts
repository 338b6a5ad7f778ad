import { text } from '../../../run/local-text.ts';
import type { Place } from '../../../run/place.ts';
import type { AhpOptions, AhpSolution } from '../ahp-solution.ts';
import { rowsOf } from '../comparison-matrix.ts';
import type { Consistency } from '../consistency.ts';
import { type GroupMember, solvedMembers } from '../group-members.ts';
import { type GroupRule, groupWeights } from '../group-weights.ts';
import { PRIORITY_RULES } from '../priorities.ts';
import { RANDOM_INDEX_SETS } from '../random-index.ts';
import type { WeightingMethod } from '../weighting-method.ts';
import type { WorstJudgement } from '../worst-judgement.ts';

/** Judgements of several people about the same names. */
export interface GroupAhpQuestion extends AhpOptions {
  readonly members: readonly GroupMember[];
  /** What is averaged; judgements when nothing is said. */
  readonly group?: GroupRule | undefined;
  /** How priorities are averaged; judgements always by the geometric mean, which alone keeps them reciprocal. */
  readonly mean?: 'geometric' | 'arithmetic' | undefined;
  /** How much each member counts, in their order; all the same when nothing is said. */
  readonly voters?: readonly number[] | undefined;
  readonly at?: Place | undefined;
}

/** One member's own answer. */
export interface MemberResult {
  readonly name: string;
  /** Share of the vote. */
  readonly vote: number;
  readonly weights: readonly number[];
  readonly consistency: Consistency;
  readonly worstJudgement: WorstJudgement | null;
}

export interface GroupAhpDetails {
  readonly group: GroupRule;
  readonly mean: 'geometric' | 'arithmetic';
  /** Consistency of the averaged judgements; null where priorities are averaged, which leave no matrix. */
  readonly consistency: Consistency | null;
  readonly worstJudgement: WorstJudgement | null;
  readonly matrix: readonly (readonly number[])[] | null;
  readonly members: readonly MemberResult[];
  /** How far the members' own weights lie apart, a row a name. */
  readonly spread: readonly { readonly name: string; readonly least: number; readonly largest: number }[];
}

/**
 * Group AHP. Judgements are averaged into one matrix by the weighted geometric mean (AIJ, Aczél and Saaty 1983), whose
 * own consistency ratio decides and which tells inconsistent members as findings; or each member is solved and the
 * priorities are averaged (AIP, Forman and Peniwati 1998), where one inconsistent member is refused.
 */
export const groupAhp: WeightingMethod<GroupAhpQuestion, GroupAhpDetails> = {
  id: 'group-ahp',
  label: text('群组层次分析法', 'group analytic hierarchy process'),
  takes: 'comparisons',
  parameters: [
    { id: 'group', values: ['judgements', 'priorities'] },
    { id: 'mean', values: ['geometric', 'arithmetic'] },
    { id: 'voters', values: ['1,1,…'] },
    { id: 'priorities', values: PRIORITY_RULES },
    { id: 'ri', values: RANDOM_INDEX_SETS.map(({ id }) => id) },
  ],
  source: {
    reference: text(
      'Aczél、Saaty 1983（判断的几何平均）；Forman、Peniwati 1998（AIJ 与 AIP）',
      'Aczél and Saaty 1983 (geometric mean of judgements); Forman and Peniwati 1998 (AIJ and AIP)',
    ),
    confidence: 'known',
  },
  weigh(question) {
    const { group = 'judgements', mean = 'geometric' } = question;
    const members = solvedMembers(question);
    const { weights, solution, findings } = groupWeights(members, question);
    const names = members[0]?.solution.matrix.names ?? [];
    return {
      method: groupAhp.id,
      names,
      weights,
      details: {
        group,
        mean: group === 'judgements' ? 'geometric' : mean,
        ...combined(solution),
        members: members.map(({ name, vote, solution: own }) => ({
          name,
          vote,
          weights: own.weights,
          consistency: own.consistency,
          worstJudgement: own.worst,
        })),
        spread: names.map((name, k) => {
          const given = members.map((member) => member.solution.weights[k] as number);
          return { name, least: Math.min(...given), largest: Math.max(...given) };
        }),
      },
      findings,
      source: groupAhp.source,
    };
  },
};

function combined(solution: AhpSolution | null) {
  if (solution === null) return { consistency: null, worstJudgement: null, matrix: null };
  return {
    consistency: solution.consistency,
    worstJudgement: solution.worst,
    matrix: rowsOf(solution.matrix),
  };
}

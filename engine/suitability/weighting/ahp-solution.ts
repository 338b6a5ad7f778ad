import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { checkComparisons } from './check-comparisons.ts';
import { type ComparisonMatrix, judgementOf, type Pair } from './comparison-matrix.ts';
import { completeJudgements } from './completion.ts';
import { type Consistency, consistencyOf } from './consistency.ts';
import { figure } from './figure.ts';
import { incomplete, unconnected } from './missing-comparisons.ts';
import { type PriorityRule, prioritiesOf } from './priorities.ts';
import { type WorstJudgement, worstJudgement } from './worst-judgement.ts';
import type { WrittenComparisons } from './written-judgement.ts';

/** How comparison matrices are to be solved. */
export interface AhpOptions {
  readonly priorities?: PriorityRule | undefined;
  /** Id of the table of random indices. */
  readonly randomIndexSet?: string | undefined;
  /** Whether missing judgements are completed; they are refused otherwise. */
  readonly complete?: boolean | undefined;
  /** Whether weights are given although the consistency ratio is 0.10 or more. */
  readonly acceptInconsistent?: boolean | undefined;
}

/** A judgement that nobody gave, as the others imply it. */
export interface CompletedJudgement {
  readonly first: string;
  readonly second: string;
  readonly value: number;
}

/** One comparison matrix, solved. */
export interface AhpSolution {
  readonly matrix: ComparisonMatrix;
  readonly weights: readonly number[];
  readonly priorities: PriorityRule;
  readonly consistency: Consistency;
  /** The judgement that contradicts the others most; null where nothing contradicts. */
  readonly worst: WorstJudgement | null;
  readonly completed: readonly CompletedJudgement[];
  readonly findings: readonly Finding[];
}

/**
 * Weights and consistency of one written matrix, accepted or not: the caller decides what an inconsistent one means.
 * Throws `PlanningError` where the matrix is wrong (`checkComparisons`), incomplete (`missing-comparison` without
 * `complete`, `unconnected-comparisons`), or too large for the table of random indices.
 */
export function solveComparisons(written: WrittenComparisons, options: AhpOptions, at: Place = {}): AhpSolution {
  const { priorities = 'eigenvector', randomIndexSet = 'saaty', complete = false } = options;
  const checked = checkComparisons(written, at);
  const findings: Finding[] = [...checked.findings];
  let { matrix } = checked;
  let completed: readonly CompletedJudgement[] = [];
  if (checked.missing.length > 0) {
    if (!complete) throw incomplete(matrix.names, checked.missing, at);
    const apart = unconnected(matrix.names, checked.missing, at);
    if (apart !== null) throw apart;
    matrix = completeJudgements(matrix, checked.missing);
    completed = checked.missing.map((pair) => completedJudgement(matrix, pair));
    findings.push(...completed.map((judgement) => completedFinding(judgement, at)));
  }
  const consistency = consistencyOf(matrix, randomIndexSet);
  if (consistency.interpolated) findings.push(interpolatedFinding(matrix.names.length, consistency, at));
  const weights = prioritiesOf(matrix, priorities);
  return {
    matrix,
    weights,
    priorities,
    consistency,
    worst: worstJudgement(matrix, randomIndexSet),
    completed,
    findings,
  };
}

function completedJudgement(matrix: ComparisonMatrix, pair: Pair): CompletedJudgement {
  const [first, second] = [matrix.names[pair.first] as string, matrix.names[pair.second] as string];
  return { first, second, value: judgementOf(matrix, pair) };
}

function completedFinding({ first, second, value }: CompletedJudgement, at: Place): Finding {
  return {
    severity: 'warning',
    code: 'completed-comparison',
    message: text(
      `“${first}”对“${second}”没有判断，按其余判断补为 ${figure(value)}（使 λmax 最小，Bozóki 等 2010）`,
      `"${first}" against "${second}" was not judged; completed as ${figure(value)} from the others (least λmax, Bozóki et al. 2010)`,
    ),
    remedy: text('请专家补上这一判断', 'ask the experts for this judgement'),
    at: { ...at, field: second },
  };
}

function interpolatedFinding(n: number, { RI, randomIndexSet }: Consistency, at: Place): Finding {
  return {
    severity: 'info',
    code: 'interpolated-random-index',
    message: text(
      `随机一致性指标表 ${randomIndexSet} 没有 n = ${n}，按相邻两项线性内插为 ${figure(RI)}`,
      `the random indices of ${randomIndexSet} have no n = ${n}; ${figure(RI)} lies linearly between its neighbours`,
    ),
    remedy: text('指标分层后每层个数少，比较也更可靠', 'levels with fewer criteria each are more reliable to compare'),
    at,
  };
}

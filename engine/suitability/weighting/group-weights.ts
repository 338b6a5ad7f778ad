import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import type { AhpOptions, AhpSolution } from './ahp-solution.ts';
import type { ComparisonMatrix } from './comparison-matrix.ts';
import { consistencyOf } from './consistency.ts';
import type { SolvedMember } from './group-members.ts';
import { inconsistency, refuseInconsistent } from './inconsistent-judgements.ts';
import { prioritiesOf } from './priorities.ts';
import { sharesOf } from './weighting-method.ts';
import { worstJudgement } from './worst-judgement.ts';

/** What of a group is averaged. */
export type GroupRule = 'judgements' | 'priorities';

interface Question extends AhpOptions {
  readonly group?: GroupRule | undefined;
  readonly mean?: 'geometric' | 'arithmetic' | undefined;
  readonly at?: Place | undefined;
}

interface GroupWeights {
  readonly weights: readonly number[];
  /** The averaged matrix, solved; null where priorities are averaged. */
  readonly solution: AhpSolution | null;
  readonly findings: readonly Finding[];
}

/** Weights of a group by its rule; throws `InconsistentJudgements` (see `groupAhp`). */
export function groupWeights(members: readonly SolvedMember[], question: Question): GroupWeights {
  const own = members.flatMap(({ solution }) => solution.findings);
  const accept = question.acceptInconsistent ?? false;
  if (question.group === 'priorities') {
    const told = members.flatMap(({ name, solution }) => refuseInconsistent(solution, accept, { file: name }));
    return {
      weights: meanPriorities(members, question.mean ?? 'geometric'),
      solution: null,
      findings: [...told, ...own],
    };
  }
  const { priorities = 'eigenvector', randomIndexSet = 'saaty', at = {} } = question;
  const matrix = meanJudgements(members);
  const solution: AhpSolution = {
    matrix,
    weights: prioritiesOf(matrix, priorities),
    priorities,
    consistency: consistencyOf(matrix, randomIndexSet),
    worst: worstJudgement(matrix, randomIndexSet),
    completed: [],
    findings: [],
  };
  const told = refuseInconsistent(solution, accept, at);
  return { weights: solution.weights, solution, findings: [...told, ...members.flatMap(inconsistentMember), ...own] };
}

/** Weighted geometric mean of the judgements, cell by cell: the only mean that stays reciprocal (Aczél and Saaty 1983). */
function meanJudgements(members: readonly SolvedMember[]): ComparisonMatrix {
  const matrices = members.map(({ solution }) => solution.matrix);
  const { names, values } = matrices[0] as ComparisonMatrix;
  const size = names.length;
  const mean = values.map((_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    // Above the diagonal; below it stands the exact reciprocal.
    const [from, sign] = row <= column ? [at, 1] : [column * size + row, -1];
    let sum = 0;
    for (const [k, { vote }] of members.entries()) sum += vote * Math.log(matrices[k]?.values[from] as number);
    return Math.exp(sign * sum);
  });
  return { names, values: mean };
}

/** Weighted mean of the members' weights; the geometric one is divided by its sum. */
function meanPriorities(members: readonly SolvedMember[], mean: 'geometric' | 'arithmetic'): number[] {
  const names = members[0]?.solution.matrix.names ?? [];
  const means = names.map((_, k) => {
    let sum = 0;
    for (const { vote, solution } of members) {
      const weight = solution.weights[k] as number;
      sum += vote * (mean === 'geometric' ? Math.log(weight) : weight);
    }
    return mean === 'geometric' ? Math.exp(sum) : sum;
  });
  return sharesOf(means);
}

function inconsistentMember({ name, solution }: SolvedMember): Finding[] {
  if (solution.consistency.accepted) return [];
  const words = inconsistency(solution);
  return [
    {
      severity: 'warning',
      code: 'inconsistent-member',
      message: text(`成员 ${name}：${words.text.zh}`, `member ${name}: ${words.text.en}`),
      remedy: text(
        '请这位专家重新判断；平均会掩盖个人的矛盾',
        'ask this expert again; an average hides what one member contradicts',
      ),
      at: { file: name },
    },
  ];
}

import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { type AhpOptions, type AhpSolution, solveComparisons } from './ahp-solution.ts';
import { sharesOf } from './weighting-method.ts';
import type { WrittenComparisons } from './written-judgement.ts';

/** One person's judgements. */
export interface GroupMember {
  /** Such as the file they came from. */
  readonly name: string;
  readonly comparisons: WrittenComparisons;
}

/** A member's judgements solved, names in the order of the first member, and the member's share of the vote. */
export interface SolvedMember {
  readonly name: string;
  readonly vote: number;
  readonly solution: AhpSolution;
}

interface Question extends AhpOptions {
  readonly members: readonly GroupMember[];
  readonly voters?: readonly number[] | undefined;
  readonly at?: Place | undefined;
}

/**
 * Solves every member's matrix. Throws `PlanningError`: `no-members`, `bad-voters`, `different-names`, and what
 * `solveComparisons` throws with the member's name as the file.
 */
export function solvedMembers({ members, voters, at, ...options }: Question): readonly SolvedMember[] {
  const first = members[0];
  if (first === undefined) {
    throw new PlanningError('usage', 'no-members', {
      text: text('群组至少应有 1 个比较矩阵，实有 0 个', 'a group needs at least 1 matrix, there are 0'),
      remedy: text('每位专家给一个文件', 'give one file for every expert'),
      ...(at === undefined ? {} : { at }),
    });
  }
  const votes = votesOf(members, voters);
  return members.map(({ name, comparisons }, k) => {
    const ordered = inOrderOf(first, { name, comparisons });
    return { name, vote: votes[k] as number, solution: solveComparisons(ordered, options, { file: name }) };
  });
}

function votesOf(members: readonly GroupMember[], voters: readonly number[] | undefined): readonly number[] {
  if (voters === undefined) return sharesOf(members.map(() => 1));
  if (voters.length !== members.length) {
    throw new PlanningError('usage', 'bad-voters', {
      text: text(
        `有 ${members.length} 个比较矩阵，却给了 ${voters.length} 个成员权重`,
        `there are ${members.length} matrices and ${voters.length} voter weights`,
      ),
      remedy: text('每个矩阵给一个成员权重，顺序相同', 'give one voter weight for each matrix, in the same order'),
    });
  }
  const bad = voters.find((vote) => !(vote > 0 && Number.isFinite(vote)));
  if (bad === undefined) return sharesOf(voters);
  throw new PlanningError('usage', 'bad-voters', {
    text: text(`成员权重应为正数，实为 ${bad}`, `a voter weight should be above 0, found ${bad}`),
    remedy: text('改为正数；不计某位专家时去掉其文件', 'make it positive; to leave an expert out, leave out the file'),
  });
}

function inOrderOf(first: GroupMember, { name, comparisons }: GroupMember): WrittenComparisons {
  const { names } = first.comparisons;
  const places = names.map((called) => comparisons.names.indexOf(called));
  if (comparisons.names.length !== names.length || places.includes(-1)) {
    throw new PlanningError('input', 'different-names', {
      text: text(
        `${first.name} 比较的是 ${names.join('、')}，${name} 比较的是 ${comparisons.names.join('、')}`,
        `${first.name} compares ${names.join(', ')}, ${name} compares ${comparisons.names.join(', ')}`,
      ),
      remedy: text('所有成员应比较同样的名称', 'let every member compare the same names'),
      at: { file: name },
    });
  }
  return { names, rows: places.map((r) => places.map((c) => comparisons.rows[r]?.[c] ?? null)) };
}

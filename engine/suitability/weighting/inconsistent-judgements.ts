import type { Finding } from '../../run/finding.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { AhpSolution } from './ahp-solution.ts';
import { CONSISTENCY_LIMIT, type Consistency } from './consistency.ts';
import { figure } from './figure.ts';
import type { WorstJudgement } from './worst-judgement.ts';

/** Judgements that contradict each other too much to give weights; carries what a program needs to ask again. */
export class InconsistentJudgements extends PlanningError {
  readonly names: readonly string[];
  readonly consistency: Consistency;
  readonly worst: WorstJudgement | null;

  constructor({ matrix, consistency, worst }: AhpSolution, what: { text: LocalText; remedy: LocalText; at: Place }) {
    super('infeasible', 'inconsistent-judgements', what);
    this.name = 'InconsistentJudgements';
    this.names = matrix.names;
    this.consistency = consistency;
    this.worst = worst;
  }
}

/** Throws `InconsistentJudgements` at a consistency ratio of 0.10 or more, or tells it loudly where that is accepted. */
export function refuseInconsistent(solution: AhpSolution, accept: boolean, at: Place): readonly Finding[] {
  if (solution.consistency.accepted) return [];
  const words = inconsistency(solution);
  if (!accept) throw new InconsistentJudgements(solution, { ...words, at });
  return [
    {
      severity: 'error',
      code: 'inconsistent-judgements',
      message: text(`${words.text.zh}；按要求仍给出权重`, `${words.text.en}; weights are given all the same, as asked`),
      remedy: words.remedy,
      at,
    },
  ];
}

/** What is wrong with inconsistent judgements and which one to ask again about, in words. */
export function inconsistency({ consistency, worst }: AhpSolution): { text: LocalText; remedy: LocalText } {
  const { CR } = consistency;
  const found = text(
    `一致性比率 CR 应小于 ${CONSISTENCY_LIMIT.toFixed(2)}，实为 ${figure(CR)}`,
    `the consistency ratio should be below ${CONSISTENCY_LIMIT.toFixed(2)}, it is ${figure(CR)}`,
  );
  if (worst === null) {
    return { text: found, remedy: text('请专家重新判断', 'ask the experts again') };
  }
  const { first, second, given, consistent, CRAfter, equallyBad } = worst;
  const [also, alsoEn] =
    equallyBad.length === 0
      ? ['', '']
      : [
          `（改${equallyBad.map((pair) => `“${pair.join('—')}”`).join('、')}效果相同）`,
          ` (changing ${equallyBad.map((pair) => pair.join(' against ')).join(' or ')} would do as much)`,
        ];
  return {
    text: text(
      `${found.zh}；最不一致的是“${first}”对“${second}”：给的是 ${figure(given)}，其余判断意味着 ${figure(consistent)}，改后 CR 为 ${figure(CRAfter)}${also}`,
      `${found.en}; the judgement that hurts most is "${first}" against "${second}": given ${figure(given)}, the others imply ${figure(consistent)}, and with that the ratio is ${figure(CRAfter)}${alsoEn}`,
    ),
    remedy: text(
      `请专家重新比较“${first}”与“${second}”；确要照用，加 --accept-inconsistent`,
      `ask the experts about "${first}" and "${second}" again; to use the weights all the same, add --accept-inconsistent`,
    ),
  };
}

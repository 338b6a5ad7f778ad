import { z } from 'zod';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { judgementsFrom } from '../suitability/weighting/judgement-document.ts';
import { ahp } from '../suitability/weighting/methods/ahp.ts';
import { rankOrder } from '../suitability/weighting/methods/rank-order.ts';
import { orderFrom } from '../suitability/weighting/rank-document.ts';
import type { InputDesk } from './input-desk.ts';
import type { WeightingRow } from './judgement-rows.ts';
import type { Scenario } from './scenario.ts';

/** Weights in the order of the scenario's criteria, and how they came about. */
export interface CriterionWeights {
  readonly weights: readonly number[];
  readonly row: WeightingRow;
}

/**
 * The weights of the scenario's criteria: as they are written, by pairwise comparisons, or by an order of importance.
 * Findings of the method go to the desk. Throws `PlanningError`: what the methods throw, inconsistent judgements among
 * it, and `weights-do-not-fit` when the file weighs other things than the criteria.
 */
export async function criterionWeights(scenario: Scenario, desk: InputDesk): Promise<CriterionWeights> {
  const { weighting, criteria } = scenario;
  if (weighting.method === 'direct') {
    const row = { method: 'direct', label: text('直接给定', 'given'), consistency: null };
    return { weights: criteria.map(({ weight }) => weight ?? 0), row };
  }
  const file = weighting.method === 'ahp' ? weighting.judgements : weighting.order;
  const document = await desk.document('weights', file, z.json());
  const at = { file };
  const ids = criteria.map(({ id }) => id);
  if (weighting.method === 'rank-order') {
    const { formula, exponent } = weighting;
    const result = rankOrder.weigh({ order: orderFrom(document, at), formula, exponent, at });
    desk.findings.push(...result.findings);
    const row = { method: rankOrder.id, label: rankOrder.label, consistency: null };
    return { weights: inOrder(result, ids, file), row };
  }
  const judgements = judgementsFrom(document, at);
  if (judgements.kind !== 'comparisons') throw notComparisons(file, judgements.kind);
  const { priorities, randomIndex } = weighting;
  const question = { comparisons: judgements.comparisons, priorities, randomIndexSet: randomIndex, at };
  const result = weighed(() => ahp.weigh(question));
  desk.findings.push(...result.findings);
  const row = { method: ahp.id, label: ahp.label, consistency: result.details.consistency };
  return { weights: inOrder(result, ids, file), row };
}

/** A plan takes no inconsistent judgements; weights that were accepted all the same are written beside the criteria. */
function weighed<R>(weigh: () => R): R {
  try {
    return weigh();
  } catch (error) {
    if (!(error instanceof PlanningError) || error.code !== 'inconsistent-judgements') throw error;
    const { kind, code, text: words, at } = error;
    const remedy = text(
      '请专家重新比较这一对；确要照用，用 wotu weights --accept-inconsistent 求出权重，再直接写在各指标旁',
      'ask the experts about this pair again; to use the weights all the same, let wotu weights --accept-inconsistent reckon them and write them beside the criteria',
    );
    throw new PlanningError(kind, code, { text: words, remedy, at });
  }
}

function inOrder(
  { names, weights }: { readonly names: readonly string[]; readonly weights: readonly number[] },
  ids: readonly string[],
  file: string,
): number[] {
  const stranger = names.find((name) => !ids.includes(name));
  const missing = ids.find((id) => !names.includes(id));
  const odd = stranger ?? missing;
  if (odd !== undefined) {
    throw new PlanningError('usage', 'weights-do-not-fit', {
      text:
        stranger === undefined
          ? text(`${file} 没有评判指标 ${odd}`, `${file} does not judge the criterion ${odd}`)
          : text(
              `${file} 中的 ${odd} 不是情景的指标（有 ${ids.join('、')}）`,
              `${odd} in ${file} is none of the criteria (${ids.join(', ')})`,
            ),
      remedy: text('文件中的名称须与情景的指标一一对应', 'name each criterion of the scenario once, by its id'),
      at: { file, field: odd },
    });
  }
  return ids.map((id) => weights[names.indexOf(id)] as number);
}

function notComparisons(file: string, kind: string): PlanningError {
  return new PlanningError('input', 'no-judgements', {
    text: text(`${file} 应为两两比较，实为 ${kind}`, `${file} should hold pairwise comparisons, it holds ${kind}`),
    remedy: text('给一个比较矩阵', 'give a matrix of comparisons'),
    at: { file },
  });
}

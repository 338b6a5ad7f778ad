import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { checkDecisionTable } from './decision-table.ts';
import { RANKING_METHODS } from './methods/index.ts';
import type { Normalisation } from './normalisation.ts';
import { NORMALISATIONS } from './normalisations/index.ts';
import type { Ranking, RankingQuestion } from './ranking.ts';
import type { RankingMethod, RankingParameters } from './ranking-method.ts';
import { checkedWeights } from './ranking-weights.ts';
import { ranksOf } from './ties.ts';

/**
 * Ranks the alternatives of a decision table. Throws `PlanningError`: what `checkDecisionTable` and `checkedWeights`
 * throw, `unknown-method`, `unknown-normalisation`, `no-normalisation-taken`, `cost-without-direction`,
 * `unknown-parameter`, `bad-parameter`, `beyond-range` where values so large leave no score, and what the method throws where it is not defined.
 */
export function rankAlternatives(question: RankingQuestion): Ranking {
  const { table, types, parameters = {}, ties = 'min', at = {} } = question;
  checkDecisionTable(table, at);
  if (types.length !== table.criteria.length) {
    throw new Error(`${types.length} types for ${table.criteria.length} criteria`);
  }
  const method = methodNamed(question.method);
  checkParameters(method, parameters);
  const normalisation = normalisationOf(method, question.normalisation);
  const { weights, findings } = checkedWeights(question);
  if (normalisation !== null) checkCosts(question, method, normalisation);
  const outcome = method.evaluate({ table, types, weights, normalisation, parameters });
  const row = outcome.scores.findIndex((score) => !Number.isFinite(score));
  if (row >= 0) throw beyondRange(method, table.alternatives[row] as string, outcome.scores[row] as number);
  const unused = question.weights !== null && !method.usesWeights(parameters) ? [weightsUnused(method)] : [];
  return {
    method,
    normalisation: normalisation?.id ?? null,
    parameters,
    ties,
    criteria: table.criteria.map((name, k) => ({
      name,
      type: types[k] as 'max' | 'min',
      weight: weights[k] as number,
    })),
    alternatives: table.alternatives,
    scores: outcome.scores,
    ranks: ranksOf(outcome.scores, method.better, ties),
    parts: outcome.parts,
    details: outcome.details,
    remarks: outcome.remarks,
    findings: [...findings, ...unused, ...outcome.findings],
  };
}

function methodNamed(id: string): RankingMethod {
  const method = RANKING_METHODS.find((known) => known.id === id);
  if (method) return method;
  const known = RANKING_METHODS.map((each) => each.id).join(', ');
  throw new PlanningError('usage', 'unknown-method', {
    text: text(`没有排序方法 ${id}；可用：${known}`, `there is no ranking method ${id}; there are ${known}`),
    remedy: text('见 wotu list ranking-methods', 'see wotu list ranking-methods'),
  });
}

function normalisationOf(method: RankingMethod, asked: string | undefined): Normalisation | null {
  if (method.normalisation === null) {
    if (asked === undefined) return null;
    throw new PlanningError('usage', 'no-normalisation-taken', {
      text: text(
        `方法 ${method.id} 自带比较方式，不接受归一化，给出的是 ${asked}`,
        `${method.id} compares in its own way and takes no normalisation, given ${asked}`,
      ),
      remedy: text('去掉 --normalisation', 'leave out --normalisation'),
    });
  }
  const id = asked ?? method.normalisation;
  const found = NORMALISATIONS.find((normalisation) => normalisation.id === id);
  if (found) return found;
  const known = NORMALISATIONS.map((normalisation) => normalisation.id).join(', ');
  throw new PlanningError('usage', 'unknown-normalisation', {
    text: text(`没有归一化 ${id}；可用：${known}`, `there is no normalisation ${id}; there are ${known}`),
    remedy: text('见 wotu list normalisations', 'see wotu list normalisations'),
  });
}

/** An index adds up benefits: a cost that stays a cost would count in favour. */
function checkCosts({ table, types }: RankingQuestion, method: RankingMethod, normalisation: Normalisation): void {
  if (method.understandsCosts || !normalisation.keepsCosts) return;
  const k = types.indexOf('min');
  if (k < 0) return;
  const field = table.criteria[k] as string;
  throw new PlanningError('usage', 'cost-without-direction', {
    text: text(
      `指标 ${field} 的类型是 min（越小越好），归一化 ${normalisation.id} 不改变方向，而 ${method.id} 要求越大越好`,
      `${field} is of type min (less is better), normalisation ${normalisation.id} keeps that direction, and ${method.id} needs more to be better`,
    ),
    remedy: text(
      '加 --normalisation max 或 min-max；若该列已是评分，用 --types max',
      'add --normalisation max or min-max; if the column holds ratings already, say --types max',
    ),
    at: { field },
  });
}

function checkParameters(method: RankingMethod, parameters: RankingParameters): void {
  for (const [id, value] of Object.entries(parameters)) {
    const declared = method.parameters.find((parameter) => parameter.id === id);
    if (declared === undefined) throw unknownParameter(method, id);
    if (typeof value !== 'number') continue;
    const [least, greatest] = declared.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (Number.isFinite(value) && value >= least && value <= greatest && !(id === 'scale' && value <= 0)) continue;
    throw new PlanningError('usage', 'bad-parameter', {
      text: text(
        `参数 ${id}（${declared.label.zh}）应在 ${least} 到 ${greatest} 之间，给出 ${value}`,
        `${id} (${declared.label.en}) should be from ${least} to ${greatest}, given ${value}`,
      ),
      remedy: text(`改正 --${id}`, `correct --${id}`),
    });
  }
}

function beyondRange(method: RankingMethod, feature: string, found: number): PlanningError {
  return new PlanningError('infeasible', 'beyond-range', {
    text: text(
      `数值过大，${method.id} 的计算超出可表示的范围：方案 ${feature} 的分值应为有限的数，得到 ${found}`,
      `values are so large that ${method.id} leaves the range of numbers: the score of ${feature} should be finite, it is ${found}`,
    ),
    remedy: text('换用较大的单位（例如元改万元）', 'take a larger unit, such as kilometres for metres'),
    at: { feature },
  });
}

function unknownParameter(method: RankingMethod, id: string): PlanningError {
  const known = method.parameters.map((parameter) => parameter.id);
  return new PlanningError('usage', 'unknown-parameter', {
    text: text(
      `方法 ${method.id} 没有参数 ${id}，它的参数：${known.join('、') || '无'}`,
      `${method.id} has no parameter ${id}; it has ${known.join(', ') || 'none'}`,
    ),
    remedy: text(
      `去掉 ${id}，或换方法（wotu list ranking-methods）`,
      `leave ${id} out, or take another method (wotu list ranking-methods)`,
    ),
  });
}

function weightsUnused(method: RankingMethod): Finding {
  return {
    severity: 'info',
    code: 'weights-not-used',
    message: text(
      `方法 ${method.id} 不用指标权重，所给权重没有作用`,
      `${method.id} uses no criterion weights; those given have no effect`,
    ),
    remedy: text('无需处理，或改用 weighted-sum、geometric', 'nothing to do, or rank with weighted-sum or geometric'),
    at: {},
  };
}

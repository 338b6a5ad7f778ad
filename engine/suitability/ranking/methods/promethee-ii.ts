import type { Finding } from '../../../run/finding.ts';
import { text } from '../../../run/local-text.ts';
import { PlanningError } from '../../../run/planning-error.ts';
import { sumOf } from '../normalisation.ts';
import { listsPairs, pairsNotListed } from '../pair-matrix.ts';
import { PREFERENCE_FUNCTIONS, type PreferenceFunction, type PreferenceThresholds } from '../preference-function.ts';
import type { RankingMethod, RankingParameter, RankingProblem } from '../ranking-method.ts';
import { differenceOf, missingThreshold, thresholdsDisagree, thresholdWords } from '../thresholds.ts';
import { EQUAL_SCORES } from '../ties.ts';

const source = {
  reference: text(
    'Brans 与 Vincke 1985, Management Science 31(6)；Brans、Vincke 与 Mareschal 1986, EJOR 24(2)',
    'Brans and Vincke 1985, Management Science 31(6); Brans, Vincke and Mareschal 1986, EJOR 24(2)',
  ),
  confidence: 'known',
} as const;

const threshold = (id: RankingParameter['id'], zh: string, en: string): RankingParameter => ({
  id,
  label: text(zh, en),
  byDefault: null,
  source,
});

/**
 * PROMETHEE II: preference π(a,b) = Σ w·P(d)/Σ w over the differences d in favour of a; flows φ⁺ and φ⁻ are its means
 * over the m − 1 others, the net flow is their difference. The flows also give the partial ranking of PROMETHEE I.
 */
export const prometheeII: RankingMethod = {
  id: 'promethee-ii',
  label: text('PROMETHEE II 偏好顺序结构评估法', 'PROMETHEE II'),
  formula: 'φ = φ⁺ − φ⁻',
  source,
  score: text('净流量 φ', 'net flow φ'),
  better: 'higher',
  normalisation: null,
  understandsCosts: true,
  parameters: [
    {
      id: 'preference',
      label: text('各指标的偏好函数', 'preference function of every criterion'),
      byDefault: text('usual（通常）', 'usual'),
      source,
    },
    threshold('q', '无差异阈值 q（u-shape、level、linear）', 'indifference threshold q (u-shape, level, linear)'),
    threshold('p', '严格偏好阈值 p（v-shape、level、linear）', 'preference threshold p (v-shape, level, linear)'),
    threshold('s', '高斯参数 s（gaussian）', 'Gaussian parameter s (gaussian)'),
  ],
  usesWeights: () => true,
  evaluate(problem) {
    const rows = problem.table.alternatives.length;
    const index = preferenceIndex(problem);
    const plus = new Float64Array(rows);
    const minus = new Float64Array(rows);
    const preference: number[][] = [];
    for (let a = 0; a < rows; a++) {
      const row: number[] = [];
      for (let b = 0; b < rows; b++) {
        const preferred = index(a, b);
        plus[a] = (plus[a] as number) + preferred / (rows - 1);
        minus[b] = (minus[b] as number) + preferred / (rows - 1);
        row.push(preferred);
      }
      if (listsPairs(rows)) preference.push(row);
    }
    return {
      scores: plus.map((flow, i) => flow - (minus[i] as number)),
      parts: [
        { id: 'phiPlus', label: text('流出 φ⁺', 'positive flow φ⁺'), values: plus },
        { id: 'phiMinus', label: text('流入 φ⁻', 'negative flow φ⁻'), values: minus },
      ],
      details: listsPairs(rows) ? { preference, partialRanking: partialRanking(plus, minus) } : {},
      remarks: pairsNotListed(rows),
      findings: thresholdsNotUsed(problem),
    };
  },
};

/** π(a,b) of two alternatives by their rows. */
function preferenceIndex(problem: RankingProblem): (a: number, b: number) => number {
  const { table, types, weights } = problem;
  const total = sumOf(weights);
  const criteria = table.columns.map((column, k) => {
    const { shape, thresholds } = preferenceOf(problem, k);
    const bounds = [thresholds.q, thresholds.p];
    return {
      column,
      shape,
      thresholds,
      bounds,
      share: (weights[k] as number) / total,
      sign: types[k] === 'max' ? 1 : -1,
    };
  });
  return (a, b) => {
    let sum = 0;
    for (const { column, shape, thresholds, bounds, share, sign } of criteria) {
      const difference = sign * differenceOf(column[a] as number, column[b] as number, bounds);
      if (difference > 0) sum += share * shape.preference(difference, thresholds);
    }
    return sum;
  };
}

/** The preference function of criterion `k` with the thresholds it needs, checked: q ≥ 0, p > 0, p ≥ q, s > 0. */
function preferenceOf({ table, parameters }: RankingProblem, k: number) {
  const criterion = table.criteria[k] as string;
  const shape = shapeNamed(parameters.preference?.[k] ?? 'usual', criterion);
  const given = (id: keyof PreferenceThresholds): number => {
    if (!shape.needs.includes(id)) return Number.NaN;
    const value = parameters[id]?.[k] ?? null;
    if (value === null) throw missingThreshold(criterion, id, `preference function ${shape.id}`);
    if (value.slope !== 0) throw thresholdsDisagree(criterion, `${id} = NUMBER`, thresholdWords(value));
    return value.constant;
  };
  const thresholds = { q: given('q'), p: given('p'), s: given('s') };
  const { q, p, s } = thresholds;
  if (q < 0) throw thresholdsDisagree(criterion, 'q ≥ 0', `q = ${q}`);
  if (p <= 0) throw thresholdsDisagree(criterion, 'p > 0', `p = ${p}`);
  if (s <= 0) throw thresholdsDisagree(criterion, 's > 0', `s = ${s}`);
  if (p < q) throw thresholdsDisagree(criterion, 'p ≥ q', `q = ${q}, p = ${p}`);
  return { shape, thresholds };
}

/** Thresholds that were given although no preference function of the question reads them. */
function thresholdsNotUsed({ table, parameters }: RankingProblem): Finding[] {
  const shapes = table.criteria.map((criterion, k) => shapeNamed(parameters.preference?.[k] ?? 'usual', criterion));
  const used = new Set(shapes.flatMap(({ needs }) => needs));
  const idle = (['q', 'p', 's'] as const).filter((id) => parameters[id] !== undefined && !used.has(id));
  const functions = [...new Set(shapes.map(({ id }) => id))].join(', ');
  return idle.map((id) => ({
    severity: 'warning',
    code: 'threshold-not-used',
    message: text(
      `给出了阈值 ${id}，而所用偏好函数（${functions}）都不读它，没有作用`,
      `the threshold ${id} is given, no preference function in use (${functions}) reads it: it has no effect`,
    ),
    remedy: text('用 --preference 指定偏好函数，例如 linear', 'name one that does with --preference, such as linear'),
    at: {},
  }));
}

function shapeNamed(id: string, field: string): PreferenceFunction {
  const found = PREFERENCE_FUNCTIONS.find((shape) => shape.id === id);
  if (found) return found;
  const known = PREFERENCE_FUNCTIONS.map((shape) => shape.id).join(', ');
  throw new PlanningError('usage', 'unknown-preference', {
    text: text(`没有偏好函数 ${id}；可用：${known}`, `there is no preference function ${id}; there are ${known}`),
    remedy: text('改正 --preference', 'correct --preference'),
    at: { field },
  });
}

/** PROMETHEE I: `>` preferred by both flows, `<` the other way round, `=` the same flows, `R` the flows disagree. */
function partialRanking(plus: Float64Array, minus: Float64Array): string[][] {
  const compared = (a: number, b: number) => {
    const out = signOf((plus[a] as number) - (plus[b] as number));
    const into = signOf((minus[b] as number) - (minus[a] as number));
    if (out * into < 0) return 'R';
    return out + into > 0 ? '>' : out + into < 0 ? '<' : '=';
  };
  return Array.from(plus, (_, a) => Array.from(plus, (_value, b) => compared(a, b)));
}

function signOf(difference: number): number {
  return Math.abs(difference) <= EQUAL_SCORES ? 0 : Math.sign(difference);
}

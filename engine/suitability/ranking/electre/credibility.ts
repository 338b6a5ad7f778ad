import { type CriterionType, sumOf } from '../normalisation.ts';
import type { RankingProblem, Threshold } from '../ranking-method.ts';
import { differenceOf, thresholdAt, thresholdsDisagree } from '../thresholds.ts';

/** How far the outranking "a is at least as good as b" is believed: `[a][b]`, 0 … 1. */
export interface Outranking {
  readonly concordance: readonly Float64Array[];
  readonly credibility: readonly Float64Array[];
}

const ZERO: Threshold = { slope: 0, constant: 0 };

/**
 * Concordance and credibility of ELECTRE III (Roy 1978). With d the advantage of b over a on a criterion and thresholds
 * taken at the value of a: concordance c = 1 for d ≤ q, 0 for d ≥ p, linear between; C = Σ w·c / Σ w; discordance D = 0
 * for d ≤ p, 1 for d ≥ v, linear between; credibility σ = C · Π (1 − D)/(1 − C) over the criteria with D > C. Without q
 * it is 0, without p it is q, without a veto threshold nothing discords. Throws `bad-threshold` unless 0 ≤ q ≤ p ≤ v.
 */
export function outrankingOf(problem: RankingProblem): Outranking {
  const rows = problem.table.alternatives.length;
  const total = sumOf(problem.weights);
  const pseudo = problem.table.columns.map((column, k) => pseudoCriterion(problem, column, k));
  const concordance = Array.from({ length: rows }, () => new Float64Array(rows));
  const credibility = Array.from({ length: rows }, () => new Float64Array(rows));
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < rows; b++) {
      let agreed = 0;
      for (const [k, { compare }] of pseudo.entries()) {
        agreed += (problem.weights[k] as number) * compare(a, b).concordance;
      }
      const C = Math.min(1, agreed / total);
      let believed = C;
      for (const { compare } of pseudo) {
        const { discordance } = compare(a, b);
        if (discordance > C) believed *= (1 - discordance) / (1 - C);
      }
      (concordance[a] as Float64Array)[b] = C;
      (credibility[a] as Float64Array)[b] = believed;
    }
  }
  return { concordance, credibility };
}

function pseudoCriterion({ table, types, parameters }: RankingProblem, column: Float64Array, k: number) {
  const q = parameters.q?.[k] ?? ZERO;
  const p = parameters.p?.[k] ?? q;
  const veto = parameters.veto?.[k] ?? null;
  const at = Array.from(column, (x) => ({
    q: thresholdAt(q, x),
    p: thresholdAt(p, x),
    v: veto === null ? Number.POSITIVE_INFINITY : thresholdAt(veto, x),
  }));
  const odd = at.findIndex((t) => t.q < 0 || t.p < t.q || t.v < t.p);
  if (odd >= 0) {
    const found = Object.entries(at[odd] as (typeof at)[number]).filter(([, value]) => Number.isFinite(value));
    const grows = [q, p, veto].some((threshold) => threshold !== null && threshold.slope !== 0);
    throw thresholdsDisagree(
      table.criteria[k] as string,
      '0 ≤ q ≤ p ≤ v',
      [...found, ...(grows ? [['g', column[odd]]] : [])].map(([name, value]) => `${name} = ${value}`).join(', '),
    );
  }
  const sign = (types[k] as CriterionType) === 'max' ? 1 : -1;
  const compare = (a: number, b: number) => {
    const t = at[a] as (typeof at)[number];
    const advantage = sign * differenceOf(column[b] as number, column[a] as number, [t.q, t.p, t.v]);
    return { concordance: concordanceAt(advantage, t), discordance: discordanceAt(advantage, t) };
  };
  return { compare };
}

function concordanceAt(advantage: number, { q, p }: { readonly q: number; readonly p: number }): number {
  if (advantage <= q) return 1;
  return advantage >= p ? 0 : (p - advantage) / (p - q);
}

function discordanceAt(advantage: number, { p, v }: { readonly p: number; readonly v: number }): number {
  if (advantage <= p || v === Number.POSITIVE_INFINITY) return 0;
  return advantage >= v ? 1 : (advantage - p) / (v - p);
}

import type { DecisionTable } from '../../../../engine/suitability/ranking/decision-table.ts';
import { rankAlternatives } from '../../../../engine/suitability/ranking/rank-alternatives.ts';
import type { Ranking, RankingQuestion } from '../../../../engine/suitability/ranking/ranking.ts';
import type { Threshold } from '../../../../engine/suitability/ranking/ranking-method.ts';

/** A decision table from rows of numbers; alternatives a1, a2, … and criteria c1, c2, …. */
function tableOf(rows: readonly (readonly number[])[]): DecisionTable {
  const criteria = (rows[0] ?? []).map((_, k) => `c${k + 1}`);
  return {
    alternatives: rows.map((_, i) => `a${i + 1}`),
    criteria,
    columns: criteria.map((_, k) => Float64Array.from(rows, (row) => row[k] as number)),
  };
}

/** A question about rows of numbers; `types` holds + and − for the criteria, all + when absent; equal weights. */
export function ranked(
  rows: readonly (readonly number[])[],
  method: string,
  options: Partial<Omit<RankingQuestion, 'table' | 'method' | 'types'>> & { readonly types?: string } = {},
): Ranking {
  const { types, weights = null, ...rest } = options;
  const table = tableOf(rows);
  return rankAlternatives({
    table,
    method,
    types: table.criteria.map((_, k) => (types?.[k] === '-' ? 'min' : 'max')),
    weights,
    ...rest,
  });
}

/** Figures of a part of a ranking. */
export function part({ parts }: Ranking, id: string): number[] {
  return [...(parts.find((each) => each.id === id)?.values ?? [])];
}

/** Thresholds that are the same at every value; null for none. */
export function constants(...values: readonly (number | null)[]): (Threshold | null)[] {
  return values.map((constant) => (constant === null ? null : { slope: 0, constant }));
}

import type { ScoreTable, Weighted } from '../suitability/score.ts';
import type { ScoringRule } from '../suitability/suitability-columns.ts';

interface Scored {
  readonly weighted: readonly Weighted[];
  readonly scores: ScoreTable;
  readonly rule: ScoringRule;
}

/** The index of one row as a function of its membership in criterion `k`, which it has, everything else as it is. */
export function rowIndex(scored: Scored, row: number, k: number): (membership: number) => number {
  const { weighted, scores, rule } = scored;
  if (rule.aggregation.id !== 'weighted-sum') return combinedIndex(scored, row, k);
  const own = scores.memberships[k]?.[row] as number;
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const share = (weighted[k]?.weight as number) / (total * (scores.coverage[row] as number));
  const index = scores.suitability[row] as number;
  return (membership) => index + share * (membership - own);
}

/** The same for any rule, by combining the row anew. */
function combinedIndex({ weighted, scores, rule }: Scored, row: number, k: number): (membership: number) => number {
  const asked = weighted.flatMap(({ weight }, at) =>
    weight > 0 && !Number.isNaN(scores.memberships[at]?.[row] as number) ? [at] : [],
  );
  const total = asked.reduce((sum, at) => sum + (weighted[at]?.weight as number), 0);
  const ratings = Float64Array.from(asked, (at) => scores.memberships[at]?.[row] as number);
  const weights = Float64Array.from(asked, (at) => (weighted[at]?.weight as number) / total);
  const place = asked.indexOf(k);
  return (membership) => {
    if (place >= 0) ratings[place] = membership;
    return rule.aggregation.combine(ratings, weights, rule.settings);
  };
}

import type { ScoreTable, Weighted } from '../suitability/score.ts';
import type { ScoringRule } from '../suitability/suitability-columns.ts';

/** The index of one row as a function of its membership in criterion `k`, everything else as it is. */
export function rowIndex(
  { weighted, scores, rule }: { weighted: readonly Weighted[]; scores: ScoreTable; rule: ScoringRule },
  row: number,
  k: number,
): (membership: number) => number {
  const asked = weighted.flatMap(({ weight }, at) =>
    weight > 0 && (at === k || !Number.isNaN(scores.memberships[at]?.[row] as number)) ? [at] : [],
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

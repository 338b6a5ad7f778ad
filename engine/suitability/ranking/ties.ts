/** How equal scores share ranks: 1,2,2,4 (`min`, competition) · 1,2.5,2.5,4 (`average`) · 1,2,2,3 (`dense`). */
export const TIE_RULES = ['min', 'average', 'dense'] as const;

/** One of them. */
export type TieRule = (typeof TIE_RULES)[number];

/**
 * Scores this near each other, as a share of the greatest absolute score, are equal: what is left between figures that
 * are the same on paper is rounding of the 16th digit, and it must not decide.
 */
export const EQUAL_SCORES = 1e-12;

/** Rank of every score, 1 the best; scores that are equal (see `EQUAL_SCORES`) share ranks by the rule. */
export function ranksOf(scores: Float64Array, better: 'higher' | 'lower', rule: TieRule): Float64Array {
  const greatest = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  const sign = better === 'higher' ? -1 : 1;
  const order = Array.from(scores, (_, i) => i).sort(
    (a, b) => sign * ((scores[a] as number) - (scores[b] as number)) || a - b,
  );
  const ranks = new Float64Array(scores.length);
  let groups = 0;
  for (let from = 0; from < order.length; ) {
    let past = from + 1;
    while (past < order.length && gap(scores, order, past) <= EQUAL_SCORES * greatest) past++;
    groups++;
    const rank = rule === 'min' ? from + 1 : rule === 'dense' ? groups : (from + 1 + past) / 2;
    for (let k = from; k < past; k++) ranks[order[k] as number] = rank;
    from = past;
  }
  return ranks;
}

function gap(scores: Float64Array, order: readonly number[], k: number): number {
  return Math.abs((scores[order[k] as number] as number) - (scores[order[k - 1] as number] as number));
}

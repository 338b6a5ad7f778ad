/** How two alternatives compare: `>` better, `<` worse, `=` the same, `R` the distillations disagree. */
export type Comparison = '>' | '<' | '=' | 'R';

/** What the two distillations say together. */
export interface FinalPreorder {
  /** Their intersection: `[a][b]`. */
  readonly comparisons: readonly (readonly Comparison[])[];
  /** Level in the partial preorder, 1 the best: one more than the levels of all that are better. */
  readonly levels: Float64Array;
  /** Place in the median preorder, 1 the best: by level, then by the sum of both positions. */
  readonly median: Float64Array;
}

/**
 * The final partial preorder, an intersection: a is better than b when it is no worse in either distillation and better
 * in one. The median preorder makes it complete (Almeida Dias, Figueira and Roy 2006, ELECTRE III–IV).
 */
export function finalPreorder(descending: Float64Array, ascending: Float64Array): FinalPreorder {
  const comparisons = Array.from(descending, (_, a) =>
    Array.from(descending, (_value, b): Comparison => {
      const down = Math.sign((descending[b] as number) - (descending[a] as number));
      const up = Math.sign((ascending[b] as number) - (ascending[a] as number));
      if (down * up < 0) return 'R';
      return down + up > 0 ? '>' : down + up < 0 ? '<' : '=';
    }),
  );
  const sums = descending.map((position, i) => position + (ascending[i] as number));
  const levels = levelsOf(comparisons, sums);
  const order = Array.from(levels, (_, i) => i).sort(
    (a, b) => (levels[a] as number) - (levels[b] as number) || (sums[a] as number) - (sums[b] as number) || a - b,
  );
  const median = new Float64Array(levels.length);
  let place = 0;
  for (const [k, i] of order.entries()) {
    const before = order[k - 1];
    if (before === undefined || levels[before] !== levels[i] || sums[before] !== sums[i]) place++;
    median[i] = place;
  }
  return { comparisons, levels, median };
}

/** Better alternatives have a smaller sum of positions, so in that order every level is known when it is needed. */
function levelsOf(comparisons: readonly (readonly Comparison[])[], sums: Float64Array): Float64Array {
  const levels = new Float64Array(sums.length).fill(1);
  const order = Array.from(sums, (_, i) => i).sort((a, b) => (sums[a] as number) - (sums[b] as number));
  for (const [k, i] of order.entries()) {
    for (const better of order.slice(0, k)) {
      if (comparisons[better]?.[i] !== '>') continue;
      levels[i] = Math.max(levels[i] as number, (levels[better] as number) + 1);
    }
  }
  return levels;
}

/** A positive reciprocal matrix: row `i`, column `j` says how many times more `names[i]` counts than `names[j]`. */
export interface ComparisonMatrix {
  readonly names: readonly string[];
  /** Rows one after another, `names.length`² values. */
  readonly values: Float64Array;
}

/** Two of the compared, by index; `first` comes before `second`. */
export interface Pair {
  readonly first: number;
  readonly second: number;
}

/** Every pair above the diagonal, row by row. */
export function pairsOf(size: number): Pair[] {
  const pairs: Pair[] = [];
  for (let first = 0; first < size; first++) {
    for (let second = first + 1; second < size; second++) pairs.push({ first, second });
  }
  return pairs;
}

/** The judgement of a pair. */
export function judgementOf({ names, values }: ComparisonMatrix, { first, second }: Pair): number {
  return values[first * names.length + second] as number;
}

/** The same matrix with another judgement of one pair, and its reciprocal across the diagonal. */
export function withJudgement(matrix: ComparisonMatrix, pair: Pair, judgement: number): ComparisonMatrix {
  const values = matrix.values.slice();
  setJudgement(values, { ...pair, size: matrix.names.length }, judgement);
  return { names: matrix.names, values };
}

/** Writes a judgement and its reciprocal into the rows of a matrix of `size` names. */
export function setJudgement(values: Float64Array, at: Pair & { readonly size: number }, judgement: number): void {
  values[at.first * at.size + at.second] = judgement;
  values[at.second * at.size + at.first] = 1 / judgement;
}

/** The matrix as rows. */
export function rowsOf({ names, values }: ComparisonMatrix): number[][] {
  return names.map((_, row) => Array.from(values.subarray(row * names.length, (row + 1) * names.length)));
}

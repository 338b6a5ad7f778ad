const SCALE = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9];

/** A reciprocal matrix with judgements of Saaty's scale drawn by chance: as inconsistent as can be. */
export function randomJudgements(random: () => number, size: number): number[][] {
  return reciprocal(size, () => SCALE[Math.floor(random() * SCALE.length)] as number);
}

/** A matrix that strays from the ratios of hidden weights by a factor up to `noise`. */
export function noisyJudgements(random: () => number, size: number, noise: number): number[][] {
  const weights = Array.from({ length: size }, () => 0.2 + random());
  return reciprocal(size, (i, j) => ((weights[i] as number) / (weights[j] as number)) * noise ** (2 * random() - 1));
}

/** The consistent matrix of given weights. */
export function ratiosOf(weights: readonly number[]): number[][] {
  return weights.map((one) => weights.map((other) => one / other));
}

/** Rows and columns of a matrix in another order. */
export function reordered(matrix: readonly (readonly number[])[], order: readonly number[]): number[][] {
  return order.map((row) => order.map((column) => matrix[row]?.[column] as number));
}

/** Indices 0 … n − 1 shuffled. */
export function shuffled(random: () => number, size: number): number[] {
  const order = Array.from({ length: size }, (_, k) => k);
  for (let k = size - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other] as number, order[k] as number];
  }
  return order;
}

function reciprocal(size: number, judge: (i: number, j: number) => number): number[][] {
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(1));
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const judgement = judge(i, j);
      (rows[i] as number[])[j] = judgement;
      (rows[j] as number[])[i] = 1 / judgement;
    }
  }
  return rows;
}

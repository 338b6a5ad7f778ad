import { type ComparisonMatrix, type Pair, setJudgement } from './comparison-matrix.ts';
import { eigenvalueSlope } from './eigenvalue-slope.ts';
import { solveInPlace } from './linear-solve.ts';
import { perronPair } from './perron.ts';

const MOST_STEPS = 100;
/** A step shorter than this in every logarithm is the last. */
const STEP_END = 1e-10;
/** No logarithm changes by more in one step. */
const LONGEST_STEP = 2;
/** Part of the promised fall that a step must deliver (Armijo). */
const SUFFICIENT = 1e-4;

/**
 * The judgements of `pairs` that make the largest eigenvalue least, all other judgements kept: the optimal completion of
 * S. Bozóki, J. Fülöp, L. Rónyai, Math. Comput. Modelling 52 (2010) 318-333, which is unique where the other judgements
 * connect all names; λmax is then strictly convex in the logarithms of the missing ones. Found by Newton's method with
 * step halving; values already standing at `pairs` are where it starts, nothing else.
 */
export function completeJudgements(matrix: ComparisonMatrix, pairs: readonly Pair[]): ComparisonMatrix {
  const size = matrix.names.length;
  let values = matrix.values.slice();
  for (let step = 0; pairs.length > 0 && step < MOST_STEPS; step++) {
    const { eigenvalue, gradient, curvature } = eigenvalueSlope(values, size, pairs);
    const move = solveInPlace(
      curvature,
      gradient.map((value) => -value),
      { size: pairs.length, columns: 1 },
    );
    const longest = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (longest > LONGEST_STEP) for (const [k, value] of move.entries()) move[k] = (value * LONGEST_STEP) / longest;
    const fall = move.reduce((sum, value, k) => sum + value * (gradient[k] as number), 0);
    // So near the optimum the eigenvalue no longer shows its fall in its last digits.
    const allowance = 8 * size * Number.EPSILON * eigenvalue;
    let next = moved(values, pairs, move);
    for (let share = 0.5; share > 1e-6; share /= 2) {
      if (perronPair(next, size).eigenvalue <= eigenvalue + SUFFICIENT * share * fall + allowance) break;
      next = moved(
        values,
        pairs,
        move.map((value) => value * share),
      );
    }
    values = next;
    if (longest < STEP_END) break;
  }
  return { names: matrix.names, values };
}

function moved(values: Float64Array, pairs: readonly Pair[], move: Float64Array): Float64Array<ArrayBuffer> {
  const size = Math.sqrt(values.length);
  const next = values.slice();
  for (const [k, pair] of pairs.entries()) {
    const judgement = next[pair.first * size + pair.second] as number;
    setJudgement(next, { ...pair, size }, judgement * Math.exp(move[k] as number));
  }
  return next;
}

import type { ComparisonMatrix } from './comparison-matrix.ts';
import { perronPair } from './perron.ts';
import { randomIndexOf } from './random-index.ts';

/** A consistency ratio of this much or more is refused (Saaty 1980: acceptable below 0.10). */
export const CONSISTENCY_LIMIT = 0.1;

/** How far judgements contradict each other. */
export interface Consistency {
  /** Largest eigenvalue; `n` where nothing contradicts. */
  readonly lambdaMax: number;
  /** Consistency index (λmax − n) / (n − 1). */
  readonly CI: number;
  /** Random index the consistency index is measured by. */
  readonly RI: number;
  /** Consistency ratio CI / RI; 0 for one or two names. */
  readonly CR: number;
  /** Id of the table of random indices. */
  readonly randomIndexSet: string;
  /** Whether the random index lies between two entries of its table. */
  readonly interpolated: boolean;
  /** Whether the ratio is below `CONSISTENCY_LIMIT`. */
  readonly accepted: boolean;
}

/** Consistency of a complete comparison matrix (Saaty 1980). Throws what `randomIndexOf` throws. */
export function consistencyOf(matrix: ComparisonMatrix, randomIndexSet: string): Consistency {
  const n = matrix.names.length;
  const { RI, interpolated } = randomIndexOf(n, randomIndexSet);
  const lambdaMax = perronPair(matrix.values, n).eigenvalue;
  // λmax is n or more for a reciprocal matrix; the last bits may say otherwise.
  const CI = n < 3 ? 0 : Math.max(0, lambdaMax - n) / (n - 1);
  const CR = n < 3 ? 0 : CI / RI;
  return { lambdaMax, CI, RI, CR, randomIndexSet, interpolated, accepted: CR < CONSISTENCY_LIMIT };
}

import type { Pair } from './comparison-matrix.ts';
import { solveInPlace } from './linear-solve.ts';
import { leftPerronVector, perronPair } from './perron.ts';

/** λmax and how it changes with the logarithms of some judgements, their reciprocals going along. */
export interface EigenvalueSlope {
  readonly eigenvalue: number;
  readonly gradient: Float64Array;
  /** Second derivatives, rows one after another. */
  readonly curvature: Float64Array;
}

/**
 * First and second derivatives of λmax in the logarithms of the judgements of `pairs`, by perturbation of the simple
 * eigenvalue: with right and left eigenvectors w, v (v·w = 1), Aₖ the change of the matrix with judgement k and S the
 * reduced resolvent (λI − A + w vᵀ)⁻¹ − w vᵀ, λₖ = vᵀAₖw and λₖₗ = vᵀAₖₗw + vᵀAₖSAₗw + vᵀAₗSAₖw (T. Kato, Perturbation
 * Theory for Linear Operators, II §2).
 */
export function eigenvalueSlope(values: Float64Array, size: number, pairs: readonly Pair[]): EigenvalueSlope {
  const { eigenvalue, vector: right } = perronPair(values, size);
  const left = leftPerronVector(values, size);
  const product = right.reduce((sum, value, k) => sum + value * at(left, k), 0);
  const v = left.map((value) => value / product);
  const resolvent = reducedResolvent(values, eigenvalue, { right, left: v });
  const parts = pairs.map(({ first: i, second: j }) => {
    const [over, under] = [at(values, i * size + j), at(values, j * size + i)];
    // vᵀAₖ has two entries, at j and i; Aₖw has two, at i and j.
    return {
      i,
      j,
      row: [at(v, i) * over, -at(v, j) * under],
      column: [over * at(right, j), -under * at(right, i)],
    } as const;
  });
  const gradient = Float64Array.from(parts, ({ i, j, column }) => at(v, i) * column[0] + at(v, j) * column[1]);
  const curvature = new Float64Array(pairs.length ** 2);
  const through = (from: (typeof parts)[number], to: (typeof parts)[number]) =>
    from.row[0] *
      (at(resolvent, from.j * size + to.i) * to.column[0] + at(resolvent, from.j * size + to.j) * to.column[1]) +
    from.row[1] *
      (at(resolvent, from.i * size + to.i) * to.column[0] + at(resolvent, from.i * size + to.j) * to.column[1]);
  for (const [k, one] of parts.entries()) {
    for (const [l, other] of parts.entries()) {
      const own = k === l ? at(v, one.i) * one.column[0] - at(v, one.j) * one.column[1] : 0;
      curvature[k * pairs.length + l] = own + through(one, other) + through(other, one);
    }
  }
  return { eigenvalue, gradient, curvature };
}

function reducedResolvent(
  values: Float64Array,
  eigenvalue: number,
  { right, left }: { readonly right: Float64Array; readonly left: Float64Array },
): Float64Array {
  const size = right.length;
  const projection = values.map((_, k) => at(right, Math.floor(k / size)) * at(left, k % size));
  const shifted = values.map((value, k) => (k % (size + 1) === 0 ? eigenvalue : 0) - value + at(projection, k));
  const identity = values.map((_, k) => (k % (size + 1) === 0 ? 1 : 0));
  const inverse = solveInPlace(shifted, identity, { size, columns: size });
  return inverse.map((value, k) => value - at(projection, k));
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}

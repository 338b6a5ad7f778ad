/** The largest eigenvalue of a positive matrix and its positive eigenvector, which sums to 1. */
export interface PerronPair {
  readonly eigenvalue: number;
  readonly vector: Float64Array;
}

const MOST_STEPS = 200;

/**
 * Perron pair of a positive `size`² matrix, rows one after another, by Noda's inverse iteration: the shift is the upper
 * Collatz-Wielandt bound max (Aw)ᵢ/wᵢ, so every iterate stays positive, the eigenvalue always lies between the two
 * bounds, and the gap closes quadratically, also where the power method creeps. T. Noda, Note on the computation of the
 * maximal eigenvalue of a non-negative irreducible matrix, Numer. Math. 17 (1971) 382-386. Ends when the bounds agree
 * to a few units of the last place.
 */
export function perronPair(matrix: Float64Array, size: number): PerronPair {
  const scale = rowGeometricMeans(matrix, size);
  // A diagonal change of scale keeps the eigenvalue; a matrix that is nearly consistent becomes nearly all ones.
  const scaled = matrix.map((value, at) => (value * valueAt(scale, at % size)) / valueAt(scale, Math.floor(at / size)));
  let vector = new Float64Array(size).fill(1);
  let bounds = boundsOf(scaled, vector);
  let best = { vector, bounds };
  for (let step = 0; step < MOST_STEPS; step++) {
    if (bounds.upper - bounds.lower <= 2 * size * Number.EPSILON * bounds.upper) break;
    vector = solveShifted(scaled, vector, bounds.upper);
    bounds = boundsOf(scaled, vector);
    if (bounds.upper - bounds.lower < best.bounds.upper - best.bounds.lower) best = { vector, bounds };
    else if (step > 3) break;
  }
  const own = best.vector.map((value, row) => value * valueAt(scale, row));
  const sum = own.reduce((total, value) => total + value, 0);
  return { eigenvalue: (best.bounds.upper + best.bounds.lower) / 2, vector: own.map((value) => value / sum) };
}

/** The left Perron vector: the right one of the transposed matrix. */
export function leftPerronVector(matrix: Float64Array, size: number): Float64Array {
  const transposed = matrix.map((_, at) => valueAt(matrix, (at % size) * size + Math.floor(at / size)));
  return perronPair(transposed, size).vector;
}

/** Geometric mean of each row of a positive matrix. */
export function rowGeometricMeans(matrix: Float64Array, size: number): Float64Array {
  return new Float64Array(size).map((_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column++) sum += Math.log(valueAt(matrix, row * size + column));
    return Math.exp(sum / size);
  });
}

/** Collatz-Wielandt bounds of the eigenvalue: the least and the largest (Aw)ᵢ/wᵢ. */
function boundsOf(matrix: Float64Array, vector: Float64Array): { lower: number; upper: number } {
  const size = vector.length;
  let lower = Number.POSITIVE_INFINITY;
  let upper = 0;
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let column = 0; column < size; column++) sum += valueAt(matrix, row * size + column) * valueAt(vector, column);
    const ratio = sum / valueAt(vector, row);
    lower = Math.min(lower, ratio);
    upper = Math.max(upper, ratio);
  }
  return { lower, upper };
}

/**
 * Solves (shift·I − A) y = vector by elimination, y scaled to a maximum of 1. The matrix is an M-matrix, so pivots are
 * positive without exchange; the last one tends to 0 as the shift tends to the eigenvalue and is held above it.
 */
function solveShifted(matrix: Float64Array, vector: Float64Array, shift: number): Float64Array<ArrayBuffer> {
  const size = vector.length;
  const rows = matrix.map((value, at) => (at % (size + 1) === 0 ? shift - value : -value));
  const right = vector.slice();
  const least = Number.EPSILON * shift;
  for (let pivot = 0; pivot < size; pivot++) {
    const diagonal = Math.max(valueAt(rows, pivot * size + pivot), least);
    rows[pivot * size + pivot] = diagonal;
    for (let row = pivot + 1; row < size; row++) {
      const factor = valueAt(rows, row * size + pivot) / diagonal;
      for (let column = pivot + 1; column < size; column++) {
        rows[row * size + column] = valueAt(rows, row * size + column) - factor * valueAt(rows, pivot * size + column);
      }
      right[row] = valueAt(right, row) - factor * valueAt(right, pivot);
    }
  }
  let largest = 0;
  for (let row = size - 1; row >= 0; row--) {
    let sum = valueAt(right, row);
    for (let column = row + 1; column < size; column++)
      sum -= valueAt(rows, row * size + column) * valueAt(right, column);
    right[row] = sum / valueAt(rows, row * size + row);
    largest = Math.max(largest, valueAt(right, row));
  }
  return right.map((value) => value / largest);
}

function valueAt(values: Float64Array, index: number): number {
  return values[index] as number;
}

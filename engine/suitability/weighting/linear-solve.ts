/**
 * Solves `matrix` X = `right` for `columns` right-hand sides by elimination with row pivoting. Both are rows one after
 * another, `size`² and `size` × `columns` values, and are overwritten; X stands in `right`.
 */
export function solveInPlace(
  matrix: Float64Array,
  right: Float64Array,
  { size, columns }: { readonly size: number; readonly columns: number },
): Float64Array {
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++) {
      if (Math.abs(at(matrix, row * size + pivot)) > Math.abs(at(matrix, best * size + pivot))) best = row;
    }
    swapRows(matrix, size, [pivot, best]);
    swapRows(right, columns, [pivot, best]);
    const diagonal = at(matrix, pivot * size + pivot);
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = at(matrix, row * size + pivot) / diagonal;
      if (factor === 0) continue;
      for (let k = pivot; k < size; k++)
        matrix[row * size + k] = at(matrix, row * size + k) - factor * at(matrix, pivot * size + k);
      for (let k = 0; k < columns; k++)
        right[row * columns + k] = at(right, row * columns + k) - factor * at(right, pivot * columns + k);
    }
  }
  for (let row = 0; row < size; row++) {
    const diagonal = at(matrix, row * size + row);
    for (let k = 0; k < columns; k++) right[row * columns + k] = at(right, row * columns + k) / diagonal;
  }
  return right;
}

function swapRows(values: Float64Array, width: number, [one, other]: readonly [number, number]): void {
  if (one === other) return;
  const held = values.slice(one * width, (one + 1) * width);
  values.copyWithin(one * width, other * width, (other + 1) * width);
  values.set(held, other * width);
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}

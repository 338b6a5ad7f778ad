import type { CellValues } from './cell-values.ts';
import type { CellWindow } from './cell-window.ts';
import type { WidePart } from './chunk-result.ts';

/** Rows of one parcel that wait for the chunks beside each other. */
export interface Stretch {
  readonly window: CellWindow;
  /** Layer after layer. */
  values: CellValues | null;
  weights: CellValues | null;
  waiting: number;
}

/** A stretch of which nothing has come yet. */
export function emptyStretch(window: CellWindow, waiting: number): Stretch {
  return { window, values: null, weights: null, waiting };
}

/** Puts the cells of one chunk among those of the others. */
export function addPart(stretch: Stretch, { window, values, weights }: WidePart): void {
  stretch.values = joined(window, values, stretch.window, stretch.values);
  if (weights !== null) stretch.weights = joined(window, weights, stretch.window, stretch.weights);
  stretch.waiting--;
}

/**
 * Cells of one chunk put among those of the others; `whole` is made when the first comes. Cells of chunks that the
 * parcel leaves out stay without data; it covers none of them.
 */
function joined(window: CellWindow, part: CellValues, into: CellWindow, whole: CellValues | null): CellValues {
  const { columns, rows } = window;
  if (whole === null && columns === into.columns && rows === into.rows) return part;
  const layers = part.length / (columns * rows);
  const size = into.columns * into.rows;
  const target = wideEnough(part, whole, layers * size);
  const first = (window.row - into.row) * into.columns + window.column - into.column;
  for (let layer = 0, from = 0; layer < layers; layer++) {
    for (let row = 0; row < rows; row++) {
      const to = layer * size + first + row * into.columns;
      for (let k = 0; k < columns; k++, from++) target[to + k] = part[from] as number;
    }
  }
  return target;
}

/** The array so far, or a new one, of a type that holds the part without loss. */
function wideEnough(part: CellValues, whole: CellValues | null, size: number): CellValues {
  if (whole !== null && (whole instanceof Float64Array || part instanceof Float32Array)) return whole;
  if (whole !== null) return Float64Array.from(whole);
  return (part instanceof Float32Array ? new Float32Array(size) : new Float64Array(size)).fill(Number.NaN);
}

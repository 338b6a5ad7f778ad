/**
 * What one pass over the valid cells of many parcels leaves behind, one slot a parcel. `f` is a cell's exact coverage
 * fraction, `w` its weight: `f` times the cell's true area on geographic grids, `f` itself on planar ones, times the
 * second raster where one weighs; `v` is the scaled value.
 */
export interface MomentTable {
  /** Σ f: covered cells that hold data. */
  readonly count: Float64Array;
  /** Σ f·v; Σ f·q·v where a second raster weighs by `q`. */
  readonly total: Float64Array;
  /** Σ w. */
  readonly weight: Float64Array;
  /** Σ w·v / Σ w; NaN without weight. */
  readonly mean: Float64Array;
  /** Σ w·(v − mean)²; 0 where no statistic asks for it. */
  readonly squares: Float64Array;
  /** Infinity and −Infinity without cells. */
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** Columns of a table of moments. */
export const MOMENT_COLUMNS = 7;

/** Moments of no cells for one parcel, kept outside the kernel. */
export function noMoments(): MomentTable {
  const one = (): Float64Array => new Float64Array(1);
  const moments = { count: one(), total: one(), weight: one(), mean: one(), squares: one(), min: one(), max: one() };
  clearMoments(moments, 0);
  return moments;
}

/** Makes one slot hold what another holds. */
export function copyMoments(into: MomentTable, slot: number, from: MomentTable, fromSlot: number): void {
  into.count[slot] = from.count[fromSlot] as number;
  into.total[slot] = from.total[fromSlot] as number;
  into.weight[slot] = from.weight[fromSlot] as number;
  into.mean[slot] = from.mean[fromSlot] as number;
  into.squares[slot] = from.squares[fromSlot] as number;
  into.min[slot] = from.min[fromSlot] as number;
  into.max[slot] = from.max[fromSlot] as number;
}

/** Makes a slot hold the moments of no cells. */
export function clearMoments(moments: MomentTable, slot: number): void {
  moments.count[slot] = 0;
  moments.total[slot] = 0;
  moments.weight[slot] = 0;
  moments.mean[slot] = Number.NaN;
  moments.squares[slot] = 0;
  moments.min[slot] = Infinity;
  moments.max[slot] = -Infinity;
}

/**
 * Adds the cells of one slot to those of another: Chan, Golub and LeVeque's pairwise update (Stanford STAN-CS-79-773),
 * so that large values lose no digits of their spread.
 */
export function mergeMoments(into: MomentTable, slot: number, from: MomentTable, fromSlot: number): void {
  const added = from.weight[fromSlot] as number;
  into.count[slot] = (into.count[slot] as number) + (from.count[fromSlot] as number);
  into.total[slot] = (into.total[slot] as number) + (from.total[fromSlot] as number);
  into.min[slot] = Math.min(into.min[slot] as number, from.min[fromSlot] as number);
  into.max[slot] = Math.max(into.max[slot] as number, from.max[fromSlot] as number);
  if (added === 0) return;
  const before = into.weight[slot] as number;
  const weight = before + added;
  const gap = before === 0 ? 0 : (from.mean[fromSlot] as number) - (into.mean[slot] as number);
  into.mean[slot] =
    before === 0 ? (from.mean[fromSlot] as number) : (into.mean[slot] as number) + (gap * added) / weight;
  into.squares[slot] =
    (into.squares[slot] as number) + (from.squares[fromSlot] as number) + (gap * gap * before * added) / weight;
  into.weight[slot] = weight;
}

/** Turns moments of raw samples into moments of `sample · scale + offset`, in place. */
export function scaleMoments(moments: MomentTable, scale: number, offset: number): void {
  if (scale === 1 && offset === 0) return;
  const { count, total, mean, squares, min, max } = moments;
  for (let k = 0; k < count.length; k++) {
    const low = (min[k] as number) * scale + offset;
    const high = (max[k] as number) * scale + offset;
    total[k] = (total[k] as number) * scale + offset * (count[k] as number);
    mean[k] = (mean[k] as number) * scale + offset;
    squares[k] = (squares[k] as number) * scale * scale;
    min[k] = scale < 0 ? high : low;
    max[k] = scale < 0 ? low : high;
  }
}

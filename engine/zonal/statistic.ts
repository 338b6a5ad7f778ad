import type { LocalText } from '../run/local-text.ts';

/**
 * What one pass over a parcel's valid cells leaves behind. `f` is a cell's exact coverage fraction, `w` is `f` times
 * the cell's true area on geographic grids and `f` itself on planar ones, `v` the scaled value.
 */
export interface Moments {
  /** Σ f: covered cells that hold data. */
  readonly count: number;
  /** Σ f·v. */
  readonly sum: number;
  /** Σ w. */
  readonly weight: number;
  /** Σ w·v. */
  readonly weightedSum: number;
  /** Σ w·(v − mean)², by West's update (Comm. ACM 22, 1979), so that large values lose no digits. */
  readonly squares: number;
  readonly min: number;
  readonly max: number;
}

/** The distinct values of a parcel's valid cells, ascending, each with the sum of its weights `w`. */
export interface ValueClasses {
  readonly length: number;
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

interface Described {
  /** Such as `mean`; also the suffix of the column `layer.mean`. */
  readonly id: string;
  readonly label: LocalText;
  /** Whether the result carries the raster's unit. */
  readonly keepsUnit: boolean;
  /** Whether it carries the unit squared. */
  readonly squaresUnit?: true;
  /** Formula in one line, for the docs and `wotu list statistics`. */
  readonly formula: string;
}

/** A statistic that sums alone can give. */
export interface MomentStatistic extends Described {
  readonly needs: 'moments';
  of(moments: Moments): number;
}

/** A statistic that looks at the distinct values. */
export interface ClassStatistic extends Described {
  readonly needs: 'classes';
  of(classes: ValueClasses): number;
}

/**
 * One zonal statistic: a pure reduction of a parcel's valid cells. Without any such cell counts and sums are 0 and
 * everything that describes a value is NaN.
 */
export type ZonalStatistic = MomentStatistic | ClassStatistic;

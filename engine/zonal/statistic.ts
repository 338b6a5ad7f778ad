import type { LocalText } from '../run/local-text.ts';
import type { MomentTable } from './moment-table.ts';

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
  /** Whether cells weigh by a second raster, which the question must then name. */
  readonly weighted?: true;
  /** Formula in one line, for the docs and `wotu list statistics`. */
  readonly formula: string;
}

/** A statistic that sums alone can give. */
export interface MomentStatistic extends Described {
  readonly needs: 'moments';
  /** Writes the statistic of slots 0 … `out.length` − 1; a loop of its own, so that nothing is boxed per parcel. */
  fill(moments: MomentTable, out: Float64Array): void;
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

/** Accumulated cells of one parcel over one band: parallel arrays, one entry per cell that counts. */
export interface CellSample {
  /** Number of entries in use. */
  readonly length: number;
  /** True values (scaled), nodata already left out. */
  readonly values: Float64Array;
  /** Exact coverage fraction of each cell, 0 < f ≤ 1. */
  readonly fractions: Float64Array;
  /** Fraction times cell area weight (geographic rasters), equal to `fractions` for planar grids. */
  readonly weights: Float64Array;
}

/** One zonal statistic: a pure reduction of a parcel's cells; NaN when the parcel has no valid cell. */
export interface ZonalStatistic {
  /** Such as `mean`; also the suffix of the column `layer.mean`. */
  readonly id: string;
  /** Whether the result carries the raster's unit. */
  readonly keepsUnit: boolean;
  /** Formula in one line, for the docs and `wotu list statistics`. */
  readonly formula: string;
  of(sample: CellSample): number;
}

import type { RasterSource } from '../layer/raster.ts';
import type { ZonalStatistic } from './statistic.ts';

/** One band of a raster. */
export interface RasterBandOf {
  readonly raster: RasterSource;
  /** From 0. */
  readonly band: number;
}

/** One raster band to be measured over polygons, as asked. */
export interface ZonalLayer extends RasterBandOf {
  /** Prefix of the columns and name in messages. */
  readonly layer: string;
  /** Unit of the raster's scaled values. */
  readonly unit: string;
  /** Ids of `ZONAL_STATISTICS`, `q` and a percent, and `fractions`. */
  readonly statistics: readonly string[];
  /** A second raster that weighs the cells, for the weighted statistics. */
  readonly weights?: RasterBandOf;
  /** Raw value that means no data, instead of what the file says. */
  readonly nodata?: number;
  /** Scaled value to take where a cell has no data; absent cells stay missing unless told. */
  readonly defaultValue?: number;
}

/** A layer whose question has been checked: what is read of it, and what is computed. */
export interface MeasuredLayer {
  readonly layer: string;
  readonly unit: string;
  readonly statistics: readonly ZonalStatistic[];
  readonly fractions: boolean;
  readonly values: ReadBand;
  readonly weights: ReadBand | null;
}

/** One band on the common grid of values and weights, and how its samples become values. */
export interface ReadBand extends RasterBandOf {
  readonly nodata: number | null;
  readonly scale: number;
  readonly offset: number;
  readonly defaultValue: number | null;
}

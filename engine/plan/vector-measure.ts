import type { CoverageRule } from '../zonal/coverage-rule.ts';

/** Statistics of one vector file over raster bands. */
export interface VectorMeasure {
  readonly parcels: string;
  /** Declared CRS of the vector file, which it overrides, and of rasters that name none. */
  readonly crs: string | null;
  /** Field of the id; one-based row numbers serve when null. */
  readonly idField: string | null;
  /** `band` from 0. */
  readonly layers: readonly { readonly name: string; readonly file: string; readonly band: number }[];
  readonly statistics: readonly string[];
  /** A second raster that weighs the cells of every layer. */
  readonly weights?: { readonly file: string; readonly band: number };
  /** Raw value that means no data in every layer, instead of what the files say. */
  readonly nodata?: number;
  /** Value to take where a cell has no data. */
  readonly defaultValue?: number;
  /** How coverage counts; exact fractions unless told. */
  readonly rule?: CoverageRule;
  /** Budget of the working set, MiB; 512 unless told. */
  readonly memoryMiB?: number;
}

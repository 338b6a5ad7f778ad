import type { Finding } from '../run/finding.ts';

/** `x = a·column + b·row + c`, `y = d·column + e·row + f`; `(0, 0)` is the outer corner of the first cell. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Where a raster's cells lie. */
export interface Grid {
  readonly transform: Affine;
  readonly width: number;
  readonly height: number;
  /** Such as `EPSG:4542`; `null` when the file names none (cells are then planar). */
  readonly crs: string | null;
}

/** One decoded block. Cells beyond the raster's edge are absent: `width` and `height` are already cut. */
export interface RasterBlock {
  readonly width: number;
  readonly height: number;
  /** Raw samples, row by row; scale and offset not yet applied. */
  readonly values:
    | Float64Array
    | Float32Array
    | Int32Array
    | Uint32Array
    | Int16Array
    | Uint16Array
    | Int8Array
    | Uint8Array;
  /** 0 where the file's mask hides the cell; absent when the file has no mask. */
  readonly mask?: Uint8Array;
}

/** What a file says about one band beyond its samples. */
export interface RasterBand {
  /** Description in the file; empty when there is none. */
  readonly name: string;
  /** True value = raw · scale + offset. */
  readonly scale: number;
  readonly offset: number;
  /** Unit in the file; empty when there is none. */
  readonly unit: string;
}

/** A raster read block by block. It never travels without grid, nodata and scale. */
export interface RasterSource {
  readonly name: string;
  readonly grid: Grid;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly bandCount: number;
  /** Raw value that means no data, compared before scaling; NaN cells are always no data. */
  readonly nodata: number | null;
  /** True value = raw · scale + offset. */
  readonly scale: number;
  readonly offset: number;
  /** Such as `uint16`, `float32`. */
  readonly sampleType: string;
  /** One entry per band when the file describes them; `scale` and `offset` above are those of band 0 (see `bandOf`). */
  readonly bands?: readonly RasterBand[];
  /** Doubts about the file: a missing CRS, a CRS that was overridden, blocks too large to read well. */
  readonly findings?: readonly Finding[];
  /** Reads and decodes one block, `band` from 0. Sparse blocks come back filled with nodata. */
  readBlock(blockColumn: number, blockRow: number, band: number): Promise<RasterBlock>;
  /** Several bands of one block, in the order asked, decoding once what they share. Absent where nothing is shared. */
  readBands?(blockColumn: number, blockRow: number, bands: readonly number[]): Promise<readonly RasterBlock[]>;
}

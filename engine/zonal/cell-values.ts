import type { RasterBlock } from '../layer/raster.ts';
import type { ChunkExtent } from './chunking.ts';
import { fitsFloat32 } from './grid-stack.ts';
import type { ReadBand } from './zonal-layer.ts';

/** Scaled or raw samples of an extent, row by row. */
export type CellValues = Float32Array | Float64Array;

/** A block and the grid cell its first sample belongs to. */
export interface PlacedBlock {
  readonly block: RasterBlock;
  readonly column: number;
  readonly row: number;
}

/** The bits of the float32 −0. */
const NEGATIVE_ZERO = -0x80000000;

/** Which bits stand for no data among float32 samples, and which stand for it afterwards. */
export interface MissingMarks {
  readonly nodata: number;
  /** Zero has two signs; otherwise the same as `nodata`. */
  readonly twin: number;
  readonly missing: number;
}

/** Samples of one band over an extent. */
export interface BandValues {
  readonly values: CellValues;
  /** What still has to be hidden; `null` where missing cells are NaN, or their default value, already. */
  readonly marks: MissingMarks | null;
}

/**
 * The samples of a chunk in one array, row by row. Samples stay raw where float32 holds them: scale and offset are then
 * applied to the results (`scaleMoments`), and nodata, NaN and infinity are left to be hidden by their bits.
 */
export function chunkValues(blocks: readonly PlacedBlock[], extent: ChunkExtent, band: ReadBand): BandValues {
  const missing = missingSample(band);
  const size = extent.columns * extent.rows;
  if (!fitsFloat32(band.raster.sampleType) || isRounded(missing)) {
    const values = new Float64Array(size).fill(missing);
    for (const placed of blocks) copyShown(placed, extent, band, values);
    return { values, marks: null };
  }
  const marks = marksOf(band, missing);
  const only = blocks.length === 1 ? blocks[0] : undefined;
  const { mask, values: samples } = only?.block ?? {};
  if (only !== undefined && mask === undefined && samples instanceof Float32Array && isWhole(only, extent)) {
    return { values: samples, marks };
  }
  const values = new Float32Array(size).fill(Number.NaN);
  for (const placed of blocks) copySamples(placed, extent, values);
  return { values, marks };
}

/** Samples turned into values that hold no nodata any more. */
export function scaledValues({ values, marks }: BandValues, { scale, offset }: ReadBand): Float64Array {
  const scaled = Float64Array.from(values);
  const bits = values instanceof Float32Array ? new Int32Array(values.buffer, values.byteOffset, values.length) : null;
  const missing = marks === null ? Number.NaN : sampleOf(marks.missing);
  for (let k = 0; k < scaled.length; k++) {
    const sample = scaled[k] as number;
    const hidden = marks !== null && (sample - sample !== 0 || bits?.[k] === marks.nodata || bits?.[k] === marks.twin);
    scaled[k] = (hidden ? missing : sample) * scale + offset;
  }
  return scaled;
}

/** Marks of samples in which nothing is hidden. */
export const NOTHING_HIDDEN: MissingMarks = marksFor(Number.NaN, Number.NaN);

/** What a missing cell becomes, as a raw sample. */
function missingSample({ defaultValue, scale, offset }: ReadBand): number {
  return defaultValue === null ? Number.NaN : (defaultValue - offset) / scale;
}

function isRounded(sample: number): boolean {
  return !Number.isNaN(sample) && Math.fround(sample) !== sample;
}

function isWhole({ block, column, row }: PlacedBlock, extent: ChunkExtent): boolean {
  return (
    column === extent.column && row === extent.row && block.width === extent.columns && block.height === extent.rows
  );
}

/** A file states nodata in decimal; a float32 sample holds it rounded. */
function marksOf({ nodata }: ReadBand, missing: number): MissingMarks {
  return marksFor(nodata ?? Number.NaN, missing);
}

function marksFor(nodata: number, missing: number): MissingMarks {
  const bits = bitsOf(nodata);
  const twin = bits === 0 || bits === NEGATIVE_ZERO ? bits ^ NEGATIVE_ZERO : bits;
  return { nodata: bits, twin, missing: bitsOf(missing) };
}

function bitsOf(sample: number): number {
  return new Int32Array(Float32Array.of(sample).buffer)[0] as number;
}

function sampleOf(bits: number): number {
  return new Float32Array(Int32Array.of(bits).buffer)[0] as number;
}

/** Copies a block; what its mask hides becomes NaN. */
function copySamples({ block, column, row }: PlacedBlock, extent: ChunkExtent, target: Float32Array): void {
  const { values, mask, width, height } = block;
  for (let r = 0; r < height; r++) {
    let from = r * width;
    let to = (row + r - extent.row) * extent.columns + column - extent.column;
    for (const end = from + width; from < end; from++, to++) {
      target[to] = mask !== undefined && mask[from] === 0 ? Number.NaN : (values[from] as number);
    }
  }
}

/** Copies what is neither nodata, NaN or infinite nor hidden by the mask. */
function copyShown({ block, column, row }: PlacedBlock, extent: ChunkExtent, band: ReadBand, target: CellValues): void {
  const { values, mask, width, height } = block;
  const nodata = values instanceof Float32Array && band.nodata !== null ? Math.fround(band.nodata) : band.nodata;
  for (let r = 0; r < height; r++) {
    let from = r * width;
    let to = (row + r - extent.row) * extent.columns + column - extent.column;
    for (const end = from + width; from < end; from++, to++) {
      const sample = values[from] as number;
      const hidden = sample === nodata || sample - sample !== 0 || (mask !== undefined && mask[from] === 0);
      if (!hidden) target[to] = sample;
    }
  }
}

import type { RasterBlock, RasterSource } from '../layer/raster.ts';
import type { Pause } from '../run/run.ts';
import { type BandValues, chunkValues, type PlacedBlock, scaledValues } from './cell-values.ts';
import type { ChunkExtent } from './chunking.ts';
import type { LayerValues } from './kernel-samples.ts';
import type { MeasuredLayer, ReadBand } from './zonal-layer.ts';
import type { ZonalPlan } from './zonal-plan.ts';

/** Values and weights of one layer over a chunk, or why they could not be read. */
export type LayerReading = LayerValues | { readonly error: unknown };

/**
 * Reads the touched blocks of a chunk for all layers, each block of a file once however many of its bands are asked.
 * A layer whose blocks cannot be read gives its error instead.
 */
export async function readChunk(
  layers: readonly MeasuredLayer[],
  { plan, extent }: { readonly plan: ZonalPlan; readonly extent: ChunkExtent },
  pause: Pause,
): Promise<LayerReading[]> {
  const bands = layers.flatMap(({ values, weights }) => (weights === null ? [values] : [values, weights]));
  const read = new Map<ReadBand, PlacedBlock[]>();
  const failed = new Map<ReadBand, unknown>();
  for (const sharing of byRaster(bands)) {
    try {
      for (const band of sharing) read.set(band, []);
      for (const [column, row] of blocksOf(plan, extent)) {
        const blocks = await readBlocks(sharing, column, row);
        const { blockWidth, blockHeight } = plan.chunking;
        for (const [k, band] of sharing.entries()) {
          const block = blocks[k] as RasterBlock;
          read.get(band)?.push({ block, column: column * blockWidth, row: row * blockHeight });
        }
      }
    } catch (error) {
      for (const band of sharing) failed.set(band, error);
    }
    await pause();
  }
  const samples = (band: ReadBand): BandValues => chunkValues(read.get(band) ?? [], extent, band);
  return layers.map(({ values, weights }) => {
    const broken = [values, weights].find((band) => band !== null && failed.has(band));
    if (broken) return { error: failed.get(broken) };
    if (weights === null) return { values: samples(values), weights: null };
    const scaled = scaledValues(samples(values), values);
    return { values: { values: scaled, marks: null }, weights: scaledValues(samples(weights), weights) };
  });
}

/** Bands of one raster together, in the order of their first. */
function byRaster(bands: readonly ReadBand[]): ReadBand[][] {
  const groups = new Map<RasterSource, ReadBand[]>();
  for (const band of bands) {
    const group = groups.get(band.raster);
    if (group === undefined) groups.set(band.raster, [band]);
    else group.push(band);
  }
  return [...groups.values()];
}

async function readBlocks(sharing: readonly ReadBand[], column: number, row: number): Promise<readonly RasterBlock[]> {
  const raster = (sharing[0] as ReadBand).raster;
  if (sharing.length > 1 && raster.readBands !== undefined) {
    return raster.readBands(
      column,
      row,
      sharing.map(({ band }) => band),
    );
  }
  const blocks: RasterBlock[] = [];
  for (const { band } of sharing) blocks.push(await raster.readBlock(column, row, band));
  return blocks;
}

/** Column and row of each touched block of a chunk. */
function* blocksOf({ chunking, touched }: ZonalPlan, extent: ChunkExtent): Generator<readonly [number, number]> {
  const { blockWidth, blockHeight, blockColumns } = chunking;
  const pastRow = Math.ceil((extent.row + extent.rows) / blockHeight);
  const pastColumn = Math.ceil((extent.column + extent.columns) / blockWidth);
  for (let row = Math.floor(extent.row / blockHeight); row < pastRow; row++) {
    for (let column = Math.floor(extent.column / blockWidth); column < pastColumn; column++) {
      if (touched[row * blockColumns + column] === 1) yield [column, row];
    }
  }
}

/** How many touched blocks a chunk has. */
export function countBlocks(plan: ZonalPlan, extent: ChunkExtent): number {
  let count = 0;
  for (const _ of blocksOf(plan, extent)) count++;
  return count;
}

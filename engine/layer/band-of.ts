import type { RasterSource } from './raster.ts';

/**
 * One band (from 0) of a raster as a raster of its own, with that band's scale and offset.
 * Throws `RangeError` when the raster has no such band.
 */
export function bandOf(source: RasterSource, band: number): RasterSource {
  if (!(band >= 0 && band < source.bandCount)) {
    throw new RangeError(`${source.name} has bands 0 to ${source.bandCount - 1}, asked for ${band}`);
  }
  const described = source.bands?.[band];
  return {
    ...source,
    bandCount: 1,
    scale: described?.scale ?? source.scale,
    offset: described?.offset ?? source.offset,
    ...(described === undefined ? {} : { bands: [described] }),
    readBlock: (blockColumn, blockRow) => source.readBlock(blockColumn, blockRow, band),
  };
}

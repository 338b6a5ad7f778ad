import type { Affine, RasterBlock, RasterSource } from '../../../engine/layer/raster.ts';

type Samples = RasterBlock['values'];

/** What a raster in memory is made of; everything but samples and size has a plain default. */
export interface RasterParts {
  readonly width: number;
  readonly height: number;
  readonly values: Samples;
  readonly transform: Affine;
  readonly crs?: string | null;
  readonly blockWidth?: number;
  readonly blockHeight?: number;
  readonly nodata?: number | null;
  readonly scale?: number;
  readonly offset?: number;
  readonly mask?: Uint8Array;
}

/** A raster in memory that counts how often each block is read. */
export interface MemoryRaster extends RasterSource {
  readonly reads: Map<string, number>;
}

/** A one-band raster cut into blocks of any size. */
export function memoryRaster(parts: RasterParts): MemoryRaster {
  const { width, height, values, transform } = parts;
  const blockWidth = parts.blockWidth ?? width;
  const blockHeight = parts.blockHeight ?? height;
  const reads = new Map<string, number>();
  return {
    name: 'memory.tif',
    grid: { transform, width, height, crs: parts.crs ?? null },
    blockWidth,
    blockHeight,
    bandCount: 1,
    nodata: parts.nodata ?? null,
    scale: parts.scale ?? 1,
    offset: parts.offset ?? 0,
    sampleType: 'float64',
    reads,
    readBlock: async (blockColumn, blockRow) => {
      const key = `${blockColumn},${blockRow}`;
      reads.set(key, (reads.get(key) ?? 0) + 1);
      const place = { left: blockColumn * blockWidth, top: blockRow * blockHeight };
      const w = Math.min(blockWidth, width - place.left);
      const h = Math.min(blockHeight, height - place.top);
      const cut = <T extends Samples>(all: T): T => {
        const block = all.slice(0, w * h) as T;
        for (let row = 0; row < h; row++) {
          const from = (place.top + row) * width + place.left;
          block.set(all.subarray(from, from + w), row * w);
        }
        return block;
      };
      const block = { width: w, height: h, values: cut(values) };
      return parts.mask === undefined ? block : { ...block, mask: cut(parts.mask) };
    },
  };
}

/** Values given as rows from the top, on square cells with their lower left corner at (`xmin`, `ymin`). */
export function rasterOfRows(
  rows: readonly (readonly number[])[],
  place: { xmin?: number; ymin?: number; cell?: number } & Partial<RasterParts> = {},
): MemoryRaster {
  const { xmin = 0, ymin = 0, cell = 1, ...parts } = place;
  const width = rows[0]?.length ?? 0;
  return memoryRaster({
    width,
    height: rows.length,
    values: Float64Array.from(rows.flat()),
    transform: [cell, 0, xmin, 0, -cell, ymin + cell * rows.length],
    ...parts,
  });
}

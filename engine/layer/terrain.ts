import { epsgCode } from '../geometry/crs-name.ts';
import { resolveCrs } from '../geometry/projection.ts';
import { blockCache } from './block-cache.ts';
import type { Affine, Grid, RasterBlock, RasterSource } from './raster.ts';

/** Semi-major axis in metres and first eccentricity squared of CGCS2000 (GB/T 22021-2008). */
const A = 6_378_137;
const E2 = 0.0066943800229;
const RADIANS = Math.PI / 180;

/**
 * Slope in percent of a raster of elevations in metres, computed block by block when read: third-order finite
 * difference of the eight neighbours (Horn 1981, Proc. IEEE 69(1), 14–47). Geographic grids use the true metres per
 * degree of each row, Web Mercator the local scale. A cell at the raster's edge or beside a cell without data has no
 * slope (NaN), as `gdaldem slope` has it without `-compute_edges`.
 */
export function slopePercentOf(source: RasterSource): RasterSource {
  const blocks = blockCache(source);
  const metres = metresPerUnit(source.grid);
  const { bands: _, ...rest } = source;
  return {
    ...rest,
    name: `${source.name} (slope)`,
    nodata: null,
    scale: 1,
    offset: 0,
    sampleType: 'float64',
    readBlock: async (blockColumn, blockRow, band) => {
      const window = await elevationsAround(source, blocks, { blockColumn, blockRow, band });
      return slopeBlock(window, source.grid.transform, metres);
    },
  };
}

/** Elevations of a block and one cell around it; NaN where there is no data. */
interface ElevationWindow {
  readonly width: number;
  readonly height: number;
  /** First column and row of the block in the raster. */
  readonly column: number;
  readonly row: number;
  /** `(width + 2) × (height + 2)`. */
  readonly values: Float64Array;
}

interface BlockPlace {
  readonly blockColumn: number;
  readonly blockRow: number;
  readonly band: number;
}

async function elevationsAround(
  source: RasterSource,
  blocks: ReturnType<typeof blockCache>,
  { blockColumn, blockRow, band }: BlockPlace,
): Promise<ElevationWindow> {
  const { blockWidth, blockHeight, grid } = source;
  const column = blockColumn * blockWidth;
  const row = blockRow * blockHeight;
  const width = Math.min(blockWidth, grid.width - column);
  const height = Math.min(blockHeight, grid.height - row);
  const values = new Float64Array((width + 2) * (height + 2)).fill(Number.NaN);
  const across = Math.ceil(grid.width / blockWidth);
  const down = Math.ceil(grid.height / blockHeight);
  const described = source.bands?.[band];
  const scaling = { scale: described?.scale ?? source.scale, offset: described?.offset ?? source.offset };
  for (let r = Math.max(blockRow - 1, 0); r <= Math.min(blockRow + 1, down - 1); r++) {
    for (let c = Math.max(blockColumn - 1, 0); c <= Math.min(blockColumn + 1, across - 1); c++) {
      const block = await blocks.read(c, r, band);
      const shift = { x: c * blockWidth - column + 1, y: r * blockHeight - row + 1 };
      copyElevations({ block, nodata: source.nodata, ...scaling }, shift, values, width + 2);
    }
  }
  return { width, height, column, row, values };
}

interface Elevations {
  readonly block: RasterBlock;
  readonly nodata: number | null;
  readonly scale: number;
  readonly offset: number;
}

/** Copies what falls into the window; `shift` is where the block's first cell lies in it. */
function copyElevations(
  { block, nodata, scale, offset }: Elevations,
  shift: { readonly x: number; readonly y: number },
  window: Float64Array,
  stride: number,
): void {
  const rows = window.length / stride;
  const firstRow = Math.max(0, -shift.y);
  const lastRow = Math.min(block.height, rows - shift.y);
  const firstColumn = Math.max(0, -shift.x);
  const lastColumn = Math.min(block.width, stride - shift.x);
  for (let r = firstRow; r < lastRow; r++) {
    for (let c = firstColumn; c < lastColumn; c++) {
      const k = r * block.width + c;
      const raw = block.values[k] as number;
      if (raw === nodata || block.mask?.[k] === 0) continue;
      window[(r + shift.y) * stride + c + shift.x] = raw * scale + offset;
    }
  }
}

function slopeBlock(window: ElevationWindow, transform: Affine, metres: MetresPerUnit): RasterBlock {
  const { width, height, column, row, values } = window;
  const [a, b, , d, e] = transform;
  const slope = new Float64Array(width * height);
  const stride = width + 2;
  for (let r = 0; r < height; r++) {
    const [mx, my] = metres(column + width / 2, row + r + 0.5);
    const det = (a * e - b * d) * mx * my;
    for (let c = 0; c < width; c++) {
      const k = r * stride + c;
      const at = (index: number): number => values[index] as number;
      const west = at(k) + 2 * at(k + stride) + at(k + 2 * stride);
      const east = at(k + 2) + 2 * at(k + stride + 2) + at(k + 2 * stride + 2);
      const north = at(k) + 2 * at(k + 1) + at(k + 2);
      const south = at(k + 2 * stride) + 2 * at(k + 2 * stride + 1) + at(k + 2 * stride + 2);
      // The centre does not enter Horn's formula, but a cell without data has no slope.
      const zc = (east - west) / 8 + 0 * at(k + stride + 1);
      const zr = (south - north) / 8;
      // Gradient along columns and rows turned into ground directions by the inverse transform.
      const zx = (e * my * zc - d * my * zr) / det;
      const zy = (a * mx * zr - b * mx * zc) / det;
      slope[r * width + c] = 100 * Math.sqrt(zx * zx + zy * zy);
    }
  }
  return { width, height, values: slope };
}

/** Ground metres per CRS unit, east and north, at a column and row of the grid. */
type MetresPerUnit = (column: number, row: number) => readonly [number, number];

function metresPerUnit({ crs, transform }: Grid): MetresPerUnit {
  const [, , , d, e, f] = transform;
  const northing = (column: number, row: number): number => d * column + e * row + f;
  if (crs === null) return () => [1, 1];
  const resolved = resolveCrs(crs);
  if (resolved.geographic) {
    return (column, row) => {
      const latitude = northing(column, row) * RADIANS;
      const w2 = 1 - E2 * Math.sin(latitude) ** 2;
      // Radii of the prime vertical and of the meridian.
      const east = (A / Math.sqrt(w2)) * Math.cos(latitude) * RADIANS;
      return [east, ((A * (1 - E2)) / w2 ** 1.5) * RADIANS];
    };
  }
  if (epsgCode(resolved.name) !== 3857) return () => [1, 1];
  return (column, row) => {
    const ground = 1 / Math.cosh(northing(column, row) / A);
    return [ground, ground];
  };
}

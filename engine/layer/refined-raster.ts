import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Affine, Grid, RasterBlock, RasterSource } from './raster.ts';

/** How far, in cells, two grids may be out of step and still count as nested. */
const TOLERANCE = 1e-6;

/**
 * Two rasters on one grid whose cells divide those of both: each cell is repeated, nothing is interpolated, so shares
 * of coverage stay exact. The rasters themselves when their grids are the same. Throws `PlanningError` of kind
 * `input`, code `weights-grid-differs`, when the cells of one do not divide those of the other or they do not start
 * together.
 */
export function refinedRasters(values: RasterSource, weights: RasterSource): [RasterSource, RasterSource] {
  const [a, b, c, d, e, f] = values.grid.transform;
  const [wa, wb, wc, wd, we, wf] = weights.grid.transform;
  const across = ratioOf(wa, a);
  const down = ratioOf(we, e);
  const straight = b === 0 && d === 0 && wb === 0 && wd === 0;
  const together = near((wc - c) / a, 0) && near((wf - f) / e, 0);
  const sameCrs = values.grid.crs === weights.grid.crs;
  if (!straight || !together || !sameCrs || across === null || down === null) throw gridsDiffer(values, weights);
  const grid: Grid = {
    transform: [a / across.second, 0, c, 0, e / down.second, f] as Affine,
    width: Math.min(values.grid.width * across.second, weights.grid.width * across.first),
    height: Math.min(values.grid.height * down.second, weights.grid.height * down.first),
    crs: values.grid.crs,
  };
  const whole = grid.width === values.grid.width * across.second && grid.height === values.grid.height * down.second;
  if (!whole) throw gridsDiffer(values, weights);
  const block = blockOf(values, across.second, down.second);
  return [
    refined(values, grid, { across: across.second, down: down.second, ...block }),
    refined(weights, grid, { across: across.first, down: down.first, ...block }),
  ];
}

/** Whole numbers by which the cells of the first and of the second raster are divided, or `null`. */
function ratioOf(second: number, first: number): { readonly first: number; readonly second: number } | null {
  const ratio = second / first;
  if (ratio >= 1 && near(ratio, Math.round(ratio))) return { first: Math.round(ratio), second: 1 };
  if (ratio > 0 && near(1 / ratio, Math.round(1 / ratio))) return { first: 1, second: Math.round(1 / ratio) };
  return null;
}

function near(value: number, border: number): boolean {
  return Math.abs(value - border) < TOLERANCE;
}

interface Refinement {
  /** Repetitions of a cell. */
  readonly across: number;
  readonly down: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
}

function blockOf(values: RasterSource, across: number, down: number) {
  return { blockWidth: values.blockWidth * across, blockHeight: values.blockHeight * down };
}

/** The raster on a finer grid, cut into blocks that both rasters share. */
function refined(source: RasterSource, grid: Grid, to: Refinement): RasterSource {
  const same = to.across === 1 && to.down === 1;
  if (same && source.blockWidth === to.blockWidth && source.blockHeight === to.blockHeight) return source;
  const { readBands: _, ...rest } = source;
  return {
    ...rest,
    grid,
    blockWidth: to.blockWidth,
    blockHeight: to.blockHeight,
    sampleType: 'float64',
    readBlock: (blockColumn, blockRow, band) =>
      refinedBlock(source, grid, to, { column: blockColumn * to.blockWidth, row: blockRow * to.blockHeight, band }),
  };
}

/** Assembles one block of the finer grid from the blocks of the source that it meets. */
async function refinedBlock(
  source: RasterSource,
  grid: Grid,
  { across, down, blockWidth, blockHeight }: Refinement,
  place: { readonly column: number; readonly row: number; readonly band: number },
): Promise<RasterBlock> {
  const width = Math.min(blockWidth, grid.width - place.column);
  const height = Math.min(blockHeight, grid.height - place.row);
  const values = new Float64Array(width * height).fill(Number.NaN);
  const left = Math.floor(place.column / across);
  const top = Math.floor(place.row / down);
  const right = Math.min(Math.ceil((place.column + width) / across), source.grid.width);
  const bottom = Math.min(Math.ceil((place.row + height) / down), source.grid.height);
  for (let r = Math.floor(top / source.blockHeight); r * source.blockHeight < bottom; r++) {
    for (let c = Math.floor(left / source.blockWidth); c * source.blockWidth < right; c++) {
      const block = await source.readBlock(c, r, place.band);
      const shift = { x: c * source.blockWidth, y: r * source.blockHeight };
      for (let y = 0; y < height; y++) {
        const row = Math.floor((place.row + y) / down) - shift.y;
        if (row < 0 || row >= block.height) continue;
        for (let x = 0; x < width; x++) {
          const column = Math.floor((place.column + x) / across) - shift.x;
          if (column < 0 || column >= block.width) continue;
          const k = row * block.width + column;
          if (block.mask?.[k] !== 0) values[y * width + x] = block.values[k] as number;
        }
      }
    }
  }
  return { width, height, values };
}

function gridsDiffer(values: RasterSource, weights: RasterSource): PlanningError {
  const [first, second] = [values, weights].map(
    ({ grid }) => `[${grid.transform.join(', ')}] ${grid.width}×${grid.height} ${grid.crs ?? '?'}`,
  );
  return new PlanningError('input', 'weights-grid-differs', {
    text: text(
      `权重栅格 ${weights.name} 的格网 ${second} 与 ${values.name} 的格网 ${first} 不能互相整除`,
      `The grid of the weights ${weights.name}, ${second}, and that of ${values.name}, ${first}, do not divide each other`,
    ),
    remedy: text(
      '请把权重栅格对齐到同一格网（例如 gdalwarp -te … -tr … -tap）',
      'Bring the weights onto the same grid (for instance gdalwarp -te … -tr … -tap)',
    ),
    at: { file: weights.name },
  });
}

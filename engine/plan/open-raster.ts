import { openFile } from '../formats/detect-format.ts';
import { normaliseCrs } from '../geometry/crs-name.ts';
import type { RasterSource } from '../layer/raster.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { PlanInputs } from './plan-inputs.ts';

/**
 * Opens one raster; `crs` is that of a raster that names none. Throws `PlanningError` (`wrong-kind`) when the file
 * holds something else.
 */
export async function openRaster(inputs: PlanInputs, name: string, crs: string | null = null): Promise<RasterSource> {
  const { inflate } = inputs;
  const decoded = await openFile(await inputs.open(name), inflate === undefined ? {} : { inflate });
  if (decoded.kind === 'raster') return crs === null ? decoded.raster : declared(decoded.raster, crs);
  throw new PlanningError('input', 'wrong-kind', {
    text: text(`${name} 应为栅格，实为 ${decoded.kind}`, `${name} should be a raster, it holds a ${decoded.kind}`),
    remedy: text('换成 GeoTIFF 栅格', 'give a GeoTIFF raster'),
    at: { file: name },
  });
}

/** A CRS in the file is stronger than one declared for files without. */
function declared(raster: RasterSource, crs: string): RasterSource {
  return raster.grid.crs === null ? { ...raster, grid: { ...raster.grid, crs: normaliseCrs(crs) } } : raster;
}

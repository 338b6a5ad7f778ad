import { openFile } from '../formats/detect-format.ts';
import type { RasterSource } from '../layer/raster.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { PlanInputs } from './plan-inputs.ts';

/** Opens one raster; throws `PlanningError` (`wrong-kind`) when the file holds something else. */
export async function openRaster(inputs: PlanInputs, name: string): Promise<RasterSource> {
  const decoded = await openFile(await inputs.open(name), {});
  if (decoded.kind === 'raster') return decoded.raster;
  throw new PlanningError('input', 'wrong-kind', {
    text: text(`${name} 应为栅格，实为 ${decoded.kind}`, `${name} should be a raster, it holds a ${decoded.kind}`),
    remedy: text('换成 GeoTIFF 栅格', 'give a GeoTIFF raster'),
    at: { file: name },
  });
}

import { openFile } from '../formats/detect-format.ts';
import { normaliseCrs } from '../geometry/crs-name.ts';
import type { RasterSource } from '../layer/raster.ts';
import type { Finding } from '../run/finding.ts';
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
  if (decoded.kind === 'raster') return withDeclaredCrs(decoded.raster, crs);
  throw new PlanningError('input', 'wrong-kind', {
    text: text(`${name} 应为栅格，实为 ${decoded.kind}`, `${name} should be a raster, it holds a ${decoded.kind}`),
    remedy: text('换成 GeoTIFF 栅格', 'give a GeoTIFF raster'),
    at: { file: name },
  });
}

/** The raster with a CRS declared for files without; one in the file is stronger. */
export function withDeclaredCrs(raster: RasterSource, crs: string | null): RasterSource {
  if (crs === null || raster.grid.crs !== null) return raster;
  const { findings = [], ...rest } = raster;
  const declaredCrs = normaliseCrs(crs);
  return {
    ...rest,
    grid: { ...raster.grid, crs: declaredCrs },
    findings: findings.map((finding) =>
      finding.code === 'raster-without-crs' ? crsDeclared(raster.name, declaredCrs) : finding,
    ),
  };
}

function crsDeclared(file: string, crs: string): Finding {
  return {
    severity: 'info',
    code: 'crs-declared',
    message: text(
      `栅格 ${file} 没有坐标系，按声明取 ${crs}`,
      `Raster ${file} names no CRS; it is taken as declared, ${crs}`,
    ),
    remedy: text('若声明有误，请改正', 'Correct the declaration if it is wrong'),
    at: { file },
  };
}

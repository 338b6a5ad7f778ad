import type { Affine } from '../layer/raster.ts';
import { inputError } from './input-error.ts';

/** The tags of a TIFF that say where its cells lie. */
export interface LocationTags {
  readonly transformation: ArrayLike<number> | undefined;
  readonly tiepoint: ArrayLike<number> | undefined;
  readonly pixelScale: ArrayLike<number> | undefined;
  /** Whether coordinates name cell centres (GTRasterTypeGeoKey = 2). */
  readonly pixelIsPoint: boolean;
}

/**
 * The affine transform of a GeoTIFF from ModelTransformation or tiepoint and scale (OGC 19-008r4, section 7.3 and
 * annex B.6), moved by half a cell when coordinates name cell centres. Throws `PlanningError` code
 * `raster-without-location` when the file does not say where it lies.
 */
export function affineOf(tags: LocationTags, file: string): Affine {
  const matrix = tags.transformation;
  if (matrix !== undefined && matrix.length >= 8) {
    return checked([0, 1, 3, 4, 5, 7].map((k) => matrix[k] as number) as unknown as Affine, tags, file);
  }
  const { tiepoint, pixelScale } = tags;
  if (
    tiepoint === undefined ||
    tiepoint.length < 6 ||
    pixelScale === undefined ||
    pixelScale[0] === 0 ||
    pixelScale[1] === 0
  ) {
    throw withoutLocation(file, (tiepoint?.length ?? 0) / 6);
  }
  const [column, row, , x, y] = Array.from(tiepoint) as [number, number, number, number, number];
  const a = pixelScale[0] as number;
  // A negative height is a known slip of writers; GDAL takes it as north-up too.
  const e = -Math.abs(pixelScale[1] as number);
  return checked([a, 0, x - column * a, 0, e, y - row * e], tags, file);
}

function checked(affine: Affine, { pixelIsPoint, tiepoint }: LocationTags, file: string): Affine {
  const [a, b, , d, e] = affine;
  if (!affine.every(Number.isFinite) || a * e - b * d === 0) throw withoutLocation(file, (tiepoint?.length ?? 0) / 6);
  return pixelIsPoint ? halfCellBack(affine) : affine;
}

function halfCellBack([a, b, c, d, e, f]: Affine): Affine {
  return [a, b, c - (a + b) / 2, d, e, f - (d + e) / 2];
}

function withoutLocation(file: string, tiepoints: number): Error {
  const found: readonly [string, string] =
    tiepoints > 1
      ? [`只有 ${tiepoints} 个控制点，没有仿射变换`, `${tiepoints} control points but no affine transform`]
      : ['没有地理定位信息', 'no georeference'];
  return inputError(
    'raster-without-location',
    { file },
    [
      `栅格 ${file} 应有仿射变换（ModelTransformation 或角点加像元大小），实际${found[0]}`,
      `Raster ${file} should carry an affine transform (ModelTransformation, or tiepoint and scale); found ${found[1]}`,
    ],
    [
      '用 gdal_translate -a_ullr 左 上 右 下 -a_srs EPSG:… 写入位置（有控制点时用 gdalwarp），.tfw 文件也要先这样写入',
      'Write the location into the file: gdal_translate -a_ullr left top right bottom -a_srs EPSG:… (gdalwarp when it has control points); a .tfw beside it is not read',
    ],
  );
}

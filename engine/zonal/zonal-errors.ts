import { type Box, boundsOfPoints, type PolygonSet } from '../geometry/polygon-set.ts';
import type { Grid, RasterSource } from '../layer/raster.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';

/** What an error about a layer needs to know of the request. */
interface AskedLayer {
  readonly raster: RasterSource;
  readonly layer: string;
}

/** The error for a raster that holds no parcel: both extents, both CRS, and what to look at. */
export function noOverlap({ raster, layer }: AskedLayer, polygons: PolygonSet, inGrid: PolygonSet): PlanningError {
  const own = extent(boxOf(polygons), polygons.crs);
  const projected = inGrid === polygons ? '' : extent(boxOf(inGrid), inGrid.crs);
  const there = extent(gridBox(raster.grid), raster.grid.crs ?? '?');
  return new PlanningError('input', 'raster-does-not-overlap', {
    text: text(
      `图层 ${layer} 的栅格 ${raster.name} 与任何地块都不重叠。地块范围 ${own}${projected && `(投影后 ${projected})`},栅格范围 ${there}`,
      `Raster ${raster.name} of layer ${layer} overlaps no parcel. Parcels: ${own}${projected && ` (projected: ${projected})`}; raster: ${there}`,
    ),
    remedy: text(
      raster.grid.crs === null
        ? '栅格没有写明坐标系，按地块的坐标系处理；请用 --crs 指明它的坐标系，或检查是否选错文件'
        : '请检查两者的坐标系（用 --crs 可以指明），例如带号是否写入横坐标、经纬度是否颠倒，以及是否选错了县区的文件',
      raster.grid.crs === null
        ? 'The raster names no CRS and was taken to be in that of the parcels; declare its CRS with --crs, or check that it is the right file'
        : 'Check both CRS (--crs declares one), for instance a zone prefix in the easting or swapped longitude and latitude, and that the file is of the right county',
    ),
    at: { file: raster.name, layer },
  });
}

/** The error for a band the raster does not have. */
export function noSuchBand({ raster, band, layer }: AskedLayer & { readonly band: number }): PlanningError {
  return new PlanningError('input', 'band-not-in-raster', {
    text: text(
      `图层 ${layer} 要求栅格 ${raster.name} 的第 ${band + 1} 波段，而它有 ${raster.bandCount} 个波段`,
      `Layer ${layer} asks for band ${band + 1} of raster ${raster.name}, which has ${raster.bandCount}`,
    ),
    remedy: text(
      `请写 1 到 ${raster.bandCount} 之间的波段号，例如 ${raster.name}#1`,
      `Give a band from 1 to ${raster.bandCount}, such as ${raster.name}#1`,
    ),
    at: { file: raster.name, layer },
  });
}

/** The error for a weighted statistic without a raster that weighs. */
export function withoutWeights(layer: string, statistic: string): PlanningError {
  return new PlanningError('usage', 'weights-not-named', {
    text: text(
      `图层 ${layer} 要求 ${statistic}，但没有给出权重栅格`,
      `Layer ${layer} asks for ${statistic}, but no raster of weights is given`,
    ),
    remedy: text('请用 --weights 权重.tif#波段 指定', 'Name one with --weights W.tif#band'),
    at: { layer, field: statistic },
  });
}

const INTEGER_TYPE = /^(u?)int(8|16|32)$/;

/**
 * The value to take where a cell has no data, checked against what the samples can hold. Throws `PlanningError` of
 * kind `usage`, code `default-value-out-of-range`, naming the value and the range.
 */
export function checkDefaultValue(
  value: number | null,
  { scale, offset, raster }: { readonly scale: number; readonly offset: number; readonly raster: RasterSource },
  { layer }: { readonly layer: string },
): number | null {
  if (value === null) return null;
  const [, unsigned, bits] = INTEGER_TYPE.exec(raster.sampleType) ?? [];
  const span = bits === undefined ? Infinity : 2 ** Number(bits);
  const low = bits === undefined ? -Number.MAX_VALUE : unsigned === 'u' ? 0 : -span / 2;
  const high = bits === undefined ? Number.MAX_VALUE : unsigned === 'u' ? span - 1 : span / 2 - 1;
  const sample = (value - offset) / scale;
  if (sample >= low && sample <= high) return value;
  return refuseDefault({ layer, value, sampleType: raster.sampleType, range: `${low} … ${high}` });
}

function refuseDefault(found: { layer: string; value: number; sampleType: string; range: string }): never {
  const { layer, value, sampleType, range } = found;
  throw new PlanningError('usage', 'default-value-out-of-range', {
    text: text(
      `图层 ${layer} 的缺测替代值 ${value} 超出像元类型 ${sampleType} 的范围 ${range}`,
      `The default value ${value} of layer ${layer} is beyond what ${sampleType} samples hold, ${range}`,
    ),
    remedy: text('请改用范围内的数值，或不替代缺测', 'Give a value within the range, or leave missing cells missing'),
    at: { layer },
  });
}

function boxOf(polygons: PolygonSet): Box {
  return boundsOfPoints(polygons.coordinates, 0, polygons.coordinates.length / 2);
}

function gridBox({ transform: [a, b, c, d, e, f], width, height }: Grid): Box {
  const corners = new Float64Array([0, 0, width, 0, 0, height, width, height]);
  for (let k = 0; k < 8; k += 2) {
    const column = corners[k] as number;
    const row = corners[k + 1] as number;
    corners[k] = a * column + b * row + c;
    corners[k + 1] = d * column + e * row + f;
  }
  return boundsOfPoints(corners, 0, 4);
}

function extent([minX, minY, maxX, maxY]: Box, crs: string): string {
  const [west, south, east, north] = [minX, minY, maxX, maxY].map((value) => Number(value.toFixed(6)));
  return `x ${west} … ${east}, y ${south} … ${north} (${crs})`;
}

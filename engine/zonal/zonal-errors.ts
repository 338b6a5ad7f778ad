import { type Box, boundsOfPoints, type PolygonSet } from '../geometry/polygon-set.ts';
import type { Grid, RasterSource } from '../layer/raster.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';

/** What an error about a layer needs to know of the request. */
export interface AskedLayer {
  readonly polygons: PolygonSet;
  readonly raster: RasterSource;
  readonly band: number;
  readonly layer: string;
}

/** The error for a raster that holds no parcel: both extents, both CRS, and what to look at. */
export function noOverlap({ polygons, raster, layer }: AskedLayer, inGrid: PolygonSet): PlanningError {
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
export function noSuchBand({ raster, band, layer }: AskedLayer): PlanningError {
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

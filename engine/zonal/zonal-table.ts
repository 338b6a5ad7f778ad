import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import { bandOf } from '../layer/band-of.ts';
import type { RasterSource } from '../layer/raster.ts';
import type { Run } from '../run/run.ts';
import type { NumberColumn } from '../table/table.ts';
import { streamBlocks } from './block-stream.ts';
import { cellFrameOf } from './cell-frame.ts';
import { cutRaster } from './chunking.ts';
import { createCoverageWorkspace } from './coverage.ts';
import { measureAll } from './measuring.ts';
import { polygonsInGrid } from './polygons-in-grid.ts';
import { rowAreasOf } from './row-areas.ts';
import { buildZonalColumns, finishColumns } from './zonal-columns.ts';
import { noOverlap, noSuchBand } from './zonal-errors.ts';
import { planZonal } from './zonal-plan.ts';

/** One raster band to be measured over polygons. */
export interface ZonalRequest {
  readonly polygons: PolygonSet;
  readonly raster: RasterSource;
  /** From 0. */
  readonly band: number;
  /** Prefix of the columns and name in messages. */
  readonly layer: string;
  /** Unit of the raster's scaled values. */
  readonly unit: string;
  /** Ids of `ZONAL_STATISTICS`, and `fractions`. */
  readonly statistics: readonly string[];
  /** Budget of the working set, MiB; 512 unless told. */
  readonly memoryMiB?: number;
}

/** The measured columns and what was read for them. */
export interface ZonalColumns {
  /** `layer.statistic` …, `layer.frac_VALUE` …, and last `layer.support` (share of the parcel's area on valid cells). */
  readonly columns: NumberColumn[];
  readonly blocksRead: number;
  readonly blocksTotal: number;
  /** Parcels of which no part lies on the raster: support 0, count 0, everything else missing. */
  readonly outside: number;
}

const DEFAULT_MEMORY_MIB = 512;

/**
 * Exact zonal statistics of one raster band over polygons: each cell counts by the exact fraction of it a polygon
 * covers, on geographic grids times its true area (mean, variance, stdev, quantiles, mode, fractions, support; count
 * and sum keep plain fractions). Polygons are projected into the raster's CRS, the raster is never resampled; only
 * blocks in which a polygon covers a cell are read, each once. The result does not depend on how the raster is blocked
 * or on the order of polygons, to the last bit. Values are float64: integers beyond 2⁵³ lose their last digits.
 * Throws `PlanningError`: `raster-does-not-overlap`, `band-not-in-raster`, `degenerate-grid`, `rotated-geographic-grid`,
 * `block-exceeds-memory`, `unknown-crs` (input); `unknown-statistic`, `too-many-classes` (usage).
 */
export async function zonalTable(request: ZonalRequest, run: Run): Promise<ZonalColumns> {
  const { polygons, raster, layer, unit, statistics } = request;
  if (!(request.band >= 0 && request.band < raster.bandCount)) throw noSuchBand(request);
  const band = bandOf(raster, request.band);
  const builder = buildZonalColumns(layer, statistics, polygonCount(polygons));
  const frame = cellFrameOf(raster.grid, raster.name);
  const rowAreas = rowAreasOf(raster.grid, raster.name);
  const { chunking, readAhead } = cutRaster(raster, request.memoryMiB ?? DEFAULT_MEMORY_MIB);
  await run.step('zonal', 0, 1);
  const placed = polygonsInGrid(polygons, raster.grid);
  await run.step('zonal', 0, 1);
  const workspace = createCoverageWorkspace();
  const plan = planZonal(placed, frame, chunking, workspace);
  if (plan.inside === 0 && polygonCount(polygons) > 0) throw noOverlap(request, placed);
  const measuring = { polygons: placed, frame, workspace, rowAreas, builder, meaning: band };
  const outside = await measureAll(measuring, plan, streamBlocks(band, plan, readAhead), run);
  return {
    columns: finishColumns(builder, unit),
    blocksRead: plan.blocksTouched,
    blocksTotal: chunking.blockColumns * chunking.blockRows,
    outside,
  };
}

import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { bytesSource } from '../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../engine/formats/geotiff.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';
import type { RasterBlock, RasterSource } from '../../engine/layer/raster.ts';
import { quietRun } from '../../engine/run/run.ts';
import { cellFrameOf } from '../../engine/zonal/cell-frame.ts';
import { checkLayer } from '../../engine/zonal/check-layers.ts';
import { readChunk } from '../../engine/zonal/chunk-blocks.ts';
import { within } from '../../engine/zonal/chunk-measurer.ts';
import { chunkExtent, cutStack } from '../../engine/zonal/chunking.ts';
import { EXACT_COVERAGE } from '../../engine/zonal/coverage-rule.ts';
import { stackLayers } from '../../engine/zonal/grid-stack.ts';
import { kernelCode } from '../../engine/zonal/kernel.ts';
import { portionsOf } from '../../engine/zonal/kernel-portion.ts';
import { layerSlots } from '../../engine/zonal/layer-slots.ts';
import { parcelBench } from '../../engine/zonal/parcel-bench.ts';
import { parcelSheet } from '../../engine/zonal/parcel-sheet.ts';
import { polygonsInGrid } from '../../engine/zonal/polygons-in-grid.ts';
import type { MeasuredLayer } from '../../engine/zonal/zonal-layer.ts';
import { planZonal } from '../../engine/zonal/zonal-plan.ts';
import { measureZonal } from '../../engine/zonal/zonal-table.ts';

/** Rasters whose touched blocks stand decoded in memory; what handing them out costs is counted apart. */
export interface DecodedRasters {
  readonly rasters: readonly RasterSource[];
  /** Seconds spent on copying blocks since the last look. */
  copied(): number;
}

/** Opens the rasters; the first measurement decodes, later ones copy. */
export async function decodedRasters(files: readonly string[]): Promise<DecodedRasters> {
  let seconds = 0;
  const rasters: RasterSource[] = [];
  for (const file of files) {
    const source = bytesSource(file, new Uint8Array(readFileSync(file)));
    const raster = await openGeoTiff(source, { inflate: (bytes, most) => inflateSync(bytes, { chunkSize: most + 1 }) });
    const kept = new Map<string, RasterBlock>();
    rasters.push({
      ...raster,
      readBlock: async (column, row, band) => {
        const key = `${column},${row},${band}`;
        const block = kept.get(key) ?? (await raster.readBlock(column, row, band));
        const started = performance.now();
        kept.set(key, block);
        const copy = { ...block, values: block.values.slice() as RasterBlock['values'] };
        seconds += (performance.now() - started) / 1000;
        return copy;
      },
    });
  }
  return {
    rasters,
    copied: () => {
      const since = seconds;
      seconds = 0;
      return since;
    },
  };
}

/** Seconds in one thread over blocks in memory. */
export interface KernelCost {
  /** Handing samples to the kernel, coverage, moments and statistics of the parcels within one block. */
  readonly kernel: number;
  /** Everything but decoding: plan, kernel, parcels across blocks, columns. */
  readonly measuring: number;
}

/** Measures both, one after the other. */
export async function kernelCost(
  polygons: PolygonSet,
  decoded: DecodedRasters,
  statistics: readonly string[],
): Promise<KernelCost> {
  const layers = decoded.rasters.map((raster, k) => ({ raster, band: 0, layer: `l${k}`, unit: '', statistics }));
  decoded.copied();
  const started = performance.now();
  const outcomes = await measureZonal({ polygons, layers }, quietRun);
  const measuring = (performance.now() - started) / 1000 - decoded.copied();
  for (const outcome of outcomes) if ('error' in outcome) throw outcome.error;
  return { measuring, kernel: await sheetsCost(polygons, layers.map(checkLayer)) };
}

async function sheetsCost(polygons: PolygonSet, layers: readonly MeasuredLayer[]): Promise<number> {
  const [stack, ...others] = stackLayers(layers, Number.POSITIVE_INFINITY);
  if (stack === undefined || others.length > 0) throw new Error('the rasters do not share one grid');
  const { grid } = stack;
  const chunking = cutStack(stack, 512, 'bench');
  const placed = polygonsInGrid(polygons, grid);
  const plan = await planZonal(placed, cellFrameOf(grid, 'bench'), chunking, () => Promise.resolve());
  const job = { layers: stack.layers, grid, polygons: placed, plan, rule: EXACT_COVERAGE, kernel: kernelCode() };
  const bench = parcelBench(job, 'bench');
  const slots = layers.map(layerSlots);
  let seconds = 0;
  for (let chunk = 0; chunk + 1 < plan.narrow.starts.length; chunk++) {
    const rows = plan.narrow.rows.subarray(plan.narrow.starts[chunk], plan.narrow.starts[chunk + 1]);
    const extent = chunkExtent(chunking, grid, chunk);
    const read = await readChunk(layers, { plan, extent }, () => Promise.resolve());
    const started = performance.now();
    const values = read.map((found) => ('error' in found ? null : found));
    const question = { rows, windows: plan.windows, values, cells: extent.columns * extent.rows, extent };
    const sheet = parcelSheet(bench, slots, { ...question, placing: within(extent) });
    for (const portion of portionsOf(placed, rows)) sheet.measure(portion);
    sheet.finish();
    seconds += (performance.now() - started) / 1000;
  }
  return seconds;
}

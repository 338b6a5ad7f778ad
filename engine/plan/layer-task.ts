import type { RasterSource } from '../layer/raster.ts';
import { slopePercentOf } from '../layer/terrain.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { checkLayer } from '../zonal/check-layers.ts';
import { chunkMeasurer } from '../zonal/chunk-measurer.ts';
import type { ChunkMeasurer, StackJob, ZonalCrew } from '../zonal/stack-job.ts';
import type { ZonalLayer } from '../zonal/zonal-layer.ts';
import { openRaster } from './open-raster.ts';
import type { PlanInputs } from './plan-inputs.ts';

/** One raster layer to measure over the parcels; small enough to send to another thread. */
export interface LayerTask {
  readonly layer: string;
  readonly file: string;
  /** From 0. */
  readonly band: number;
  /** Declared CRS of a raster that names none; `null` leaves such a raster refused. */
  readonly crs: string | null;
  readonly unit: string;
  readonly slope: boolean;
  readonly statistics: readonly string[];
  /** A second raster that weighs the cells. */
  readonly weights?: { readonly file: string; readonly band: number };
  /** Raw value that means no data, instead of what the file says. */
  readonly nodata?: number;
  /** Scaled value to take where a cell has no data. */
  readonly defaultValue?: number;
}

/** Threads that help a measurement of some tasks; the layers of a job are their numbers. */
export type Helpers = (tasks: readonly LayerTask[]) => ZonalCrew;

/** Opens the rasters of tasks, each file once, so that bands of one file can be decoded together. */
export function taskOpener(inputs: PlanInputs): (task: LayerTask) => Promise<ZonalLayer> {
  const opened = new Map<string, Promise<RasterSource>>();
  const open = (file: string, crs: string | null): Promise<RasterSource> => {
    const key = `${file}|${crs ?? ''}`;
    const known = opened.get(key) ?? openRaster(inputs, file, crs);
    opened.set(key, known);
    return known;
  };
  return async ({ file, crs, slope, weights, ...task }) => {
    const raster = placed(await open(file, crs), task.layer);
    const second = weights === undefined ? null : placed(await open(weights.file, crs), task.layer);
    return {
      ...task,
      raster: slope ? slopePercentOf(raster) : raster,
      ...(second === null ? {} : { weights: { raster: second, band: weights?.band ?? 0 } }),
    };
  };
}

/** Opens what a job needs in a thread that helps. Throws like `openRaster` and `checkLayer`. */
export async function joinStack(
  tasks: readonly LayerTask[],
  job: StackJob,
  inputs: PlanInputs,
): Promise<ChunkMeasurer> {
  const open = taskOpener(inputs);
  const layers = [];
  for (const index of job.layers) layers.push(checkLayer(await open(tasks[index] as LayerTask)));
  return chunkMeasurer(job, layers);
}

/** Where a raster lies must be known: taking its coordinates for those of the parcels would be a guess. */
function placed(raster: RasterSource, layer: string): RasterSource {
  if (raster.grid.crs !== null) return raster;
  throw new PlanningError('input', 'raster-without-crs', {
    text: text(
      `图层 ${layer} 的栅格 ${raster.name} 没有写明坐标系，无法与地块叠合`,
      `Raster ${raster.name} of layer ${layer} names no CRS, so it cannot be laid over parcels`,
    ),
    remedy: text(
      '请声明它的坐标系：命令行用 --crs，情景文件在该图层写 "crs"，或用 gdal_edit.py -a_srs 写入文件',
      'Declare its CRS: --crs on the command line, "crs" of the layer in a scenario, or gdal_edit.py -a_srs into the file',
    ),
    at: { file: raster.name, layer },
  });
}

import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { RasterSource } from '../layer/raster.ts';
import { slopePercentOf } from '../layer/terrain.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { quietRun, type Run } from '../run/run.ts';
import { ZONAL_STATISTICS } from '../zonal/statistics/index.ts';
import { type ZonalColumns, zonalTable } from '../zonal/zonal-table.ts';
import { criteriaOf } from './criteria-of.ts';
import { noDataFindings } from './no-data-findings.ts';
import { openRaster } from './open-raster.ts';
import type { PlanInputs } from './plan-inputs.ts';
import type { RasterLayer, Scenario } from './scenario.ts';
import type { Workbench } from './workbench.ts';

/** One raster layer to measure over the parcels; small enough to send to another thread. */
export interface LayerTask {
  readonly layer: string;
  readonly file: string;
  /** From 0. */
  readonly band: number;
  readonly unit: string;
  readonly slope: boolean;
  readonly statistics: readonly string[];
}

/** Who measures layers: the calling thread, or siblings side by side. The result is the same to the last bit. */
export interface Measurers {
  measure(task: LayerTask, polygons: PolygonSet, run: Run): Promise<ZonalColumns>;
}

/** Measures in the calling thread. */
export function measureHere(inputs: PlanInputs): Measurers {
  return { measure: (task, polygons, run) => measureLayer(task, polygons, inputs, run) };
}

/** Opens a layer's raster and computes the statistics of one task. */
export async function measureLayer(
  task: LayerTask,
  polygons: PolygonSet,
  inputs: PlanInputs,
  run: Run,
): Promise<ZonalColumns> {
  const opened = await openRaster(inputs, task.file);
  const raster: RasterSource = task.slope ? slopePercentOf(opened) : opened;
  const { layer, band, unit, statistics } = task;
  return zonalTable({ polygons, raster, band, layer, unit, statistics }, run);
}

/**
 * Measures exactly the statistics that criteria (and the salinity conversion) name, all layers side by side. A layer
 * that cannot be used becomes a finding and its columns stay missing.
 */
export async function measureLayers(bench: Workbench, measurers: Measurers, run: Run): Promise<void> {
  const { scenario, parcels, columns, desk } = bench;
  const tasks = tasksOf(scenario);
  const usable: LayerTask[] = [];
  for (const task of tasks) {
    const opened = await desk.optional(task.layer, () => desk.raster(`layer ${task.layer}`, task.file));
    if (opened) usable.push(task);
  }
  let done = 0;
  await run.step('zonal', 0, usable.length);
  const results = await Promise.all(
    usable.map(async (task) => {
      const settled = await measurers.measure(task, parcels.polygons, quietRun).then(
        (result) => () => result,
        (error: unknown) => () => {
          throw error;
        },
      );
      await run.step('zonal', ++done, usable.length);
      return settled;
    }),
  );
  // Findings come in the order of the layers, whichever thread was first.
  for (const [k, settled] of results.entries()) {
    const task = usable[k] as LayerTask;
    const result = await desk.optional(task.layer, async () => settled());
    if (result === null) continue;
    const date = scenario.rasters.find((layer) => layer.id === task.layer)?.date ?? '';
    for (const column of result.columns) columns.add(column, { file: task.file, date });
    desk.recount(task.file, {
      read: result.blocksTotal,
      used: result.blocksRead,
      dropped: 0,
    });
    desk.findings.push(...noDataFindings(result, { layer: task.layer, file: task.file }));
  }
}

/** The statistics each raster layer must give, from the columns that criteria read. */
function tasksOf(scenario: Scenario): LayerTask[] {
  const wanted = new Set(criteriaOf(scenario).map(({ criterion }) => criterion.column));
  if (scenario.salinity) wanted.add(`${scenario.salinity.layer}.mean`);
  return scenario.rasters.flatMap((layer) => {
    const statistics = [...wanted]
      .filter((column) => column.startsWith(`${layer.id}.`))
      .map((column) => column.slice(layer.id.length + 1));
    return statistics.length === 0 ? [] : [taskOf(layer, statistics)];
  });
}

function taskOf(layer: RasterLayer, statistics: readonly string[]): LayerTask {
  const unknown = statistics.find((id) => !ZONAL_STATISTICS.some((statistic) => statistic.id === id));
  if (unknown !== undefined) {
    throw new PlanningError('usage', 'unknown-statistic', {
      text: text(`没有统计量 ${unknown}`, `there is no statistic ${unknown}`),
      remedy: text(
        `可用：${ZONAL_STATISTICS.map((s) => s.id).join('、')}`,
        `available: ${ZONAL_STATISTICS.map((s) => s.id).join(', ')}`,
      ),
      at: { layer: layer.id },
    });
  }
  return {
    layer: layer.id,
    file: layer.file,
    band: layer.band - 1,
    unit: layer.unit,
    slope: layer.derive === 'slope-percent',
    statistics: [...new Set(statistics)],
  };
}

import type { Run } from '../run/run.ts';
import { statisticNamed } from '../zonal/statistic-named.ts';
import type { ZonalLayer } from '../zonal/zonal-layer.ts';
import { measureZonal } from '../zonal/zonal-table.ts';
import { columnsRead } from './criteria-of.ts';
import { surfaceColumns } from './evidence/soil-surfaces.ts';
import { type Helpers, type LayerTask, taskOpener } from './layer-task.ts';
import { blankParcels, noDataFindings } from './no-data-findings.ts';
import type { RasterLayer, Scenario } from './scenario.ts';
import type { Workbench } from './workbench.ts';

/**
 * Measures exactly the statistics that criteria (and the salinity conversion) name, layers of one grid together. A layer
 * that cannot be used becomes a finding and its columns stay missing.
 */
export async function measureLayers(bench: Workbench, helpers: Helpers | null, run: Run): Promise<void> {
  const { scenario, parcels, columns, desk } = bench;
  const open = taskOpener(desk.inputs);
  const tasks: LayerTask[] = [];
  const layers: ZonalLayer[] = [];
  for (const task of tasksOf(scenario)) {
    const opened = await desk.optional(task.layer, async () => {
      await desk.raster(`layer ${task.layer}`, task.file, task.crs);
      return open(task);
    });
    if (opened === null) continue;
    tasks.push(task);
    layers.push(opened);
  }
  const crew = helpers === null ? {} : { crew: helpers(tasks) };
  const outcomes = await measureZonal({ polygons: parcels.polygons, layers, ...crew }, run);
  for (const [k, outcome] of outcomes.entries()) {
    const task = tasks[k] as LayerTask;
    const result = await desk.optional(task.layer, async () => {
      if ('error' in outcome) throw outcome.error;
      return outcome.columns;
    });
    if (result === null) continue;
    const date = scenario.rasters.find((layer) => layer.id === task.layer)?.date ?? '';
    for (const column of result.columns) columns.add(column, { file: task.file, date });
    desk.recount(task.file, {
      read: result.blocksTotal,
      used: result.blocksRead,
      dropped: 0,
    });
    desk.findings.push(...noDataFindings(blankParcels(result, parcels.ids), { layer: task.layer, file: task.file }));
  }
}

/** The statistics each raster layer must give, from the columns that criteria read. */
function tasksOf(scenario: Scenario): LayerTask[] {
  const wanted = new Set(columnsRead(scenario));
  if (scenario.salinity) wanted.add(`${scenario.salinity.layer}.mean`);
  for (const column of surfaceColumns(scenario.soil?.surfaces ?? null)) wanted.add(column);
  return scenario.rasters.flatMap((layer) => {
    const statistics = [...wanted]
      .filter((column) => column.startsWith(`${layer.id}.`))
      .map((column) => column.slice(layer.id.length + 1));
    return statistics.length === 0 ? [] : [taskOf(layer, statistics)];
  });
}

function taskOf(layer: RasterLayer, statistics: readonly string[]): LayerTask {
  for (const id of statistics) statisticNamed(id, layer.id);
  return {
    layer: layer.id,
    file: layer.file,
    band: layer.band - 1,
    crs: layer.crs ?? null,
    unit: layer.unit,
    slope: layer.derive === 'slope-percent',
    statistics: [...new Set(statistics)],
  };
}

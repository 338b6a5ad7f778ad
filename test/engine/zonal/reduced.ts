import { NOTHING_HIDDEN } from '../../../engine/zonal/cell-values.ts';
import { collectClasses } from '../../../engine/zonal/collect-classes.ts';
import { kernelCode, openKernel } from '../../../engine/zonal/kernel.ts';
import { reserveCells } from '../../../engine/zonal/kernel-cells.ts';
import { placeLayers } from '../../../engine/zonal/kernel-samples.ts';
import { type LayerSlots, layerSlots, layTables, tableAt } from '../../../engine/zonal/layer-slots.ts';
import { copyMoments, type MomentTable, noMoments } from '../../../engine/zonal/moment-table.ts';
import type { ValueClasses, ZonalStatistic } from '../../../engine/zonal/statistic.ts';
import { ZONAL_STATISTICS } from '../../../engine/zonal/statistics/index.ts';
import { emptyCollector, gatherClasses } from '../../../engine/zonal/value-classes.ts';
import type { MeasuredLayer } from '../../../engine/zonal/zonal-layer.ts';

const kernel = openKernel(kernelCode());

/** Values as one row of samples, weights as the list of covered cells; `twins` layers of them side by side. */
function placed(values: ArrayLike<number>, weights: ArrayLike<number>, twins: number): LayerSlots[] {
  const layer = { layer: 'v', statistics: [], fractions: true, values: { scale: 1, offset: 0 }, weights: null };
  const slots = Array.from({ length: twins }, () => layerSlots(layer as unknown as MeasuredLayer));
  const { length } = values;
  reserveCells(kernel, length, true);
  const position = kernel.room('position', 0) / 4;
  const fraction = kernel.room('fraction', 0) / 8;
  for (let k = 0; k < length; k++) {
    kernel.views().i32[position + k] = k;
    kernel.views().f64[fraction + k] = weights[k] as number;
  }
  kernel.calls.setList(length);
  layTables(kernel, slots, 1);
  const samples = values instanceof Float32Array ? values : Float64Array.from(values);
  const read = { values: { values: samples, marks: NOTHING_HIDDEN }, weights: null };
  const groups = placeLayers(
    kernel,
    slots,
    slots.map(() => read),
    length,
  );
  kernel.calls.reduceList(groups, 0);
  return slots;
}

/** The moments of values with weights; of float32 values through one lane of several where `twins` says so. */
export function momentsOf(values: ArrayLike<number>, weights: ArrayLike<number>, twins = 1): MomentTable {
  const slots = placed(values, weights, twins).at(-1) as LayerSlots;
  const moments = noMoments();
  copyMoments(moments, 0, tableAt(kernel, slots.table, 1), 0);
  return moments;
}

/** The distinct values of values with weights. */
export function classesOf(values: ArrayLike<number>, weights: ArrayLike<number>): ValueClasses {
  const collector = emptyCollector();
  const [slots] = placed(values, weights, 1);
  collectClasses({ kernel, planar: true }, slots as LayerSlots, collector);
  return gatherClasses(collector);
}

/** A statistic of the registry by its id. */
function statisticOf(id: string): ZonalStatistic {
  const found = ZONAL_STATISTICS.find((statistic) => statistic.id === id);
  if (found === undefined) throw new Error(`there is no statistic ${id}`);
  return found;
}

/** One statistic of moments. */
export function filled(id: string, moments: MomentTable): number {
  const out = new Float64Array(1);
  const statistic = statisticOf(id);
  if (statistic.needs === 'moments') statistic.fill(moments, out);
  else out[0] = Number.NaN;
  return out[0] as number;
}

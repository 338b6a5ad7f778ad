import type { CellPortion } from '../../../engine/zonal/cell-portion.ts';
import { reducePortion } from '../../../engine/zonal/cell-portion.ts';
import { collectClasses } from '../../../engine/zonal/collect-classes.ts';
import { createMoments, type MomentTable } from '../../../engine/zonal/moment-table.ts';
import type { ValueClasses, ZonalStatistic } from '../../../engine/zonal/statistic.ts';
import { ZONAL_STATISTICS } from '../../../engine/zonal/statistics/index.ts';
import { emptyCollector, gatherClasses } from '../../../engine/zonal/value-classes.ts';

/** Values with weights as one row of covered cells. */
export function portionOf(values: ArrayLike<number>, weights: ArrayLike<number>): CellPortion {
  const fraction = Float64Array.from(weights);
  return {
    cells: {
      length: values.length,
      position: Int32Array.from({ length: values.length }, (_, k) => k),
      fraction,
      weight: fraction,
      covered: fraction.reduce((sum, share) => sum + share, 0),
      coveredWeight: 0,
    },
    values: values instanceof Float32Array ? values : Float64Array.from(values),
    weights: null,
  };
}

/** The moments of values with weights. */
export function momentsOf(values: ArrayLike<number>, weights: ArrayLike<number>): MomentTable {
  const moments = createMoments(1);
  reducePortion(portionOf(values, weights), moments, 0);
  return moments;
}

/** The distinct values of values with weights. */
export function classesOf(values: ArrayLike<number>, weights: ArrayLike<number>): ValueClasses {
  const collector = emptyCollector();
  collectClasses(portionOf(values, weights), { scale: 1, offset: 0 }, collector);
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

import { ZONAL_STATISTICS } from '../engine/index.ts';
import type { StatisticEntry } from './messages.ts';

/** The statistics a menu can offer, in the order of the registry; those that need a second raster are left out. */
export function statisticEntries(): StatisticEntry[] {
  return ZONAL_STATISTICS.filter((statistic) => !('weighted' in statistic)).map(({ id, label }) => ({ id, label }));
}

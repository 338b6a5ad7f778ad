import type { ZonalStatistic } from '../statistic.ts';
import { count } from './count.ts';
import { max } from './max.ts';
import { mean } from './mean.ts';
import { median } from './median.ts';
import { min } from './min.ts';
import { minority } from './minority.ts';
import { mode } from './mode.ts';
import { q25 } from './q25.ts';
import { q75 } from './q75.ts';
import { stdev } from './stdev.ts';
import { sum } from './sum.ts';
import { variance } from './variance.ts';
import { variety } from './variety.ts';

/** Every zonal statistic, in the order menus show them. */
export const ZONAL_STATISTICS: readonly ZonalStatistic[] = [
  count,
  sum,
  mean,
  min,
  max,
  stdev,
  variance,
  median,
  q25,
  q75,
  mode,
  minority,
  variety,
];

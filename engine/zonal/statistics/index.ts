import type { ZonalStatistic } from '../statistic.ts';
import { coefficientOfVariation } from './coefficient-of-variation.ts';
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
import { weightedMean } from './weighted-mean.ts';
import { weightedStdev } from './weighted-stdev.ts';
import { weightedSum } from './weighted-sum.ts';
import { weightedVariance } from './weighted-variance.ts';

/** Every zonal statistic, in the order menus show them; any other quantile is asked for as `q` and its percent. */
export const ZONAL_STATISTICS: readonly ZonalStatistic[] = [
  count,
  sum,
  mean,
  min,
  max,
  stdev,
  variance,
  coefficientOfVariation,
  median,
  q25,
  q75,
  mode,
  minority,
  variety,
  weightedMean,
  weightedSum,
  weightedStdev,
  weightedVariance,
];

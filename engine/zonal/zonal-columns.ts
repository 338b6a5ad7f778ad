import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { addBit, emptyBitSet, fullBitSet } from '../table/bit-set.ts';
import type { NumberColumn } from '../table/table.ts';
import {
  addShares,
  CLASS_FRACTIONS,
  type ClassShares,
  emptyShares,
  measuredParcels,
  shareColumns,
} from './class-fractions.ts';
import type { ParcelSummary } from './parcel-summary.ts';
import type { ZonalStatistic } from './statistic.ts';
import { ZONAL_STATISTICS } from './statistics/index.ts';
import { gatherClasses } from './value-classes.ts';

/** The columns of one layer while parcels come in, in any order. */
export interface ZonalColumnBuilder {
  readonly layer: string;
  readonly statistics: readonly ZonalStatistic[];
  /** One array per statistic. */
  readonly values: readonly Float64Array[];
  readonly support: Float64Array;
  readonly shares: ClassShares | null;
  /** Whether some statistic looks at distinct values. */
  readonly needsClasses: boolean;
}

/**
 * Columns for the statistics named. Throws `PlanningError` of kind `usage`, code `unknown-statistic`, naming those
 * there are.
 */
export function buildZonalColumns(layer: string, names: readonly string[], parcels: number): ZonalColumnBuilder {
  const known = new Map(ZONAL_STATISTICS.map((statistic) => [statistic.id, statistic]));
  const asked = [...new Set(names)].filter((name) => name !== CLASS_FRACTIONS.id);
  const statistics = asked.map((name) => known.get(name) ?? unknownStatistic(layer, name));
  const shares = names.includes(CLASS_FRACTIONS.id) ? emptyShares(layer) : null;
  return {
    layer,
    statistics,
    // A parcel outside the raster keeps these: its count is known to be 0, everything else is missing.
    values: statistics.map(({ id }) => new Float64Array(parcels).fill(id === 'count' ? 0 : Number.NaN)),
    support: new Float64Array(parcels),
    shares,
    needsClasses: shares !== null || statistics.some((statistic) => statistic.needs === 'classes'),
  };
}

/** Writes one parcel whose cells have all been added up. */
export function writeParcel(
  builder: ZonalColumnBuilder,
  parcel: number,
  summary: ParcelSummary,
  support: number,
): void {
  const classes = summary.classes === null ? null : gatherClasses(summary.classes);
  builder.support[parcel] = support;
  for (let k = 0; k < builder.statistics.length; k++) {
    const statistic = builder.statistics[k] as ZonalStatistic;
    const column = builder.values[k] as Float64Array;
    if (statistic.needs === 'moments') column[parcel] = statistic.of(summary);
    else if (classes !== null) column[parcel] = statistic.of(classes);
  }
  if (builder.shares !== null && classes !== null) addShares(builder.shares, parcel, classes);
}

/** The finished columns `layer.statistic` …, `layer.frac_VALUE` … and `layer.support`; NaN becomes missing. */
export function finishColumns(builder: ZonalColumnBuilder, unit: string): NumberColumn[] {
  const { layer, statistics, values, support, shares } = builder;
  const columns = statistics.map((statistic, k) => {
    const column = values[k] as Float64Array;
    const valid = emptyBitSet(column.length);
    for (let row = 0; row < column.length; row++) if (!Number.isNaN(column[row] as number)) addBit(valid, row);
    return numberColumn(`${layer}.${statistic.id}`, unitOf(statistic, unit), column, valid);
  });
  const fractions = shares === null ? [] : shareColumns(shares, measuredParcels(support));
  return [...columns, ...fractions, numberColumn(`${layer}.support`, '', support, fullBitSet(support.length))];
}

function numberColumn(name: string, unit: string, values: Float64Array, valid: NumberColumn['valid']): NumberColumn {
  return { kind: 'number', name, unit, values, valid };
}

function unitOf(statistic: ZonalStatistic, unit: string): string {
  if (statistic.keepsUnit || unit === '') return unit;
  return statistic.squaresUnit ? `(${unit})²` : '';
}

function unknownStatistic(layer: string, name: string): never {
  const known = [...ZONAL_STATISTICS.map(({ id }) => id), CLASS_FRACTIONS.id].join(', ');
  throw new PlanningError('usage', 'unknown-statistic', {
    text: text(
      `图层 ${layer} 要求的统计量“${name}”不存在；可用：${known}`,
      `Layer ${layer} asks for the statistic "${name}", which there is none of; known are ${known}`,
    ),
    remedy: text('请改用列出的统计量之一', 'Use one of those listed'),
    at: { layer, field: name },
  });
}

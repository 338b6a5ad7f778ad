import { fullBitSet, removeBit } from '../table/bit-set.ts';
import type { NumberColumn } from '../table/table.ts';
import type { SheetResult } from './chunk-result.ts';
import { type ClassShares, emptyShares, joinShares, measuredParcels, shareColumns } from './class-fractions.ts';
import type { ZonalStatistic } from './statistic.ts';
import type { MeasuredLayer } from './zonal-layer.ts';

/** The columns of one layer while parcels come in, in any order. */
export interface ZonalColumnBuilder {
  readonly layer: MeasuredLayer;
  /** One array per statistic. */
  readonly values: readonly Float64Array[];
  readonly support: Float64Array;
  readonly shares: ClassShares | null;
}

/** Columns of `parcels` rows. Where not `all` of them will come, one that does not keeps what one outside the raster has. */
export function buildZonalColumns(layer: MeasuredLayer, parcels: number, all: boolean): ZonalColumnBuilder {
  return {
    layer,
    // Of a parcel outside the raster the count is known to be 0, everything else is missing.
    values: layer.statistics.map(({ id }) => {
      const column = new Float64Array(parcels);
      return all || id === 'count' ? column : column.fill(Number.NaN);
    }),
    support: new Float64Array(parcels),
    shares: layer.fractions ? emptyShares(layer.layer) : null,
  };
}

/** Writes parcels that were measured together. */
export function writeParcels(builders: readonly ZonalColumnBuilder[], rows: Uint32Array, result: SheetResult): void {
  let at = 0;
  for (const [place, builder] of builders.entries()) {
    for (const column of [...builder.values, builder.support]) {
      for (let k = 0; k < rows.length; k++) column[rows[k] as number] = result.values[at + k] as number;
      at += rows.length;
    }
    const shares = result.shares[place];
    if (shares && builder.shares !== null) joinShares(builder.shares, shares);
  }
}

/** The finished columns `layer.statistic` …, `layer.frac_VALUE` … and `layer.support`; NaN becomes missing. */
export function finishColumns({ layer, values, support, shares }: ZonalColumnBuilder): NumberColumn[] {
  const columns = layer.statistics.map((statistic, k) => {
    const column = values[k] as Float64Array;
    const valid = presentIn(column);
    return numberColumn(`${layer.layer}.${statistic.id}`, unitOf(statistic, layer.unit), column, valid);
  });
  const fractions = shares === null ? [] : shareColumns(shares, measuredParcels(support));
  const supported = fullBitSet(support.length);
  return [...columns, ...fractions, numberColumn(`${layer.layer}.support`, '', support, supported)];
}

/** The rows that hold a number. Looks at 32 rows at once: most columns miss few. */
function presentIn(column: Float64Array): NumberColumn['valid'] {
  const present = fullBitSet(column.length);
  for (let from = 0; from < column.length; from += 32) {
    const past = Math.min(from + 32, column.length);
    let doubt = 0;
    // Stays 0 as long as all are finite.
    for (let row = from; row < past; row++) doubt += (column[row] as number) - (column[row] as number);
    if (doubt === 0) continue;
    for (let row = from; row < past; row++) if (Number.isNaN(column[row] as number)) removeBit(present, row);
  }
  return present;
}

function numberColumn(name: string, unit: string, values: Float64Array, valid: NumberColumn['valid']): NumberColumn {
  return { kind: 'number', name, unit, values, valid };
}

function unitOf(statistic: ZonalStatistic, unit: string): string {
  if (statistic.keepsUnit || unit === '') return unit;
  return statistic.squaresUnit ? `(${unit})²` : '';
}

import type { Column } from '../table/table.ts';
import { emptyTable, type Table, withColumn } from '../table/table.ts';
import type { ColumnOrigin } from './evidence/limit-evidence.ts';

/** Everything known about the parcels before they are judged: one column each, with its origin. */
export class ParcelColumns {
  table: Table;
  readonly origins = new Map<string, ColumnOrigin>();
  /** Columns whose values stop at a search distance: the value then means "at least this". */
  readonly caps = new Map<string, number>();

  constructor(length: number) {
    this.table = emptyTable(length);
  }

  /** The same columns; what either gets from now on the other does not see. */
  fork(): ParcelColumns {
    const fork = new ParcelColumns(this.table.length);
    fork.table = this.table;
    for (const [name, origin] of this.origins) fork.origins.set(name, origin);
    for (const [name, cap] of this.caps) fork.caps.set(name, cap);
    return fork;
  }

  add(column: Column, origin: ColumnOrigin): void {
    this.table = withColumn(this.table, column);
    this.origins.set(column.name, origin);
  }
}

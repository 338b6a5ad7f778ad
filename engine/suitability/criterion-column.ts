import { hasBit } from '../table/bit-set.ts';
import type { Table } from '../table/table.ts';
import type { Criterion } from './criterion.ts';
import { membershipColumn, membershipOf } from './membership.ts';

/** One criterion over all rows of a table. */
export interface CriterionColumn {
  /** Raw values; NaN where missing; for categories the index into `categories`. */
  readonly values: Float64Array;
  readonly categories: readonly string[] | null;
  /** 0 … 1; NaN where missing. */
  readonly memberships: Float64Array;
}

/** Reads the criterion's column and turns it into memberships; all missing when the table has no such column. */
export function criterionColumn(table: Table, criterion: Criterion): CriterionColumn {
  const values = new Float64Array(table.length).fill(Number.NaN);
  const memberships = new Float64Array(table.length).fill(Number.NaN);
  const column = table.columns.get(criterion.column);
  if (criterion.membership.kind === 'category') {
    const categories = Object.keys(criterion.membership.table);
    if (column) {
      for (let row = 0; row < table.length; row++) {
        if (!hasBit(column.valid, row)) continue;
        const name = String(column.values[row]);
        let index = categories.indexOf(name);
        if (index < 0) index = categories.push(name) - 1;
        values[row] = index;
        memberships[row] = membershipOf(criterion.membership, name) ?? Number.NaN;
      }
    }
    return { values, categories, memberships };
  }
  if (column?.kind === 'number') {
    membershipColumn(criterion.membership, column.values, column.valid, memberships);
    for (let row = 0; row < table.length; row++) {
      if (hasBit(column.valid, row)) values[row] = column.values[row] as number;
    }
  }
  return { values, categories: null, memberships };
}

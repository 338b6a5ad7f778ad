import { type ConflictRow, conflictRow, ERROR, WARNING } from '../../rotation/conflict-list.ts';
import type { RotationTables } from './rotation-tables.ts';

/** The same tables with some of their conflicts alone; words are then made for these only. */
export function withConflicts(tables: RotationTables, isWanted: (row: ConflictRow) => boolean): RotationTables {
  const { conflicts } = tables;
  const kept: number[] = [];
  for (let k = 0; k < conflicts.length; k++) if (isWanted(conflictRow(conflicts, k))) kept.push(k);
  const stride = conflicts.cells.length / Math.max(1, conflicts.length);
  const cells = new Int32Array(kept.length * stride);
  for (const [at, k] of kept.entries()) cells.set(conflicts.cells.subarray(k * stride, (k + 1) * stride), at * stride);
  return { ...tables, conflicts: { length: kept.length, cells } };
}

/** The same tables with all that is found on some parcels, by their rows. */
export function conflictsOfParcels(tables: RotationTables, parcels: ArrayLike<number>): RotationTables {
  const wanted = new Set(Array.from(parcels));
  return withConflicts(tables, ({ history }) => wanted.has(tables.parts.parcel[history] as number));
}

/** The same tables with errors and warnings alone, by the standard or by the policy. */
export function errorsAndWarnings(tables: RotationTables): RotationTables {
  const isGrave = (verdict: number) => verdict === ERROR || verdict === WARNING;
  return withConflicts(tables, ({ standard, policy }) => isGrave(standard) || isGrave(policy));
}

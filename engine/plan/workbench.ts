import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { InputDesk } from './input-desk.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import type { Scenario } from './scenario.ts';

/** What the measuring steps of a plan work on: the question, the parcels, the columns so far, the files. */
export interface Workbench {
  readonly scenario: Scenario;
  readonly parcels: ParcelSet;
  readonly columns: ParcelColumns;
  readonly desk: InputDesk;
}

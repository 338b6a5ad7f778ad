import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { type LandPart, partFinder } from '../../rotation/lineage.ts';
import type { Run } from '../../run/run.ts';

/** Parcels whose ground is followed through former drawings, latest first. */
export interface LandRequest {
  readonly parcels: PolygonSet;
  readonly rows: Uint32Array;
  readonly drawings: readonly PolygonSet[];
  readonly smallestM2: number;
}

/** Parcels between two steps of a run. */
const ROWS_A_STEP = 128;

/** The parts of every parcel asked for, in the order of `rows`. */
export async function followLand(
  { parcels, rows, drawings, smallestM2 }: LandRequest,
  run: Run,
): Promise<LandPart[][]> {
  const partsOf = partFinder(parcels, drawings, smallestM2);
  const found: LandPart[][] = [];
  for (const [k, row] of rows.entries()) {
    if (k % ROWS_A_STEP === 0) await run.step('rotation', k, rows.length);
    found.push(partsOf(row));
  }
  return found;
}

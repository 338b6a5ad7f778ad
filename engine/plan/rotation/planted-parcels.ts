import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import type { LandRecord } from '../../rotation/history-builder.ts';
import type { RepairParcel } from '../../rotation/repair/repair-question.ts';
import { isMovable, programOf, type YearProgram } from '../../rotation/repair/year-program.ts';
import type { OpenLand } from './judge-land.ts';
import type { RotationTables } from './rotation-tables.ts';

/** A parcel whose area is known, with its parts and their records. */
export interface PlantedParcel {
  /** Row of the parcel. */
  readonly row: number;
  /** Rows of its parts. */
  readonly parts: readonly number[];
  readonly parcel: RepairParcel;
}

/** Parcels that can be planted: those without known area or record are left out. */
export function plantedParcels({ parcels, parts }: RotationTables, records: readonly LandRecord[]): PlantedParcel[] {
  const partsOf: number[][] = parcels.ids.map(() => []);
  for (const [part, parcel] of parts.parcel.entries()) partsOf[parcel]?.push(part);
  return partsOf.flatMap((own, row): PlantedParcel[] => {
    const shares = own.map((part) => ({
      areaMu: (parts.areaM2[part] as number) / M2_PER_MU,
      record: records[part] as LandRecord,
    }));
    const areaMu = shares.reduce((sum, share) => sum + share.areaMu, 0);
    return own.length > 0 && areaMu > 0 ? [{ row, parts: own, parcel: { areaMu, parts: shares } }] : [];
  });
}

/** What is grown on parcels and can be moved, in the order it is first met: nothing is proposed that nobody there grows. */
export function programsGrown(parcels: readonly PlantedParcel[], { book, histories }: OpenLand): YearProgram[] {
  const programs = new Map<string, YearProgram>();
  for (const { parcel } of parcels) {
    for (const { record } of parcel.parts) {
      for (let year = histories.firstYear; year < histories.firstYear + histories.years; year++) {
        const program = programOf(record, year);
        if (isMovable(program, book)) programs.set(program.key, program);
      }
    }
  }
  return [...programs.values()];
}

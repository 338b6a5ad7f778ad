import type { BeltTables, PlanTables } from '../engine-client.ts';
import type { ClassBasis } from '../state/store.ts';
import { kindOf, PARCEL_KINDS, type ParcelKind } from './colour-scale.ts';

/** One line of the legend: how many parcels are drawn so, and how large they are together. */
export interface LegendEntry {
  readonly kind: ParcelKind;
  readonly count: number;
  readonly areaM2: number;
}

/** Position in `PARCEL_KINDS` of every parcel. */
export function parcelKinds({ parcels }: PlanTables, basis: ClassBasis): Uint8Array {
  const classes = basis === 'sum' ? parcels.suitabilityClass : parcels.limitingClass;
  const kinds = new Uint8Array(parcels.length);
  for (let row = 0; row < parcels.length; row++) {
    kinds[row] = PARCEL_KINDS.indexOf(kindOf(parcels.status[row] as number, classes[row] as number));
  }
  return kinds;
}

/** Counts and areas of every kind, in the order of the legend; kinds without a parcel stay, with zero. */
export function legendEntries(tables: PlanTables, basis: ClassBasis): LegendEntry[] {
  const counts = PARCEL_KINDS.map(() => 0);
  const areas = PARCEL_KINDS.map(() => 0);
  parcelKinds(tables, basis).forEach((kind, row) => {
    counts[kind] = (counts[kind] as number) + 1;
    areas[kind] = (areas[kind] as number) + (tables.parcels.areaM2[row] as number);
  });
  return PARCEL_KINDS.map((kind, i) => ({ kind, count: counts[i] as number, areaM2: areas[i] as number }));
}

/** Kinds of neighbour that some belt is drawn for, in the order of the ledger. */
export function beltCauses({ kinds, causes, segments }: BeltTables): BeltTables['kinds'] {
  const drawn = new Set<number>();
  segments.cause.forEach((cause, s) => {
    if ((segments.widthM[s] as number) > 0) drawn.add(causes[cause]?.kind ?? -1);
  });
  return kinds.filter((_kind, k) => drawn.has(k));
}

import type { PlanTables } from '../plan-tables.ts';
import type { BeltTables } from './belt-rows.ts';

/** Whose ground a parcel row is. */
export interface BeltPlaces {
  readonly parcelId: (row: number) => string;
  readonly baseId: (row: number) => string;
  readonly village: (row: number) => string;
}

/** Places of a plan. */
export function planPlaces({ parcels, candidates, villages }: PlanTables): BeltPlaces {
  return {
    parcelId: (row) => parcels.ids[row] ?? '',
    baseId: (row) => candidates[parcels.candidate[row] as number]?.id ?? '',
    village: (row) => villages[parcels.village[row] as number]?.name ?? '',
  };
}

/** Ids of all stretches of border: the base and a number inside it, such as `620722101225-01/7`. */
export function segmentIds({ segments }: BeltTables, places: BeltPlaces): string[] {
  const numbers = new Map<string, number>();
  return Array.from({ length: segments.length }, (_v, s) => {
    const base = places.baseId(segments.parcel[s] as number);
    const number = (numbers.get(base) ?? 0) + 1;
    numbers.set(base, number);
    return `${base}/${number}`;
  });
}

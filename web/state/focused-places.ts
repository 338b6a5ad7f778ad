import type { PlanTables } from '../engine-client.ts';
import type { Focus } from './store.ts';

/** What the focus lies in: rows of the plan's tables, −1 where it lies in none. */
export interface FocusedPlaces {
  readonly parcel: number;
  readonly candidate: number;
  readonly village: number;
  /** Code of its county; empty without a focus. */
  readonly countyCode: string;
}

const NOWHERE: FocusedPlaces = { parcel: -1, candidate: -1, village: -1, countyCode: '' };

/** Where the focus lies, so that every drawing can mark its own rows. */
export function focusedPlaces(tables: PlanTables | null, focus: Focus | null): FocusedPlaces {
  if (tables === null || focus === null) return NOWHERE;
  const parcel = focus.kind === 'parcel' ? focus.row : -1;
  const candidate = candidateOf(tables, focus);
  const village = focus.kind === 'village' ? focus.row : villageOf(tables, { parcel, candidate });
  return { parcel, candidate, village, countyCode: tables.villages[village]?.countyCode ?? '' };
}

/** Whether a candidate base is in focus, or lies in the village that is. */
export function isFocusedCandidate(
  { candidates }: PlanTables,
  { candidate, village }: FocusedPlaces,
  row: number,
): boolean {
  return candidate < 0 ? candidates[row]?.village === village : row === candidate;
}

function candidateOf({ parcels }: PlanTables, { kind, row }: Focus): number {
  if (kind === 'village') return -1;
  return kind === 'parcel' ? (parcels.candidate[row] ?? -1) : row;
}

function villageOf(
  { parcels, candidates }: PlanTables,
  { parcel, candidate }: Pick<FocusedPlaces, 'parcel' | 'candidate'>,
): number {
  return candidates[candidate]?.village ?? parcels.village[parcel] ?? -1;
}

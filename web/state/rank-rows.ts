import type { PlanTables, RankBand } from '../engine-client.ts';
import { type FocusedPlaces, isFocusedCandidate } from './focused-places.ts';

/** A place with the range its rank lies in. */
export interface RankRow {
  /** Row of the plan's table. */
  readonly row: number;
  readonly rank: number;
  readonly band: RankBand;
  readonly isFocused: boolean;
}

type Ranked = { readonly rank: number; readonly band: RankBand | null };

/** The first candidate bases by rank with their bands, and after them those of the focus wherever they rank. */
export function firstCandidates(tables: PlanTables, focus: FocusedPlaces, count: number): RankRow[] {
  return firstRows(tables.candidates, (row) => isFocusedCandidate(tables, focus, row), count);
}

/** The first villages by rank with their bands, and after them that of the focus. */
export function firstVillages(tables: PlanTables, focus: FocusedPlaces, count: number): RankRow[] {
  return firstRows(tables.villages, (row) => row === focus.village, count);
}

function firstRows(places: readonly Ranked[], isFocused: (row: number) => boolean, count: number): RankRow[] {
  const ranked = places.flatMap(({ rank, band }, row) =>
    band === null || rank === 0 ? [] : [{ row, rank, band, isFocused: isFocused(row) }],
  );
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.filter(({ isFocused: isMarked }, i) => i < count || isMarked);
}

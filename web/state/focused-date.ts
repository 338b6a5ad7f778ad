import type { PlanTables } from '../engine-client.ts';
import { focusedPlaces } from './focused-places.ts';
import type { Focus } from './store.ts';

/** When what is in focus becomes organic, and in which words; null where nobody knows, or nothing is in focus. */
export function focusedDate(
  tables: PlanTables,
  focus: Focus | null,
  words: { readonly half: (name: string) => string; readonly parcel: string },
): { readonly date: string; readonly label: string } | null {
  const { parcel, village } = focusedPlaces(tables, focus);
  const own = tables.parcels.conversion?.organicFrom[parcel] ?? '';
  if (own !== '') return { date: own, label: words.parcel };
  const place = tables.villages[village];
  const half = place?.conversion?.halfOrganicFrom ?? '';
  return place === undefined || half === '' ? null : { date: half, label: words.half(place.name) };
}

import type { PlanTables } from '../engine-client.ts';
import type { FocusKey } from './address.ts';

/** What the words of a search name: a candidate base id, a stretch of its border, a parcel id, a village code or a village name; else null. */
export function findFocus(
  words: string,
  tables: PlanTables,
  rowOfParcel: ReadonlyMap<string, number>,
): FocusKey | null {
  const wanted = words.trim();
  if (wanted === '') return null;
  if (rowOfParcel.has(wanted)) return { kind: 'parcel', id: wanted };
  const base = tables.candidates.find(({ id }) => id === wanted);
  if (base !== undefined) return { kind: 'candidate', id: base.id };
  const stretch = /^(.+)\/[1-9]\d*$/.exec(wanted)?.[1];
  if (tables.isolation !== null && tables.candidates.some(({ id }) => id === stretch)) {
    return { kind: 'border', id: wanted };
  }
  const village =
    tables.villages.find(({ code, name }) => code === wanted || name === wanted) ??
    tables.villages.find(({ name }) => name.startsWith(wanted));
  return village === undefined ? null : { kind: 'village', id: village.code };
}

import { lineageOf } from '../candidates-geojson.ts';
import type { PlanTables } from '../plan-tables.ts';
import { planPlaces } from './belt-places.ts';
import { beltsGeoJson } from './belts-geojson.ts';

/** Belts of a plan as RFC 7946 text with its lineage, piece by piece; nothing when the plan asked for no belts. */
export function planBeltsGeoJson(tables: PlanTables): Generator<string> | null {
  if (tables.isolation === null) return null;
  return beltsGeoJson(tables.isolation, planPlaces(tables), { 'x-lineage': lineageOf(tables) });
}

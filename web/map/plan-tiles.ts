import type { PlanTables } from '../engine-client.ts';
import { parcelKinds } from './legend.ts';
import type { PlanTiles, ZoneTile } from './tile-messages.ts';

/** What the map draws of a plan, without its belts. */
export function planTiles(tables: PlanTables): PlanTiles {
  return {
    polygons: tables.parcels.polygons,
    kind: parcelKinds(tables, 'sum'),
    limitingKind: parcelKinds(tables, 'limiting'),
    bases: tables.candidates.map((base) => ({
      name: tables.villages[base.village]?.name ?? base.id,
      areaM2: base.netAreaM2 ?? base.grossAreaM2,
      parcels: base.parcels,
      centre: base.centre,
    })),
    gapM: tables.candidateRule.gapM,
    zones: zoneTiles(tables),
  };
}

/** Zones that can be drawn; those of layers without a source have no area. */
export function zoneTiles({ sources }: PlanTables): ZoneTile[] {
  return (sources?.rows ?? [])
    .filter(({ zone }) => zone.geometryOffsets.length > 1 && zone.coordinates.length > 0)
    .map(({ kind, distanceM, zone }) => ({ kind, distanceM, zone }));
}

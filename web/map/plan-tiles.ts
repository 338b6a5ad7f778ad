import type { PlanTables, RotationView, VerdictView } from '../engine-client.ts';
import { parcelAnswers } from '../state/rotation-sums.ts';
import { parcelKinds } from './legend.ts';
import type { PlanTiles, RotationTiles, ZoneTile } from './tile-messages.ts';

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

/** What the map draws of rotation. */
export function rotationTiles({ parcels }: PlanTables, { standard, policy }: RotationView): RotationTiles {
  return { polygons: parcels.polygons, standard: columnsOf(standard), policy: columnsOf(policy) };
}

/** Answers of every rule, and after them the gravest of all. */
function columnsOf(view: VerdictView): Uint8Array[] {
  return [...view.tallies.map((_tally, rule) => parcelAnswers(view, rule)), parcelAnswers(view, null)];
}

import type { LineSet, PointSet } from '../geometry/line-set.ts';
import { nearestFeature } from '../geometry/nearest-feature.ts';
import { boundsOf, type PolygonSet } from '../geometry/polygon-set.ts';
import { localFrame, projectionBetween } from '../geometry/projection.ts';
import { selectPolygons, withCoordinates } from '../geometry/select-polygons.ts';
import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { Run } from '../run/run.ts';

/** Nearest feature of another layer per parcel. */
export interface Nearest {
  /** Metres between the outlines, 0 when they touch; NaN beyond the search distance. */
  readonly distanceM: Float64Array;
  /** Row of the feature; −1 beyond the search distance. */
  readonly feature: Int32Array;
}

/** Parcels by code and place. */
type PlacedParcels = Pick<ParcelSet, 'ids' | 'polygons'>;

/** Side of a group of parcels in degrees: small enough that a local frame keeps metres to 1e-5. */
const GROUP_DEGREES = 0.25;

/**
 * Distance from every parcel to the nearest feature, in a local transverse Mercator frame per quarter-degree group of
 * parcels, so that metres stay metres on both sides of a zone border.
 */
export async function nearestOf(
  parcels: PlacedParcels,
  features: PolygonSet | LineSet | PointSet,
  searchM: number,
  run: Run,
): Promise<Nearest> {
  const result: Nearest = {
    distanceM: new Float64Array(parcels.ids.length).fill(Number.NaN),
    feature: new Int32Array(parcels.ids.length).fill(-1),
  };
  const groups = groupsOf(parcels);
  const toFrame = (frame: string) => projectionBetween(features.crs, frame).apply(features.coordinates);
  for (const [k, group] of groups.entries()) {
    await run.step('distances', k, groups.length);
    const frame = localFrame(group.longitude, group.latitude);
    const chosen = selectPolygons([{ set: parcels.polygons, rows: group.rows }], parcels.polygons.crs);
    const planar = withCoordinates(chosen, projectionBetween(chosen.crs, frame).apply(chosen.coordinates), frame);
    const found = nearestFeature(planar, { ...features, coordinates: toFrame(frame), crs: frame }, searchM);
    for (let at = 0; at < group.rows.length; at++) {
      const row = group.rows[at] as number;
      result.distanceM[row] = found.distanceM[at] as number;
      result.feature[row] = found.feature[at] as number;
    }
  }
  return result;
}

interface ParcelGroup {
  readonly longitude: number;
  readonly latitude: number;
  readonly rows: number[];
}

/** Parcels by the quarter-degree cell of their box centre, in the order the cells are first met. */
function groupsOf(parcels: PlacedParcels): ParcelGroup[] {
  const groups = new Map<string, ParcelGroup>();
  for (let row = 0; row < parcels.ids.length; row++) {
    const [west, south, east, north] = boundsOf(parcels.polygons, row);
    const column = Math.floor((west + east) / 2 / GROUP_DEGREES);
    const line = Math.floor((south + north) / 2 / GROUP_DEGREES);
    const key = `${column},${line}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { longitude: (column + 0.5) * GROUP_DEGREES, latitude: (line + 0.5) * GROUP_DEGREES, rows: [] };
      groups.set(key, group);
    }
    group.rows.push(row);
  }
  return [...groups.values()];
}

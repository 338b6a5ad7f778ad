import { FeaturesAround } from '../geometry/features-around.ts';
import type { LineSet, PointSet } from '../geometry/line-set.ts';
import { nearestFeature } from '../geometry/nearest-feature.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import { framedFeatures } from '../isolation/framed-features.ts';
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
  const { groups } = framedFeatures(parcels.polygons);
  const around = new FeaturesAround(features);
  for (const [k, { frame, rows, set, place }] of groups.entries()) {
    await run.step('distances', k, groups.length);
    const near = around.in(frame, place, searchM);
    const found = nearestFeature(set, near.set, searchM);
    for (const [at, row] of rows.entries()) {
      const feature = found.feature[at] as number;
      if (feature < 0) continue;
      result.distanceM[row] = found.distanceM[at] as number;
      result.feature[row] = near.rows[feature] as number;
    }
  }
  return result;
}

import type { SourcesAround } from '../../isolation/sources-around.ts';
import { windExposure } from '../../isolation/wind-exposure.ts';
import type { WindRose } from '../../isolation/wind-rose.ts';
import type { ParcelSet } from '../../parcel/parcel-set.ts';

/** Wind-weighted exposure of parcels to one layer of sources. */
export interface AirPath {
  /** Share of the time in which wind comes from a source within the distance; NaN where the town has no rose. */
  readonly exposure: Float32Array;
  /** Index into `SECTORS` that contributes most; −1 none. */
  readonly mostFrom: Int8Array;
}

/** Exposure by the rose of every parcel's town, found by the town's code or else its name. */
export function airPath(
  parcels: ParcelSet,
  { sectors }: SourcesAround,
  roses: ReadonlyMap<string, WindRose> | null,
): AirPath {
  const ofVillage = parcels.villages.map(({ townCode, town }) => roses?.get(townCode) ?? roses?.get(town));
  const exposure = new Float32Array(sectors.length).fill(Number.NaN);
  const mostFrom = new Int8Array(sectors.length).fill(-1);
  for (const [row, mask] of sectors.entries()) {
    const rose = ofVillage[parcels.villageOf[row] as number];
    if (rose === undefined) continue;
    const { share, from } = windExposure(mask, rose);
    exposure[row] = share;
    mostFrom[row] = from;
  }
  return { exposure, mostFrom };
}

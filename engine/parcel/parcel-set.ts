import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { Table } from '../table/table.ts';

/** A village or community with the town and county it belongs to. */
export interface Village {
  /** 12-digit code, or the text the scenario's village field holds. */
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly townCode: string;
  readonly county: string;
  readonly countyCode: string;
}

/** Parcels in one frame: longitude and latitude on CGCS2000 (EPSG:4490). Row `i` is parcel `i` from load to export. */
export interface ParcelSet {
  readonly ids: readonly string[];
  /** crs is always `EPSG:4490`. */
  readonly polygons: PolygonSet;
  /** Ellipsoidal area, m². */
  readonly areaM2: Float64Array;
  /** Area of the official register, m²; NaN where the file gives none. */
  readonly officialAreaM2: Float64Array;
  /** Index into `villages`. */
  readonly villageOf: Uint16Array;
  readonly villages: readonly Village[];
  /** Index into the scenario's parcel files. */
  readonly fileOf: Uint16Array;
  /** Attributes that later steps read: `unit` (sampling unit), `land` (land-use code), `field:<name>` as carried. */
  readonly attributes: Table;
}

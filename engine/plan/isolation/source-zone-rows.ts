import type { PolygonSet } from '../../geometry/polygon-set.ts';
import type { LocalText } from '../../run/local-text.ts';

/** Answers of a path: 0 no, 1 yes, 2 unknown. */
export const OFF_PATH = 0;
export const ON_PATH = 1;
export const PATH_UNKNOWN = 2;

/** One layer of sources, its zone, and what it means to every parcel; arrays follow the parcels. */
export interface SourceZoneRow {
  /** Names the row and its columns `<id>.inside` and `<id>.wind-exposure`. */
  readonly id: string;
  /** Id in `SOURCE_KINDS`. */
  readonly kind: string;
  readonly file: string;
  readonly distanceM: number;
  /** Standard that names the distance; empty when it is a setting. */
  readonly standard: string;
  readonly confidence: 'verified' | 'known' | 'uncertain' | 'setting';
  /** Who names the distance. */
  readonly source: LocalText;
  /** Sources in the layer; null when it could not be read or is empty, and everything below is unknown. */
  readonly count: number | null;
  /** One feature in longitude and latitude, without polygons when nothing is known. */
  readonly zone: PolygonSet;
  /** Share of the parcel inside the zone, 0 … 1; NaN unknown. */
  readonly share: Float32Array;
  /** Metres to the nearest source, 0 when they touch; NaN unknown or further than was looked. */
  readonly nearestM: Float32Array;
  /** Share of the time in which wind comes from a source within the distance, 0 … 1; NaN unknown. Null: not by air. */
  readonly exposure: Float32Array | null;
  /** Index into `SECTORS` that contributes most to it; −1 none. Null: not by air. */
  readonly mostFrom: Int8Array | null;
  /** Whether the canal water of the parcel passes within the distance of a source before it comes. Null: not by water. */
  readonly waterPath: Uint8Array | null;
  /** Whether a source within the distance lies higher than the parcel. Null: not by water. */
  readonly upslope: Uint8Array | null;
  /** Parcel area inside by village, m²; NaN unknown. */
  readonly villageInsideM2: Float64Array;
}

/** Buffer zones of sources, with the ways by air and by water kept apart. */
export interface SourceZoneTables {
  readonly rows: readonly SourceZoneRow[];
  /** The nearest source was looked for up to here, or up to its own distance where that is more. */
  readonly searchM: number;
  /** Wind roses that were used; null when none was asked for or none could be read. */
  readonly wind: { readonly file: string; readonly season: string; readonly towns: number } | null;
  /** Canals that were used; null when none was asked for or none could be read. */
  readonly canals: {
    readonly file: string;
    /** Codes of the sections, row by row. */
    readonly sections: readonly string[];
    /** Section that waters each parcel; −1 when none is near enough. */
    readonly of: Int32Array;
    /** The assumption about the way water runs. */
    readonly source: LocalText;
  } | null;
  /** The rule that ran, for display. */
  readonly source: LocalText;
}

import type { CropAnswer } from '../../rotation/crop-names.ts';
import type { SeasonCrop } from '../../rotation/history-builder.ts';
import type { Finding } from '../../run/finding.ts';

/** A crop with the row that tells it. */
export interface RecordedCrop extends SeasonCrop {
  /** Row of the file as people count it. */
  readonly row: number;
}

/** What a sheet says of one parcel code. */
export interface ParcelRecord {
  readonly id: string;
  readonly crops: RecordedCrop[];
  /** Years with a row that can be read, and those with one that cannot. */
  readonly stated: Set<number>;
  readonly unsure: Set<number>;
  /** Codes of the parcels it was made from. */
  readonly parents: Set<string>;
  /** Latest area written, mu; NaN where none is. */
  areaMu: number;
  /** Diseases seen, bit by bit. */
  seen: number;
  /** Further rows of a matrix for the same parcel: parts of it with histories of their own. */
  readonly otherParts: ParcelRecord[];
}

/** How a sheet is read. */
export interface Reading {
  readonly file: string;
  readonly read: (written: string) => CropAnswer;
  /** Ids and names of diseases, bit `k` the disease `k`. */
  readonly diseases: readonly (readonly string[])[];
  readonly findings: Finding[];
}

/** Everything a sheet says, by parcel code in the order of the file. */
export interface HistorySheet {
  readonly rows: number;
  readonly records: ReadonlyMap<string, ParcelRecord>;
}

export function emptyRecord(id: string): ParcelRecord {
  return {
    id,
    crops: [],
    stated: new Set(),
    unsure: new Set(),
    parents: new Set(),
    areaMu: Number.NaN,
    seen: 0,
    otherParts: [],
  };
}

/** Years of which everything is known. */
export function knownYears({ stated, unsure }: ParcelRecord): Set<number> {
  return new Set([...stated].filter((year) => !unsure.has(year)));
}

/** A sheet with one row for each parcel and season, and what its columns are called. */
export interface HistoryRows {
  readonly layout: 'rows';
  readonly parcel: string;
  readonly year: string;
  readonly season: string;
  readonly crop: string;
  /** Columns that a sheet may lack; null when it is not asked for. */
  readonly parents: string | null;
  readonly areaMu: string | null;
  readonly status: string | null;
  readonly sown: string | null;
  readonly harvested: string | null;
  /** Diseases seen, by id or name, separated by `;`. */
  readonly diseases: string | null;
}

/** A sheet or a map with one row for each parcel, or part of one, and a column for each year, or month. */
export interface HistoryMatrix {
  readonly layout: 'matrix';
  readonly parcel: string;
  /** Name of a column with `{year}` and perhaps `{month}` in it, such as `crop_{year}`. */
  readonly crop: string;
  /** Area of the row in mu; a sheet may lack it. */
  readonly areaMu: string | null;
}

/** The land as it was drawn in a year; null for how it stands now. */
export interface ParcelDrawing {
  readonly file: string;
  readonly year: number | null;
  readonly parcel: string;
  readonly crs: string | null;
}

/** Crop histories of parcels and by what rules they are judged. */
export interface RotationQuestion {
  readonly file: string;
  readonly fields: HistoryRows | HistoryMatrix;
  /** A sheet of planned crops in the same layout; null where the history itself holds the plan, or there is none. */
  readonly plan: string | null;
  /** Columns that the sheet must have besides those it cannot be read without. */
  readonly required: readonly string[];
  /** None: the land is known by its codes alone. */
  readonly drawings: readonly ParcelDrawing[];
  readonly standard: string;
  /** A user's own rules; null for none. */
  readonly ownRules: string | null;
  /** Winter fallow claims the exemption of GB/T 19630-2019 4.2.6. */
  readonly winterFallow: boolean;
  /** Leading digits of a parcel's code that name its production unit; null when nobody says. */
  readonly unitDigits: number | null;
  /** Words of the status column. */
  readonly statusWords: {
    readonly conventional: readonly string[];
    readonly inConversion: readonly string[];
    readonly organic: readonly string[];
  };
}

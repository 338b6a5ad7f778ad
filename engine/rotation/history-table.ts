/** Value of `endYear` for a stand of which nobody says that it was cleared. */
export const STANDING = 32_767;

/** Bits of `HistoryTable.use`: grown to be turned in or to cover the ground; grown for seed. */
export const GREEN_MANURE = 1;
export const SEED_CROP = 2;

/** Values of `HistoryTable.status`. */
export const STATUS_UNKNOWN = 0;
export const CONVENTIONAL = 1;
export const IN_CONVERSION = 2;
export const ORGANIC = 3;

/**
 * Crop histories side by side: of whole parcels, or of parts of parcels that have been drawn anew. History `h` holds the plantings
 * `starts[h] … starts[h + 1]`, in the order of planting.
 */
export interface HistoryTable {
  /** Number of histories. */
  readonly length: number;
  /** `length + 1` offsets into the plantings. */
  readonly starts: Uint32Array;
  /** Index into the crops of the rule book. */
  readonly crop: Uint16Array;
  /** Year of sowing, or of the first record of a stand. */
  readonly year: Int16Array;
  /** Place of its season within the year, 0 the first; crops grown together share it. */
  readonly season: Uint8Array;
  /** Last year in the ground: that of sowing for annuals; `STANDING` for a stand nobody saw cleared. */
  readonly endYear: Int16Array;
  readonly use: Uint8Array;
  readonly status: Uint8Array;
  /** Latest year before that of a planting of which not everything is known. */
  readonly unknownBefore: Int16Array;
  /** First year of the record and how many; the same for all histories. */
  readonly firstYear: number;
  readonly years: number;
  /** Years of which everything is known, fallow ones among them, per history. */
  readonly knownYears: Uint8Array;
  /** `length × years`: 1 for each of those years. */
  readonly known: Uint8Array;
  /** `length` sets of diseases seen on the ground, bit `k` the disease `k` of the standard. */
  readonly seen: Uint32Array;
}

/** Whether everything of a year is known of a history. */
export function isKnownYear({ firstYear, years, known }: HistoryTable, history: number, year: number): boolean {
  return year >= firstYear && year < firstYear + years && known[history * years + (year - firstYear)] === 1;
}

/** The history that a planting belongs to. */
export function historyOfPlanting({ starts, length }: HistoryTable, planting: number): number {
  let low = 0;
  let high = length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= planting) low = middle;
    else high = middle;
  }
  return low;
}

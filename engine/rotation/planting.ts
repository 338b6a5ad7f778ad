import type { RotationCrop } from './rotation-standard.ts';

/** One crop in one place: an annual in its year, a perennial as long as it stands. */
export interface Planting {
  readonly crop: RotationCrop;
  /** Year of sowing, or of the first record of a stand. */
  readonly year: number;
  /** Place of its season within the year, 0 the first; crops grown together share it. */
  readonly season: number;
  /** Last year in the ground: that of sowing for annuals; null for a stand of which nobody says that it was cleared. */
  readonly endYear: number | null;
  /** Grown to be turned in or to cover the ground. */
  readonly asGreenManure: boolean;
}

/** What is known of one parcel, in the order of planting. */
export interface ParcelHistory {
  readonly plantings: readonly Planting[];
  /** Years of which everything is known, fallow years among them. */
  readonly knownYears: ReadonlySet<number>;
}

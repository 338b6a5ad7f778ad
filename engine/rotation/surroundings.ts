/** What lies around histories; null where nobody said. */
export interface Surroundings {
  /** Production unit of each history; histories of one unit share a number. */
  readonly unit: Uint32Array | null;
  /** Histories across an edge from `h`: `others[starts[h] … starts[h + 1]]`; parts of one parcel are none. */
  readonly edges: { readonly starts: Uint32Array; readonly others: Uint32Array } | null;
  /** Nearest planting of seed maize in the same year to each planting of maize: its index and metres; −1 and NaN for none near. */
  readonly seedMaize: { readonly planting: Int32Array; readonly metres: Float64Array } | null;
}

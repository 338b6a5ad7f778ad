/** Lower bounds of S1, S2 and S3 on the index 0 … 1; below the last is N (Sys, FAO 1976 framework). */
export type ClassBounds = readonly [s1: number, s2: number, s3: number];

/** Class of an index on 0 … 1: 1 S1, 2 S2, 3 S3, 4 N; 0 for NaN. A value on a bound belongs to the better class. */
export function classOf(index: number, bounds: ClassBounds): number {
  if (Number.isNaN(index)) return 0;
  if (index >= bounds[0]) return 1;
  if (index >= bounds[1]) return 2;
  return index >= bounds[2] ? 3 : 4;
}

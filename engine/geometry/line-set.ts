/** Lines as flat arrays: feature `i` owns lines `geometryOffsets[i] …`, line `l` owns points `lineOffsets[l] …`. */
export interface LineSet {
  readonly kind: 'line';
  readonly coordinates: Float64Array;
  readonly lineOffsets: Uint32Array;
  readonly geometryOffsets: Uint32Array;
  readonly crs: string;
}

/** Points as flat arrays: feature `i` is point `i` (multipoints are split at the door). */
export interface PointSet {
  readonly kind: 'point';
  readonly coordinates: Float64Array;
  readonly crs: string;
}

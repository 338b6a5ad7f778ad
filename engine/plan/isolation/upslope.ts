import type { SourcesAround } from '../../isolation/sources-around.ts';
import { hasBit } from '../../table/bit-set.ts';
import type { Column } from '../../table/table.ts';
import { OFF_PATH, ON_PATH, PATH_UNKNOWN } from './source-zone-rows.ts';

/**
 * Whether a source within the distance lies higher than the parcel, by elevations in metres. A parcel without sources near is not
 * below any; otherwise unknown while its own elevation, or that of every source not known to be higher, is missing.
 */
export function upslopeOf(
  { offsets, sources }: SourcesAround,
  elevation: Float64Array,
  heights: Column | undefined,
): Uint8Array {
  const length = offsets.length - 1;
  const answers = new Uint8Array(length).fill(PATH_UNKNOWN);
  if (heights?.kind !== 'number') return answers;
  for (let row = 0; row < length; row++) {
    const near = sources.subarray(offsets[row], offsets[row + 1]);
    const own = hasBit(heights.valid, row) ? (heights.values[row] as number) : Number.NaN;
    if (near.length === 0) answers[row] = OFF_PATH;
    else if (near.some((source) => (elevation[source] as number) > own)) answers[row] = ON_PATH;
    else if (near.every((source) => (elevation[source] as number) <= own)) answers[row] = OFF_PATH;
  }
  return answers;
}

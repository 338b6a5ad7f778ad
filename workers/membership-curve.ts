import { membershipOf } from '../engine/index.ts';
import type { CurveRequest } from './messages.ts';

/** Degrees of a membership function at raw values; NaN where it has none. */
export function membershipCurve({ membership, at }: CurveRequest): Float64Array {
  return Float64Array.from(at, (value) => membershipOf(membership, value) ?? Number.NaN);
}

import { line } from 'd3-shape';
import { breaksOf, type Curve, type Domain } from './knots.ts';

/** Degrees of a curve at raw values, as the engine gave them. */
export interface CurveSample {
  readonly at: Float64Array;
  readonly degrees: Float64Array;
}

/** A jump is drawn upright when both of its sides are asked for, this share of the domain apart. */
const HAIR = 1e-6;

/** Raw values to ask a curve at: evenly over the domain, and close by each place where it bends or jumps. */
export function placesOf(membership: Curve, { from, to }: Domain, count: number): Float64Array {
  const places = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const hair = (to - from) * HAIR;
  for (const at of breaksOf(membership)) places.push(at - hair, at, at + hair);
  return Float64Array.from(places.filter((at) => at >= from && at <= to)).sort();
}

/** The drawing of a curve: `x` and `y` give places on the screen; where there is no degree there is a gap. */
export function curvePath(
  { at, degrees }: CurveSample,
  x: (value: number) => number,
  y: (degree: number) => number,
): string {
  const drawn = line<number>()
    .defined((_degree, i) => !Number.isNaN(degrees[i]))
    .x((_degree, i) => x(at[i] as number))
    .y((degree) => y(degree));
  return drawn(degrees) ?? '';
}

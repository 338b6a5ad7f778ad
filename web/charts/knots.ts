import { tickStep } from 'd3-array';
import type { Membership } from '../engine-client.ts';
import { extentOf, roundSteps } from './bins.ts';

/** Membership functions over numbers. */
export type Curve = Exclude<Membership, { readonly kind: 'category' }>;

/** Raw values a curve is drawn over; knots stand on multiples of the step. */
export interface Domain {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** A parameter of a curve that can be taken hold of. */
export type KnotName =
  | 'lower'
  | 'upper'
  | 'best'
  | 'bend'
  | 'zero'
  | 'one'
  | 'rise'
  | 'full'
  | 'fullEnd'
  | 'end'
  | 'middle'
  | 'steepness'
  | 'spread';

/** Where a parameter stands in the drawing, along what it moves and how far: never past a neighbour. */
export interface Knot {
  readonly name: KnotName;
  readonly x: number;
  readonly degree: number;
  /** Whether it moves along the raw values or along the degree. */
  readonly along: 'value' | 'degree';
  readonly least: number;
  readonly most: number;
}

/** Steps of a knot from one end of the domain to the other, and of a degree from 0 to 1. */
const STEPS = 200;
const DEGREE_STEP = 0.01;

/** A sigmoid is steep where it reaches this degree: k = ln(0.9/0.1) / (x − x0). */
const STEEP_DEGREE = 0.9;
const STEEP_LOG = Math.log(STEEP_DEGREE / (1 - STEEP_DEGREE));

/** A Gaussian one `s` away from its middle: exp(−1/2). */
const SPREAD_DEGREE = Math.exp(-0.5);

/** Room beside the outermost values and knots, as a share of what they span. */
const MARGIN = 0.06;

/** Raw values to draw a curve over: all that were measured and all knots, with room to move; never below 0 without need. */
export function domainOf(membership: Curve, values: Float64Array): Domain {
  const places = breaksOf(membership);
  const [least, greatest] = extentOf(values) ?? [places[0] as number, places[0] as number];
  const low = Math.min(least, ...places);
  const high = Math.max(greatest, ...places);
  const room = (high - low) * MARGIN;
  const { from, to } = roundSteps(low >= 0 ? Math.max(0, low - room) : low - room, high + room, 12);
  return { from, to, step: tickStep(from, to, STEPS) };
}

/** Raw values at which a curve begins, bends, jumps or ends. */
export function breaksOf(membership: Curve): number[] {
  switch (membership.kind) {
    case 'more-is-better':
      return [membership.lower, membership.c];
    case 'less-is-better':
      return [membership.c, membership.upper];
    case 'peak':
      return [membership.lower, membership.c, membership.upper];
    case 'linear':
      return [membership.zero, membership.one];
    case 'trapezoid':
      return [...membership.points];
    case 'sigmoid':
      return [membership.x0, steepPlace(membership)];
    case 'gaussian':
      return [membership.mu, membership.mu + membership.s];
  }
}

/** The knots of a curve, in the order they are tabbed through. */
export function knotsOf(membership: Curve, domain: Domain): Knot[] {
  const { from, to, step } = domain;
  switch (membership.kind) {
    case 'more-is-better': {
      const { lower, c } = membership;
      return [
        along('lower', [lower, 0], [from, c - step]),
        bend(membership.a, (lower + c) / 2, c),
        along('best', [c, 1], [lower + step, to]),
      ];
    }
    case 'less-is-better': {
      const { c, upper } = membership;
      return [
        along('best', [c, 1], [from, upper - step]),
        bend(membership.a, (c + upper) / 2, c),
        along('upper', [upper, 0], [c + step, to]),
      ];
    }
    case 'peak': {
      const { lower, c, upper } = membership;
      return [
        along('lower', [lower, 0], [from, c - step]),
        along('best', [c, 1], [lower + step, upper - step]),
        bend(membership.a, (c + upper) / 2, c),
        along('upper', [upper, 0], [c + step, to]),
      ];
    }
    case 'linear': {
      const { zero, one } = membership;
      const rises = zero < one;
      return [
        along('zero', [zero, 0], rises ? [from, one - step] : [one + step, to]),
        along('one', [one, 1], rises ? [zero + step, to] : [from, zero - step]),
      ];
    }
    case 'trapezoid': {
      const [a, b, c, d] = membership.points;
      return [
        along('rise', [a, 0], [from, Math.min(b, d - step)]),
        along('full', [b, 1], [a, c]),
        along('fullEnd', [c, 1], [b, d]),
        along('end', [d, 0], [Math.max(c, a + step), to]),
      ];
    }
    case 'sigmoid': {
      const { k, x0 } = membership;
      return [
        along('middle', [x0, 0.5], [from, to]),
        along('steepness', [steepPlace(membership), STEEP_DEGREE], k > 0 ? [x0 + step, to] : [from, x0 - step]),
      ];
    }
    case 'gaussian': {
      const { mu, s } = membership;
      return [along('best', [mu, 1], [from, to]), along('spread', [mu + s, SPREAD_DEGREE], [mu + step, to])];
    }
  }
}

/** The curve with a knot moved to a value (or degree), held between its neighbours and on a whole step. */
export function withKnot(membership: Curve, knot: Knot, to: number, domain: Domain): Curve {
  const step = knot.along === 'value' ? domain.step : DEGREE_STEP;
  return moved(membership, knot, Math.min(knot.most, Math.max(knot.least, onStep(to, step))));
}

/** How far one press of a key moves a knot. */
export function stepOf(knot: Knot, domain: Domain): number {
  return knot.along === 'value' ? domain.step : DEGREE_STEP;
}

/** A number on a whole step, without the dust of binary fractions. */
function onStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

function moved(membership: Curve, knot: Knot, to: number): Curve {
  switch (membership.kind) {
    case 'more-is-better':
      return { ...membership, ...named(knot, to, membership.c) };
    case 'less-is-better':
      return { ...membership, ...named(knot, to, membership.c) };
    case 'peak':
      return { ...membership, ...named(knot, to, membership.c) };
    case 'linear':
      return { ...membership, [knot.name]: to };
    case 'trapezoid': {
      const at = ['rise', 'full', 'fullEnd', 'end'].indexOf(knot.name);
      const [a, b, c, d] = membership.points.map((point, i) => (i === at ? to : point)) as [
        number,
        number,
        number,
        number,
      ];
      return { ...membership, points: [a, b, c, d] };
    }
    case 'sigmoid':
      if (knot.name === 'middle') return { ...membership, x0: to };
      return { ...membership, k: rounded(STEEP_LOG / (to - membership.x0)) };
    case 'gaussian':
      if (knot.name === 'best') return { ...membership, mu: to };
      return { ...membership, s: rounded(to - membership.mu) };
  }
}

/** The parameter of a curve of GB/T 33469 that a knot stands for. */
function named({ name, x }: Knot, to: number, c: number): Partial<Record<'a' | 'c' | 'lower' | 'upper', number>> {
  if (name === 'best') return { c: to };
  if (name === 'bend') return { a: rounded((1 / to - 1) / (x - c) ** 2) };
  return name === 'lower' ? { lower: to } : { upper: to };
}

function along(name: KnotName, [x, degree]: readonly [number, number], [least, most]: readonly [number, number]): Knot {
  return { name, x, degree, along: 'value', least: Math.min(least, x), most: Math.max(most, x) };
}

/** The coefficient `a` as the degree half-way between the best value and a bound: u = 1/(1 + a·(x − c)²). */
function bend(a: number, x: number, c: number): Knot {
  const degree = 1 / (1 + a * (x - c) ** 2);
  const least = Math.min(DEGREE_STEP, degree);
  return { name: 'bend', x, degree, along: 'degree', least, most: Math.max(1 - DEGREE_STEP, degree) };
}

function steepPlace({ k, x0 }: { readonly k: number; readonly x0: number }): number {
  return x0 + STEEP_LOG / k;
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

import { describe, expect, it } from 'vitest';
import { type Membership, membershipFaults, membershipOf } from '../../../engine/index.ts';
import { type Curve, type Domain, domainOf, type Knot, knotsOf, stepOf, withKnot } from '../../../web/charts/knots.ts';
import { seeded } from '../../engine/zonal/seeded.ts';

/** One of every kind over numbers, falling ones among them. */
const CURVES: readonly Curve[] = [
  { kind: 'more-is-better', a: 0.001245, c: 39.976682, lower: 2 },
  { kind: 'less-is-better', a: 0.02, c: 3, upper: 12 },
  { kind: 'peak', a: 0.4, c: 7.2, lower: 4, upper: 9.5 },
  { kind: 'linear', zero: 0, one: 1000 },
  { kind: 'linear', zero: 4, one: 1 },
  { kind: 'trapezoid', points: [5.5, 6.5, 8.3, 9] },
  { kind: 'trapezoid', points: [0, 0, 3, 3] },
  { kind: 'sigmoid', k: 1.2, x0: 10 },
  { kind: 'sigmoid', k: -0.03, x0: 200 },
  { kind: 'gaussian', mu: 7, s: 0.8 },
];
const VALUES = Float64Array.of(1, 5, Number.NaN, 8);

const place = (knot: Knot) => (knot.along === 'value' ? knot.x : knot.degree);
const named = (curve: Curve, domain: Domain, name: string) => {
  const knot = knotsOf(curve, domain).find((each) => each.name === name);
  if (knot === undefined) throw new Error(`no knot ${name}`);
  return knot;
};

describe.each(CURVES.map((curve) => [curve.kind, curve] as const))('knots of %s', (_kind, curve) => {
  const domain = domainOf(curve, VALUES);

  it('stand on the function of the engine', () => {
    for (const { name, x, degree } of knotsOf(curve, domain)) {
      // At a flank of no width the function is already 1; the knot shows where it leaves 0.
      const near = [x, x - 1e-9, x + 1e-9].map((value) =>
        Math.abs((membershipOf(curve, value) ?? Number.NaN) - degree),
      );
      expect(Math.min(...near), name).toBeLessThan(1e-6);
    }
  });

  it('lie within the domain with all values', () => {
    expect(domain.from).toBeLessThanOrEqual(1);
    expect(domain.to).toBeGreaterThanOrEqual(8);
    for (const { x } of knotsOf(curve, domain)) {
      expect(x).toBeGreaterThanOrEqual(domain.from);
      expect(x).toBeLessThanOrEqual(domain.to);
    }
  });

  it('make a well-formed function wherever they are moved', () => {
    const random = seeded(11);
    let now: Curve = curve;
    for (let round = 0; round < 300; round++) {
      const knots = knotsOf(now, domain);
      const knot = knots[Math.floor(random() * knots.length)] as Knot;
      const span = domain.to - domain.from;
      const to = knot.along === 'value' ? domain.from - span + 3 * span * random() : 3 * random() - 1;
      now = withKnot(now, knot, to, domain);
      expect(membershipFaults(now), JSON.stringify(now)).toEqual([]);
      expect(now.kind).toBe(curve.kind);
    }
  });

  it('move by one step and come back', () => {
    for (const knot of knotsOf(curve, domain)) {
      const step = stepOf(knot, domain);
      const there = named(withKnot(curve, knot, place(knot) + step, domain), domain, knot.name);
      if (place(knot) + step <= knot.most) expect(Math.abs(place(there) - place(knot) - step)).toBeLessThan(step);
      const back = named(withKnot(curve, there, place(knot), domain), domain, knot.name);
      expect(Math.abs(place(back) - place(knot))).toBeLessThan(step);
    }
  });
});

describe('knots', () => {
  it('stop at their neighbours', () => {
    const curve: Curve = { kind: 'trapezoid', points: [5.5, 6.5, 8.3, 9] };
    const domain = domainOf(curve, VALUES);
    expect(withKnot(curve, named(curve, domain, 'full'), 100, domain)).toEqual({
      ...curve,
      points: [5.5, 8.3, 8.3, 9],
    });
    expect(withKnot(curve, named(curve, domain, 'full'), -100, domain)).toEqual({
      ...curve,
      points: [5.5, 5.5, 8.3, 9],
    });
  });

  it('keep the way a line runs', () => {
    const falling: Curve = { kind: 'linear', zero: 4, one: 1 };
    const domain = domainOf(falling, VALUES);
    const moved = withKnot(falling, named(falling, domain, 'zero'), -100, domain) as Extract<Curve, { kind: 'linear' }>;
    expect(moved.zero).toBeGreaterThan(moved.one);
  });

  it('leave the coefficient of a curve when its bounds move, and its bounds when the coefficient does', () => {
    const curve: Curve = { kind: 'peak', a: 0.4, c: 7, lower: 4, upper: 9 };
    const domain = domainOf(curve, VALUES);
    expect(withKnot(curve, named(curve, domain, 'upper'), 10, domain)).toEqual({ ...curve, upper: 10 });
    const bent = withKnot(curve, named(curve, domain, 'bend'), 0.8, domain);
    expect(bent).toMatchObject({ c: 7, lower: 4, upper: 9 });
    expect(membershipOf(bent as Membership, 8)).toBeCloseTo(0.8, 6);
  });

  it('stand on round numbers', () => {
    const curve: Curve = { kind: 'linear', zero: 0, one: 1 };
    const domain = domainOf(curve, Float64Array.of(0, 1));
    const moved = withKnot(curve, named(curve, domain, 'zero'), 0.1 + 0.2, domain);
    expect(moved).toEqual({ kind: 'linear', zero: 0.3, one: 1 });
  });

  it('begin at nothing below 0 when nothing is', () => {
    expect(domainOf({ kind: 'linear', zero: 0, one: 50 }, Float64Array.of(3, 40)).from).toBe(0);
    expect(domainOf({ kind: 'linear', zero: -5, one: 50 }, Float64Array.of(3, 40)).from).toBeLessThan(-5);
  });
});

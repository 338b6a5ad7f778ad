import { describe, expect, it } from 'vitest';
import { membershipOf } from '../../../engine/index.ts';
import { curvePath, placesOf } from '../../../web/charts/curve-path.ts';
import { type Curve, domainOf } from '../../../web/charts/knots.ts';
import { membershipCurve } from '../../../workers/membership-curve.ts';

const VALUES = Float64Array.of(0, 50);
const pointsOf = (path: string) =>
  path
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number) as [number, number]);

describe('the drawing of a curve', () => {
  const jump: Curve = { kind: 'more-is-better', a: 0.001, c: 40, lower: 10 };
  const domain = domainOf(jump, VALUES);
  const at = placesOf(jump, domain, 50);
  const degrees = membershipCurve({ membership: jump, at });

  it('goes through what the engine says at every place', () => {
    const points = pointsOf(
      curvePath(
        { at, degrees },
        (value) => value,
        (degree) => degree,
      ),
    );
    expect(points.length).toBe(at.length);
    for (const [value, degree] of points) {
      // Paths are written to a thousandth.
      const near = [-0.001, 0, 0.001].map((away) => membershipOf(jump, value + away) ?? Number.NaN);
      expect(degree).toBeGreaterThanOrEqual(Math.min(...near) - 0.001);
      expect(degree).toBeLessThanOrEqual(Math.max(...near) + 0.001);
    }
  });

  it('is upright where the function jumps', () => {
    const points = pointsOf(
      curvePath(
        { at, degrees },
        (value) => value,
        (degree) => degree,
      ),
    );
    const near = points.filter(([value]) => Math.abs(value - 10) < 0.01).map(([, degree]) => degree);
    expect(Math.min(...near)).toBe(0);
    expect(Math.max(...near)).toBeGreaterThan(0.5);
  });

  it('asks in rising order, never outside the domain', () => {
    expect([...at]).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBe(domain.from);
    expect(at.at(-1)).toBe(domain.to);
  });

  it('leaves a gap where there is no degree', () => {
    const sample = { at: Float64Array.of(0, 1, 2, 3), degrees: Float64Array.of(0, Number.NaN, 1, 1) };
    expect(
      curvePath(
        sample,
        (value) => value,
        (degree) => degree,
      ),
    ).toBe('M0,0ZM2,1L3,1');
  });
});

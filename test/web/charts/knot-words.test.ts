import { describe, expect, it } from 'vitest';
import { knotWords } from '../../../web/charts/knot-words.ts';
import { type Curve, domainOf, knotsOf } from '../../../web/charts/knots.ts';
import { speechOf } from '../speeches.ts';

function said(curve: Curve, unit: string): string[] {
  const domain = domainOf(curve, Float64Array.of(0, 20));
  return knotsOf(curve, domain).map((knot) => knotWords(knot, curve, unit, speechOf('en')));
}

describe('what a knot stands at', () => {
  it('is a value with its unit', () => {
    expect(said({ kind: 'linear', zero: 1, one: 12.5 }, 'mg/kg')).toEqual(['1\u202fmg/kg', '12.5\u202fmg/kg']);
  });

  it('is the parameter it sets, where that is no value', () => {
    expect(said({ kind: 'more-is-better', a: 0.01, c: 20, lower: 0 }, '')[1]).toBe(
      'membership 0.50 half-way, coefficient 0.01',
    );
    expect(said({ kind: 'gaussian', mu: 7, s: 2 }, 'm')[1]).toBe('membership 0.61 at 9\u202fm, width 2\u202fm');
    expect(said({ kind: 'sigmoid', k: 1, x0: 10 }, '')[1]).toContain('steepness 1');
  });
});

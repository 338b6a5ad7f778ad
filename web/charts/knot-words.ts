import type { Dictionary } from '../text/dictionary.ts';
import type { NumberFormat } from '../text/number-format.ts';
import type { Curve, Knot } from './knots.ts';

/** What a knot stands at, in words: its value, or the parameter it sets and what that means. */
export function knotWords(
  knot: Knot,
  curve: Curve,
  unit: string,
  { t, format }: { readonly t: Dictionary; readonly format: NumberFormat },
): string {
  const words = t.charts.membership;
  const [value, plain] = [format.value(knot.x, unit), (x: number) => format.value(x, '')];
  if (knot.name === 'bend' && 'a' in curve) return words.coefficient(format.score(knot.degree), plain(curve.a));
  if (knot.name === 'steepness' && 'k' in curve) return words.steepness(value, plain(curve.k));
  if (knot.name === 'spread' && 's' in curve) return words.spread(value, format.value(curve.s, unit));
  return value;
}

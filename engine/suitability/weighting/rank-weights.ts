import { sharesOf } from './weighting-method.ts';

/** Formulas that turn places into weights; the first is what holds when nothing is said. */
export const RANK_FORMULAS = ['centroid', 'sum', 'reciprocal', 'exponent'] as const;

export type RankFormula = (typeof RANK_FORMULAS)[number];

/**
 * Weights of places 1 … n, summing to 1. Centroid: w_k = (1/n) Σ_{i=k…n} 1/i (Barron and Barrett 1996, Management Science
 * 42, 1515-1523). Sum: n + 1 − k; reciprocal: 1/k; exponent: (n + 1 − k)^power, each over its sum (Stillwell, Seaver and
 * Edwards 1981, Organ. Behav. Hum. Perform. 28, 62-77).
 */
export function rankWeights(n: number, formula: RankFormula, power: number): number[] {
  const places = Array.from({ length: n }, (_, k) => k + 1);
  if (formula === 'centroid') {
    return sharesOf(places.map((k) => places.slice(k - 1).reduceRight((sum, place) => sum + 1 / place, 0)));
  }
  if (formula === 'reciprocal') return sharesOf(places.map((k) => 1 / k));
  return sharesOf(places.map((k) => (n + 1 - k) ** (formula === 'sum' ? 1 : power)));
}

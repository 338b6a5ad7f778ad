import { text } from '../../../run/local-text.ts';
import type { Normalisation } from '../normalisation.ts';
import { rangeOf } from '../normalisation.ts';
import { normalisedColumns } from '../normalised-columns.ts';
import { noDifference } from '../out-of-domain.ts';
import type { RankingMethod } from '../ranking-method.ts';

const label = text('TOPSIS 逼近理想解法', 'TOPSIS');

/**
 * Technique for order preference by similarity to an ideal solution: distances S⁺ and S⁻ to the best and to the worst
 * weighted value of every criterion; closeness C = S⁻ / (S⁺ + S⁻).
 */
export const topsis: RankingMethod = {
  id: 'topsis',
  label,
  formula: 'C = S⁻ / (S⁺ + S⁻)',
  source: {
    reference: text(
      'Hwang 与 Yoon 1981《Multiple Attribute Decision Making》',
      'Hwang and Yoon 1981, Multiple Attribute Decision Making',
    ),
    confidence: 'known',
  },
  score: text('贴近度 C', 'closeness C'),
  better: 'higher',
  normalisation: 'vector',
  understandsCosts: true,
  parameters: [],
  usesWeights: () => true,
  evaluate(problem) {
    const { columns, types } = normalisedColumns(problem, problem.normalisation as Normalisation);
    const rows = problem.table.alternatives.length;
    const toIdeal = new Float64Array(rows);
    const toAntiIdeal = new Float64Array(rows);
    const ideal: number[] = [];
    const antiIdeal: number[] = [];
    for (const [k, column] of columns.entries()) {
      const weighted = column.map((value) => value * (problem.weights[k] as number));
      const { min, max } = rangeOf(weighted);
      const [best, worst] = types[k] === 'max' ? [max, min] : [min, max];
      ideal.push(best);
      antiIdeal.push(worst);
      for (let i = 0; i < rows; i++) {
        toIdeal[i] = (toIdeal[i] as number) + ((weighted[i] as number) - best) ** 2;
        toAntiIdeal[i] = (toAntiIdeal[i] as number) + ((weighted[i] as number) - worst) ** 2;
      }
    }
    const plus = toIdeal.map(Math.sqrt);
    const minus = toAntiIdeal.map(Math.sqrt);
    if (plus.every((distance, i) => distance + (minus[i] as number) === 0)) throw noDifference(label);
    return {
      scores: minus.map((distance, i) => distance / (distance + (plus[i] as number))),
      parts: [
        { id: 'sPlus', label: text('到理想解 S⁺', 'to the ideal S⁺'), values: plus },
        { id: 'sMinus', label: text('到负理想解 S⁻', 'to the anti-ideal S⁻'), values: minus },
      ],
      details: { ideal, antiIdeal },
      remarks: [],
      findings: [],
    };
  },
};

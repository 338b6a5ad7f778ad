import { text } from '../../../run/local-text.ts';
import type { Place } from '../../../run/place.ts';
import { checkDecisionTable, type DecisionTable } from '../../ranking/decision-table.ts';
import type { CriterionType } from '../../ranking/normalisation.ts';
import { isConstant, minMaxColumn, noSpread, spreadFindings } from '../spread-columns.ts';
import { sharesOf, type WeightingMethod } from '../weighting-method.ts';

/** A table and how spread is measured in it. */
export interface CriticQuestion {
  readonly table: DecisionTable;
  /** One a criterion; all `max` (more is better) when nothing is said. */
  readonly types?: readonly CriterionType[] | undefined;
  /** Divisor m or m − 1; it cancels in the weights and shows in the details only. */
  readonly standardDeviation?: 'population' | 'sample' | undefined;
  readonly at?: Place | undefined;
}

export interface CriticDetails {
  readonly standardDeviation: 'population' | 'sample';
  /** Standard deviation of each normalised criterion. */
  readonly deviations: readonly number[];
  /** Pearson correlation of the normalised criteria; null where one of the two is constant. */
  readonly correlations: readonly (readonly (number | null)[])[];
  /** Standard deviation times the sum of 1 − r, what the weights are proportional to. */
  readonly information: readonly number[];
}

/** Sums of 1 − r below this are correlations of 1 with rounding. */
const NO_CONFLICT = 1e-12;

/**
 * CRITIC weights: criteria on 0 … 1 by min-max and type, Cⱼ = σⱼ Σₖ (1 − rⱼₖ) with the Pearson correlation, weight
 * Cⱼ over ΣC. D. Diakoulaki, G. Mavrotas, L. Papayannakis, Computers & Operations Research 22 (1995) 763-770. A constant
 * criterion has no correlation: it weighs 0 and enters no sum. Throws what `checkDecisionTable` throws, and `no-spread`
 * where fewer than two criteria vary or all of them in step.
 */
export const critic: WeightingMethod<CriticQuestion, CriticDetails> = {
  id: 'critic',
  label: text('CRITIC 法', 'CRITIC'),
  takes: 'decision-table',
  parameters: [{ id: 'sd', values: ['population', 'sample'] }],
  source: {
    reference: text(
      'Diakoulaki、Mavrotas、Papayannakis 1995, Computers & Operations Research 22, 763-770',
      'Diakoulaki, Mavrotas and Papayannakis 1995, Computers & Operations Research 22, 763-770',
    ),
    confidence: 'known',
  },
  weigh({ table, types, standardDeviation = 'population', at = {} }) {
    checkDecisionTable(table, at);
    const constant = table.columns.map(isConstant);
    const columns = table.columns.map((column, k) => centred(minMaxColumn(column, types?.[k] ?? 'max')));
    const norms = columns.map((column) => Math.sqrt(product(column, column)));
    const divisor = table.alternatives.length - (standardDeviation === 'sample' ? 1 : 0);
    const deviations = norms.map((norm) => norm / Math.sqrt(divisor));
    const correlations = columns.map((one, j) =>
      columns.map((other, k) => {
        if (constant[j] || constant[k]) return null;
        const r = j === k ? 1 : product(one, other) / ((norms[j] as number) * (norms[k] as number));
        return Math.max(-1, Math.min(1, r));
      }),
    );
    const information = correlations.map((row, j) => {
      const conflict = row.reduce((sum: number, r) => sum + (r === null ? 0 : 1 - r), 0);
      return conflict < NO_CONFLICT ? 0 : (deviations[j] as number) * conflict;
    });
    if (!information.some((value) => value > 0)) throw noSpread(table.criteria, at);
    return {
      method: critic.id,
      names: table.criteria,
      weights: sharesOf(information),
      details: { standardDeviation, deviations, correlations, information },
      findings: spreadFindings(table.criteria, constant, at),
      source: critic.source,
    };
  },
};

function centred(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.map((value) => value - mean);
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < one.length; k++) sum += (one[k] as number) * (other[k] as number);
  return sum;
}

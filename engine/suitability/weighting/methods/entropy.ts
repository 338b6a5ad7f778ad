import { text } from '../../../run/local-text.ts';
import type { Place } from '../../../run/place.ts';
import { checkDecisionTable, type DecisionTable } from '../../ranking/decision-table.ts';
import type { CriterionType } from '../../ranking/normalisation.ts';
import { columnShares, ENTROPY_NORMALISATIONS, type EntropyNormalisation } from '../column-shares.ts';
import { isConstant, noSpread, spreadFindings } from '../spread-columns.ts';
import { sharesOf, type WeightingMethod } from '../weighting-method.ts';

/** A table and how its columns become shares. */
export interface EntropyQuestion {
  readonly table: DecisionTable;
  /** One a criterion; all `max` (more is better) when nothing is said. Min-max alone looks at it. */
  readonly types?: readonly CriterionType[] | undefined;
  readonly normalisation?: EntropyNormalisation | undefined;
  readonly at?: Place | undefined;
}

export interface EntropyDetails {
  readonly normalisation: EntropyNormalisation;
  /** Shannon entropy of each criterion over ln m: 1 where all alternatives share alike. */
  readonly entropy: readonly number[];
  /** 1 − entropy, what the weights are proportional to. */
  readonly diversity: readonly number[];
}

/**
 * Entropy weights over m alternatives: e = −Σ p ln p / ln m with 0·ln 0 = 0, weight proportional to 1 − e. p are the
 * shares of a column after min-max normalisation, or of the raw column, for the literature does both (see
 * `columnShares`). A constant criterion weighs 0. Throws `PlanningError`: what `checkDecisionTable` and `columnShares`
 * throw, and `no-spread` where no criterion varies.
 */
export const entropy: WeightingMethod<EntropyQuestion, EntropyDetails> = {
  id: 'entropy',
  label: text('熵权法', 'entropy weighting'),
  takes: 'decision-table',
  parameters: [{ id: 'normalisation', values: ENTROPY_NORMALISATIONS }],
  source: {
    reference: text(
      'Shannon 1948；Zou、Yun、Sun 2006, J. Environ. Sci. 18, 1020-1023（min-max 变体）',
      'Shannon 1948; Zou, Yun and Sun 2006, J. Environ. Sci. 18, 1020-1023 (min-max variant)',
    ),
    confidence: 'known',
  },
  weigh({ table, types, normalisation = 'min-max', at = {} }) {
    checkDecisionTable(table, at);
    const constant = table.columns.map(isConstant);
    const entropies = table.columns.map((column, k) => {
      const way = { normalisation, type: types?.[k] ?? 'max' };
      const shares = columnShares(column, way, { ...at, field: table.criteria[k] as string });
      return constant[k] ? 1 : entropyOf(shares);
    });
    const diversity = entropies.map((value) => Math.max(0, 1 - value));
    if (!diversity.some((value) => value > 0)) throw noSpread(table.criteria, at);
    return {
      method: entropy.id,
      names: table.criteria,
      weights: sharesOf(diversity),
      details: { normalisation, entropy: entropies, diversity },
      findings: spreadFindings(table.criteria, constant, at),
      source: entropy.source,
    };
  },
};

function entropyOf(shares: Float64Array): number {
  let sum = 0;
  for (const share of shares) if (share > 0) sum -= share * Math.log(share);
  return sum / Math.log(shares.length);
}

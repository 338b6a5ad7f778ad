import type { Finding } from '../../run/finding.ts';
import type { LocalText } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import type { DecisionTable } from './decision-table.ts';
import type { CriterionType } from './normalisation.ts';
import type { RankingMethod, RankingParameters, RankingPart } from './ranking-method.ts';
import type { TieRule } from './ties.ts';

/** A question of ranking, as the hosts ask it. */
export interface RankingQuestion {
  readonly table: DecisionTable;
  /** Id of a ranking method. */
  readonly method: string;
  /** Per criterion. */
  readonly types: readonly CriterionType[];
  /** Per criterion; null for equal weights. */
  readonly weights: readonly number[] | null;
  /** Divide the weights by their sum instead of refusing a sum that is not 1. */
  readonly normaliseWeights?: boolean;
  /** Id of a normalisation; the method's own when absent. */
  readonly normalisation?: string;
  readonly parameters?: RankingParameters;
  /** How equal scores share ranks; `min` when absent. */
  readonly ties?: TieRule;
  /** Where the table came from, for messages. */
  readonly at?: Place;
}

/** Alternatives in the order of the table, each with its score, rank and the figures behind them. */
export interface Ranking {
  readonly method: RankingMethod;
  /** Id of the normalisation that was used; null when the method takes none. */
  readonly normalisation: string | null;
  readonly parameters: RankingParameters;
  readonly ties: TieRule;
  readonly criteria: readonly { readonly name: string; readonly type: CriterionType; readonly weight: number }[];
  readonly alternatives: readonly string[];
  readonly scores: Float64Array;
  readonly ranks: Float64Array;
  readonly parts: readonly RankingPart[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly remarks: readonly LocalText[];
  readonly findings: readonly Finding[];
}

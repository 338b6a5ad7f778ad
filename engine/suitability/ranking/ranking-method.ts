import type { Finding } from '../../run/finding.ts';
import type { LocalText } from '../../run/local-text.ts';
import type { OrderRule } from '../aggregation.ts';
import type { Source } from '../criterion.ts';
import type { DecisionTable } from './decision-table.ts';
import type { CriterionType, Normalisation } from './normalisation.ts';

/** A threshold that may grow with the value it is taken at: `slope · |x| + constant`, in the criterion's unit. */
export interface Threshold {
  readonly slope: number;
  readonly constant: number;
}

/** What a question may set beyond weights and types; a method refuses what it does not declare. */
export interface RankingParameters {
  /** Rating of what could not be better, for aggregations of ratings. */
  readonly scale?: number;
  readonly order?: OrderRule;
  /** Weight of the strategy of the majority in VIKOR. */
  readonly v?: number;
  /** Share of the weighted sum in WASPAS. */
  readonly lambda?: number;
  /** Per criterion: id of a preference function. */
  readonly preference?: readonly (string | null)[];
  /** Per criterion: indifference, preference, Gaussian and veto thresholds; null where there is none. */
  readonly q?: readonly (Threshold | null)[];
  readonly p?: readonly (Threshold | null)[];
  readonly s?: readonly (Threshold | null)[];
  readonly veto?: readonly (Threshold | null)[];
  /** Distillation threshold s(λ) = alpha + beta·λ of ELECTRE III. */
  readonly alpha?: number;
  readonly beta?: number;
}

/** A parameter a method knows, as menus and `wotu list` show it. */
export interface RankingParameter {
  readonly id: keyof RankingParameters;
  readonly label: LocalText;
  /** What holds when the question says nothing, in words; null when it must be said. */
  readonly byDefault: LocalText | null;
  /** Least and greatest value of a number. */
  readonly range?: readonly [least: number, greatest: number];
  readonly source: Source;
}

/** A checked question: columns finite, weights not below zero and one per criterion. */
export interface RankingProblem {
  readonly table: DecisionTable;
  readonly types: readonly CriterionType[];
  readonly weights: Float64Array;
  /** What makes the columns comparable; null for methods that compare in their own way. */
  readonly normalisation: Normalisation | null;
  readonly parameters: RankingParameters;
}

/** A figure per alternative that a reader needs to check a score by hand. */
export interface RankingPart {
  readonly id: string;
  readonly label: LocalText;
  readonly values: Float64Array;
}

/** What a method finds; arrays are as long as there are alternatives. */
export interface RankingOutcome {
  readonly scores: Float64Array;
  readonly parts: readonly RankingPart[];
  /** Plain data beside the alternatives: ideals, averages, matrices. */
  readonly details: Readonly<Record<string, unknown>>;
  /** What a reader must know of this result, in sentences. */
  readonly remarks: readonly LocalText[];
  readonly findings: readonly Finding[];
}

/** A way to rank alternatives by several criteria. */
export interface RankingMethod {
  readonly id: string;
  readonly label: LocalText;
  readonly formula: string;
  readonly source: Source;
  /** Name of the score. */
  readonly score: LocalText;
  readonly better: 'higher' | 'lower';
  /** Id of the normalisation unless the question names one; null when the method takes none. */
  readonly normalisation: string | null;
  /** Whether it understands columns that stay costs once normalised. */
  readonly understandsCosts: boolean;
  readonly parameters: readonly RankingParameter[];
  /** Whether criterion weights matter under these parameters. */
  usesWeights(parameters: RankingParameters): boolean;
  /** Throws `PlanningError` of kind `input`, `usage` or `infeasible` where the method is not defined. */
  evaluate(problem: RankingProblem): RankingOutcome;
}

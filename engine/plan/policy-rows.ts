import type { LocalText } from '../run/local-text.ts';

/** A county (or the whole city) against the policy's targets; areas in 万亩 as the annex writes them. */
export interface TargetRow {
  readonly county: string;
  readonly countyCode: string;
  /** Existing organic vegetables and herbs of 2024, 万亩. */
  readonly base2024: number;
  /** Counted candidate area of the plan (net where belts are known), 万亩. */
  readonly candidateWanMu: number;
  readonly years: readonly {
    readonly year: number;
    readonly targetWanMu: number;
    /** Candidate minus target, 万亩; negative is short. */
    readonly differenceWanMu: number;
    readonly met: boolean;
  }[];
  /** Null for counties without a core town in the plan. */
  readonly note: LocalText | null;
}

/** Something the policy text or its annex says twice in two ways; shown, never repaired. */
export interface Contradiction {
  readonly id: string;
  readonly weight: 'high' | 'medium' | 'low';
  readonly text: LocalText;
  /** The figures that disagree, computed from the annex where they can be. */
  readonly figures: readonly { readonly label: LocalText; readonly value: number; readonly unit: string }[];
}

/** Villages that reach the policy's threshold against its number. */
export interface DemonstrationRow {
  readonly year: number;
  readonly wanted: number;
  readonly villages: number;
  readonly met: boolean;
  readonly source: LocalText;
}

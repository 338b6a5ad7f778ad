/** How coverage counts; exact fractions unless the question says otherwise. Support then is the share of what counts. */
export interface CoverageRule {
  /** Cells covered by less than this share are left out, 0 … 1. */
  readonly minimum: number;
  /** Whether every cell that counts at all counts as wholly covered. */
  readonly whole: boolean;
}

/** Exact fractions of every touched cell. */
export const EXACT_COVERAGE: CoverageRule = { minimum: 0, whole: false };

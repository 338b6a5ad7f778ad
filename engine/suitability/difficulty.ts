import type { LocalText } from '../run/local-text.ts';

/** What is known about a candidate when one asks how hard it is to begin there; null is unknown. */
export interface DifficultyFacts {
  /** Area-weighted membership of soil cleanliness, 0 … 1. */
  readonly cleanliness: number | null;
  /** Share of the area whose limits are all answered by samples of its own, 0 … 1. */
  readonly sampledShare: number | null;
  /** Largest contiguous block and the threshold it is wanted for, m². */
  readonly largestBlockM2: number;
  readonly thresholdM2: number | null;
  /** Area-weighted months until produce may be sold as organic, and the longest conversion period, months. */
  readonly monthsToOrganic: number | null;
  readonly conversionMonths: number | null;
  /** Share of the area whose canal guarantees the water, 0 … 1; area without an answer counts as not guaranteed. */
  readonly wateredShare: number | null;
  /** Area-weighted membership of soil salinity, 0 … 1. */
  readonly saltMembership: number | null;
  /** Share of the boundary with conventional neighbours, 0 … 1. */
  readonly conventionalEdgeShare: number | null;
  /** Whether an organised operator (collective, firm, cooperative, family farm) stands ready. */
  readonly hasOperator: boolean | null;
}

/** One part of the difficulty: 0 is easy, 1 is hard. */
export interface DifficultyPart {
  readonly id: string;
  readonly label: LocalText;
  /** The part as a formula over the facts, as it is published beside the list. */
  readonly formula: LocalText;
  /** 0 … 1, or null where a fact is unknown. */
  of(facts: DifficultyFacts): number | null;
}

/** Difficulty of one candidate with its parts. */
export interface Difficulty {
  /** Σ weight × part, with unknown parts and unknown land at 1: what nobody knows is hard. */
  readonly value: number;
  /** The same with what is unknown at 0: what it could fall to once everything is known. */
  readonly low: number;
  /** In the order of the parts; null where unknown. */
  readonly parts: readonly (number | null)[];
}

/**
 * Adds up the parts; weights sum to 1 and stand in the order of the parts. `hard` are the facts with land nobody knows at
 * its worst, `easy` with the same land at its best; a fact that is unknown for all of the land is null in both.
 */
export function difficultyOf(
  parts: readonly DifficultyPart[],
  weights: readonly number[],
  { hard, easy }: { readonly hard: DifficultyFacts; readonly easy: DifficultyFacts },
): Difficulty {
  const values = parts.map((part) => part.of(hard));
  const sum = (list: readonly (number | null)[], unknown: number) =>
    list.reduce<number>((total, value, k) => total + (weights[k] as number) * (value ?? unknown), 0);
  const best = parts.map((part) => part.of(easy));
  return { value: sum(values, 1), low: sum(best, 0), parts: values };
}

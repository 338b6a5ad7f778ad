import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { ParcelSet } from '../parcel/parcel-set.ts';
import { type DifficultyFacts, difficultyOf } from '../suitability/difficulty.ts';
import { DIFFICULTY_PARTS } from '../suitability/difficulty-parts/index.ts';
import { UNKNOWN } from '../suitability/exclusion.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import { areaMean } from './area-means.ts';
import type { DifficultyRow } from './judgement-rows.ts';
import type { Scenario } from './scenario.ts';

/** Guarantee classes that are enough for vegetables (GB/T 33469-2016 look-up: 充分满足 and 满足). */
const WATERED: readonly string[] = ['充分满足', '满足'];

/** What the difficulty of places is read from; arrays are as long as the parcels. */
export interface DifficultyEvidence {
  readonly parcels: ParcelSet;
  readonly weighted: readonly Weighted[];
  readonly scores: ScoreTable;
  /** Answers of the limit kinds that the scenario asks. */
  readonly limits: readonly Uint8Array[];
  /** Months until organic sowing or harvest; NaN where unknown; null without a conversion rule. */
  readonly monthsToOrganic: Float64Array | null;
  readonly conversionMonths: number | null;
  readonly thresholdMu: number | null;
}

/** A village or candidate base. */
export interface Place {
  readonly rows: ArrayLike<number>;
  readonly largestBlockM2: number;
  /** Whether an organised operator stands ready; null when nobody said. */
  readonly hasOperator: boolean | null;
  /** Share of its outer border with conventional land across; null when nobody looked. */
  readonly conventionalShare: number | null;
}

/** Weights of the parts in their order; parts the scenario does not name weigh nothing. */
export function difficultyWeights(rule: NonNullable<Scenario['easyFirst']>): number[] {
  return DIFFICULTY_PARTS.map(({ id }) => rule.weights[id] ?? 0);
}

/** Difficulty of every place, the easiest ranked 1; equals keep their order. */
export function difficultyRows(
  evidence: DifficultyEvidence,
  places: readonly Place[],
  weights: readonly number[],
): DifficultyRow[] {
  const found = places.map((place) =>
    difficultyOf(DIFFICULTY_PARTS, weights, {
      hard: factsOf(evidence, place, 'hard'),
      easy: factsOf(evidence, place, 'easy'),
    }),
  );
  const order = found.map((_d, at) => at).sort((a, b) => (found[a]?.value ?? 0) - (found[b]?.value ?? 0) || a - b);
  const rank = new Map(order.map((at, place) => [at, place + 1]));
  return found.map((difficulty, at) => ({ ...difficulty, rank: rank.get(at) as number }));
}

/** The facts of a place with land that nobody knows at its worst or at its best. */
function factsOf(
  evidence: DifficultyEvidence,
  { rows, largestBlockM2, hasOperator, conventionalShare }: Place,
  unknown: 'hard' | 'easy',
): DifficultyFacts {
  const { parcels, limits, thresholdMu, conversionMonths } = evidence;
  const list = Array.from(rows);
  const worst = unknown === 'hard';
  const mean = (column: Float64Array | null, hard: number, easy: number) =>
    column === null ? null : filledMean(column, parcels.areaM2, list, worst ? hard : easy);
  const answered = (row: number) => limits.every((column) => column[row] !== UNKNOWN);
  return {
    cleanliness: mean(membershipsOf(evidence, 'soil-cleanliness'), 0, 1),
    sampledShare: limits.length === 0 ? null : shareOf(parcels, list, answered),
    largestBlockM2,
    thresholdM2: thresholdMu === null ? null : thresholdMu * M2_PER_MU,
    monthsToOrganic: mean(evidence.monthsToOrganic, conversionMonths ?? 0, 0),
    conversionMonths,
    wateredShare: wateredShare(evidence, list, worst),
    saltMembership: mean(membershipsOf(evidence, 'soil-salinity'), 0, 1),
    conventionalEdgeShare: conventionalShare,
    hasOperator,
  };
}

/** Area-weighted mean with missing values at `fill`; null where all are missing. */
function filledMean(column: Float64Array, areaM2: Float64Array, rows: readonly number[], fill: number): number | null {
  const known = areaMean(column, areaM2, rows);
  if (Number.isNaN(known)) return null;
  const missing = shareOf({ areaM2 }, rows, (row) => Number.isNaN(column[row] as number)) ?? 0;
  return known * (1 - missing) + fill * missing;
}

function membershipsOf({ weighted, scores }: DifficultyEvidence, id: string): Float64Array | null {
  const k = weighted.findIndex(({ criterion }) => criterion.id === id);
  return k < 0 ? null : (scores.memberships[k] as Float64Array);
}

/** Share of the area with enough water; land whose canal says nothing has none at worst, enough at best. */
function wateredShare(
  { parcels, weighted, scores }: DifficultyEvidence,
  rows: readonly number[],
  worst: boolean,
): number | null {
  const k = weighted.findIndex(({ criterion }) => criterion.id === 'irrigation-guarantee');
  const names = scores.categories[k];
  if (k < 0 || names === null || names === undefined) return null;
  const isWatered = names.map((name) => WATERED.includes(name));
  const values = scores.values[k] as Float64Array;
  if (rows.every((row) => Number.isNaN(values[row] as number))) return null;
  return shareOf(parcels, rows, (row) => isWatered[values[row] as number] ?? !worst);
}

function shareOf(
  { areaM2 }: Pick<ParcelSet, 'areaM2'>,
  rows: readonly number[],
  holds: (row: number) => boolean,
): number | null {
  let [part, whole] = [0, 0];
  for (const row of rows) {
    const area = areaM2[row] as number;
    whole += area;
    if (holds(row)) part += area;
  }
  return whole === 0 ? null : part / whole;
}

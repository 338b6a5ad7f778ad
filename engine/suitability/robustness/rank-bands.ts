import { openPlaces, type Places, sortPlaces } from './places.ts';
import type { SeededRandom } from './seeded-random.ts';
import { drawWeights } from './weight-draws.ts';

/** Alternatives whose order is asked for under uncertain weights and measurements. */
export interface RankBandQuestion {
  /** `memberships[k][i]`: mean membership of alternative `i` on criterion `k`, 0 … 1; NaN where nothing is known. */
  readonly memberships: readonly Float64Array[];
  /** `known[k][i]`: share of alternative `i` with data on criterion `k`, 0 … 1. */
  readonly known: readonly Float64Array[];
  readonly weights: readonly number[];
  /** Alternatives of a higher tier stand before all others whatever their score; all 0 when the score alone decides. */
  readonly tier: Uint8Array;
  /** Per criterion what measurement error does; null for criteria without a stated error. */
  readonly errors: readonly (ErrorCurve | null)[];
  readonly draws: number;
  /** α = concentration × weight of the Dirichlet distribution. */
  readonly concentration: number;
  /** Length of the list that `topShare` speaks of. */
  readonly top: number;
}

/** Mean membership of every alternative when the measured value is off by −2, −1, 0, 1, 2 standard errors. */
export type ErrorCurve = readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** What the draws say about every alternative; ranks count from 1. */
export interface RankBands {
  /** 5th, 50th and 95th percentile of the rank (nearest rank). */
  readonly low: Uint16Array;
  readonly median: Uint16Array;
  readonly high: Uint16Array;
  /** Share of the draws in which it comes first. */
  readonly firstShare: Float64Array;
  /** Share of the draws in which it is among the first `top`. */
  readonly topShare: Float64Array;
  /** Mean and standard deviation of the score over the draws. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/**
 * Ranks every alternative anew in each draw. Score of a draw: Σ w·known·membership / Σ w·known. Equal scores keep the
 * order of the alternatives. Weights come from a Dirichlet distribution around the given ones, measured values from
 * independent normal errors beyond two standard errors cut off; both from `random`, so a seed fixes the answer.
 */
export function rankBands(question: RankBandQuestion, random: SeededRandom): RankBands {
  const count = question.tier.length;
  const table = { matrix: matrixOf(question), places: openPlaces(question.tier), scores: new Float64Array(count) };
  const tally = emptyTally(count);
  const disturbed = question.errors.flatMap((curve, k) => (curve === null ? [] : [{ k, curve }]));
  const weights = new Float64Array(question.weights.length);
  for (let draw = 0; draw < question.draws; draw++) {
    drawWeights(question.weights, question.concentration, random, weights);
    if (disturbed.length > 0) disturb(table.matrix, disturbed, random);
    playDraw(table, weights, tally);
  }
  return bandsOf(tally, question);
}

/** What every draw is played with. */
interface DrawTable {
  readonly matrix: Matrix;
  readonly places: Places;
  readonly scores: Float64Array;
}

function playDraw({ matrix, places, scores }: DrawTable, weights: Float64Array, tally: Tally): void {
  scoreAll(matrix, weights, scores);
  sortPlaces(places, scores);
  addDraw(tally, places.order, scores);
}

/** Weighted memberships side by side per alternative, so that one draw walks through memory once. */
interface Matrix {
  readonly width: number;
  /** known × membership, alternatives × criteria. */
  readonly values: Float64Array;
  /** Share known, alternatives × criteria; null when everything is known. */
  readonly known: Float64Array | null;
}

function matrixOf({ memberships, known, tier }: RankBandQuestion): Matrix {
  const width = memberships.length;
  const values = new Float64Array(tier.length * width);
  const shares = new Float64Array(tier.length * width);
  let complete = true;
  for (let k = 0; k < width; k++) {
    for (let i = 0; i < tier.length; i++) {
      const membership = memberships[k]?.[i] as number;
      const share = Number.isNaN(membership) ? 0 : (known[k]?.[i] as number);
      values[i * width + k] = share === 0 ? 0 : share * membership;
      shares[i * width + k] = share;
      complete &&= share === 1;
    }
  }
  return { width, values, known: complete ? null : shares };
}

function disturb(matrix: Matrix, errors: readonly { k: number; curve: ErrorCurve }[], random: SeededRandom): void {
  const { width, values, known } = matrix;
  for (const { k, curve } of errors) {
    for (let i = 0; i * width < values.length; i++) {
      const at = i * width + k;
      const share = known === null ? 1 : (known[at] as number);
      const z = Math.min(1.999999, Math.max(-2, random.normal())) + 2;
      if (share === 0) continue;
      const left = Math.floor(z);
      const from = (curve[left] as Float64Array)[i] as number;
      const to = (curve[left + 1] as Float64Array)[i] as number;
      values[at] = share * (from + (z - left) * (to - from));
    }
  }
}

function scoreAll(matrix: Matrix, weights: Float64Array, scores: Float64Array): void {
  if (matrix.known === null) scoreComplete(matrix, weights, scores);
  else scoreKnown(matrix, matrix.known, { weights, scores });
}

/** Two sums side by side, so that one addition need not wait for the other. */
function scoreComplete({ width, values }: Matrix, weights: Float64Array, scores: Float64Array): void {
  const even = width - (width % 2);
  for (let i = 0, at = 0; i < scores.length; i++) {
    let [one, other] = [0, 0];
    for (let k = 0; k < even; k += 2, at += 2) {
      one += (weights[k] as number) * (values[at] as number);
      other += (weights[k + 1] as number) * (values[at + 1] as number);
    }
    if (even < width) one += (weights[even] as number) * (values[at++] as number);
    scores[i] = one + other;
  }
}

function scoreKnown(
  { width, values }: Matrix,
  known: Float64Array,
  { weights, scores }: { weights: Float64Array; scores: Float64Array },
): void {
  for (let i = 0, at = 0; i < scores.length; i++) {
    let [sum, total] = [0, 0];
    for (let k = 0; k < width; k++, at++) {
      const weight = weights[k] as number;
      sum += weight * (values[at] as number);
      total += weight * (known[at] as number);
    }
    scores[i] = total > 0 ? sum / total : 0;
  }
}

interface Tally {
  /** alternatives × places: in how many draws the alternative took the place. */
  readonly hits: Uint32Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

function emptyTally(count: number): Tally {
  return {
    hits: new Uint32Array(count * count),
    sum: new Float64Array(count),
    squares: new Float64Array(count),
  };
}

function addDraw({ hits, sum, squares }: Tally, order: Uint16Array, scores: Float64Array): void {
  const count = order.length;
  for (let place = 0; place < count; place++) {
    const at = (order[place] as number) * count + place;
    hits[at] = (hits[at] as number) + 1;
    const score = scores[place] as number;
    sum[place] = (sum[place] as number) + score;
    squares[place] = (squares[place] as number) + score * score;
  }
}

function bandsOf({ hits, sum, squares }: Tally, { draws, top }: RankBandQuestion): RankBands {
  const count = sum.length;
  const bands: RankBands = {
    low: new Uint16Array(count),
    median: new Uint16Array(count),
    high: new Uint16Array(count),
    firstShare: new Float64Array(count),
    topShare: new Float64Array(count),
    mean: new Float64Array(count),
    deviation: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const own = hits.subarray(i * count, (i + 1) * count);
    bands.low[i] = rankAt(own, 0.05 * draws);
    bands.median[i] = rankAt(own, 0.5 * draws);
    bands.high[i] = rankAt(own, 0.95 * draws);
    bands.firstShare[i] = (own[0] as number) / draws;
    bands.topShare[i] = own.subarray(0, top).reduce((a, b) => a + b, 0) / draws;
    const mean = (sum[i] as number) / draws;
    bands.mean[i] = mean;
    bands.deviation[i] = Math.sqrt(Math.max(0, (squares[i] as number) / draws - mean * mean));
  }
  return bands;
}

/** First rank at which the running count of draws reaches `wanted`. */
function rankAt(hits: Uint32Array, wanted: number): number {
  let count = 0;
  for (let place = 0; place < hits.length; place++) {
    count += hits[place] as number;
    if (count >= wanted) return place + 1;
  }
  return hits.length;
}

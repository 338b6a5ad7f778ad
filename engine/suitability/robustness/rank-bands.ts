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

/** Memberships criterion after criterion, so that one draw walks through memory once. */
interface Matrix {
  /** known × membership, criteria × alternatives. */
  readonly values: Float64Array;
  /** Share known, criteria × alternatives; null when everything is known. */
  readonly known: Float64Array | null;
  /** Σ w·known of the draw. */
  readonly total: Float64Array;
}

function matrixOf({ memberships, known, tier }: RankBandQuestion): Matrix {
  const width = memberships.length;
  const count = tier.length;
  const values = new Float64Array(count * width);
  const shares = new Float64Array(count * width);
  let complete = true;
  for (let k = 0; k < width; k++) {
    for (let i = 0; i < count; i++) {
      const membership = memberships[k]?.[i] as number;
      const share = Number.isNaN(membership) ? 0 : (known[k]?.[i] as number);
      values[k * count + i] = share === 0 ? 0 : share * membership;
      shares[k * count + i] = share;
      complete &&= share === 1;
    }
  }
  return { values, known: complete ? null : shares, total: new Float64Array(count) };
}

function disturb(matrix: Matrix, errors: readonly { k: number; curve: ErrorCurve }[], random: SeededRandom): void {
  const { values, known } = matrix;
  const count = matrix.total.length;
  for (const { k, curve } of errors) {
    for (let i = 0; i < count; i++) {
      const at = k * count + i;
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

function scoreAll({ values, known, total }: Matrix, weights: Float64Array, scores: Float64Array): void {
  weigh(values, weights, scores);
  if (known === null) return;
  weigh(known, weights, total);
  for (let i = 0; i < scores.length; i++) {
    const weight = total[i] as number;
    scores[i] = weight > 0 ? (scores[i] as number) / weight : 0;
  }
}

/** Σ weight × column, criteria × alternatives to alternatives; four columns at a time, so that sums are stored rarely. */
function weigh(columns: Float64Array, weights: Float64Array, into: Float64Array): void {
  const count = into.length;
  const fours = weights.length - (weights.length % 4);
  into.fill(0);
  for (let k = 0; k < fours; k += 4) {
    const first = weights[k] as number;
    const second = weights[k + 1] as number;
    const third = weights[k + 2] as number;
    const fourth = weights[k + 3] as number;
    for (let i = 0, at = k * count; i < count; i++, at++) {
      const half = first * (columns[at] as number) + second * (columns[at + count] as number);
      const other = third * (columns[at + 2 * count] as number) + fourth * (columns[at + 3 * count] as number);
      into[i] = (into[i] as number) + (half + other);
    }
  }
  for (let k = fours; k < weights.length; k++) {
    const weight = weights[k] as number;
    for (let i = 0, at = k * count; i < count; i++, at++)
      into[i] = (into[i] as number) + weight * (columns[at] as number);
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

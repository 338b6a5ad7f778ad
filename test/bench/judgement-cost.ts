import { weightedSum } from '../../engine/suitability/aggregations/weighted-sum.ts';
import { rankBands } from '../../engine/suitability/robustness/rank-bands.ts';
import { seededRandom } from '../../engine/suitability/robustness/seeded-random.ts';
import { drawWeights } from '../../engine/suitability/robustness/weight-draws.ts';
import { emptySuitability, membershipSet, suitabilityColumns } from '../../engine/suitability/suitability-columns.ts';

const CRITERIA = 12;
const VILLAGES = 151;
const DRAWS = 1000;
const CONCENTRATION = 50;
const TOP = 10;

/** Seconds to score every row anew after a change of weights, and to read the same columns once. */
export interface RescoreCost {
  readonly rescore: number;
  readonly stream: number;
}

/** A round of re-scoring `rows` parcels on one thread; a tenth of a quarter of the columns is missing when `gaps` says so. */
export function rescoring(rows: number, seed: number, gaps: boolean): () => RescoreCost {
  const random = seededRandom(seed);
  const columns = Array.from({ length: CRITERIA }, (_c, k) =>
    Float64Array.from({ length: rows }, () => {
      const value = random.uniform();
      return gaps && k % 4 === 0 && value < 0.1 ? Number.NaN : value;
    }),
  );
  const set = membershipSet(columns);
  const into = emptySuitability(rows);
  const rule = { aggregation: weightedSum, settings: {}, bounds: [0.75, 0.5, 0.25] as const };
  return () => {
    const weights = columns.map(() => random.uniform());
    const [, stream] = timed(() => streamed(columns));
    const [, rescore] = timed(() => suitabilityColumns(set, weights, rule, into));
    return { rescore, stream };
  };
}

/** Seconds for the draws over flat arrays, and for the same draws in a plain loop over objects. */
export interface DrawCost {
  readonly ours: number;
  readonly plain: number;
}

/** A round of 1,000 draws over 151 villages and 12 criteria; throws when the two ways disagree. */
export function drawing(seed: number): () => DrawCost {
  const random = seededRandom(seed);
  const memberships = Array.from({ length: CRITERIA }, () =>
    Float64Array.from({ length: VILLAGES }, () => random.uniform()),
  );
  const weights = memberships.map(() => 1 / CRITERIA);
  const villages = Array.from({ length: VILLAGES }, (_v, i) => ({
    id: `village ${i}`,
    criteria: Object.fromEntries(memberships.map((column, k) => [`criterion ${k}`, column[i] as number])),
  }));
  const question = {
    memberships,
    known: memberships.map((column) => column.map(() => 1)),
    weights,
    tier: new Uint8Array(VILLAGES),
    errors: memberships.map(() => null),
    draws: DRAWS,
    concentration: CONCENTRATION,
    top: TOP,
  };
  return () => {
    const [bands, ours] = timed(() => rankBands(question, seededRandom(seed)));
    const [shares, plain] = timed(() => plainDraws(villages, weights, seed));
    if (bands.topShare.some((share, i) => Math.abs(share - (shares[i] as number)) > 1e-12)) {
      throw new Error('the two ways of drawing disagree');
    }
    return { ours, plain };
  };
}

interface PlainVillage {
  readonly id: string;
  readonly criteria: Readonly<Record<string, number>>;
}

/** What one would write first: objects, a sort in every draw, ranks kept by name. */
function plainDraws(villages: readonly PlainVillage[], weights: readonly number[], seed: number): number[] {
  const random = seededRandom(seed);
  const row = new Float64Array(weights.length);
  const ranks = new Map<string, number[]>(villages.map(({ id }) => [id, []]));
  for (let draw = 0; draw < DRAWS; draw++) {
    drawWeights(weights, CONCENTRATION, random, row);
    const drawn = Object.fromEntries(weights.map((_w, k) => [`criterion ${k}`, row[k] as number]));
    const ranked = villages
      .map(({ id, criteria }) => ({
        id,
        score: Object.entries(criteria).reduce((sum, [name, value]) => sum + (drawn[name] as number) * value, 0),
      }))
      .sort((a, b) => b.score - a.score);
    for (const [place, { id }] of ranked.entries()) ranks.get(id)?.push(place + 1);
  }
  return villages.map(({ id }) => (ranks.get(id) ?? []).filter((rank) => rank <= TOP).length / DRAWS);
}

function streamed(columns: readonly Float64Array[]): number {
  let sum = 0;
  for (const column of columns) for (let row = 0; row < column.length; row++) sum += column[row] as number;
  return sum;
}

function timed<T>(once: () => T): [T, number] {
  const start = performance.now();
  const value = once();
  return [value, (performance.now() - start) / 1000];
}

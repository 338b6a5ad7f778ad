import { describe, expect, it } from 'vitest';
import { type RankBandQuestion, rankBands } from '../../../../engine/suitability/robustness/rank-bands.ts';
import { seededRandom } from '../../../../engine/suitability/robustness/seeded-random.ts';
import { methodExample } from '../method-example.ts';

interface Example20 {
  readonly input: { readonly X: readonly (readonly number[])[]; readonly w: readonly number[] };
  readonly expect: {
    readonly deterministic: readonly number[];
    readonly rank1_acceptability: readonly number[];
    readonly score_sd_analytic: readonly number[];
  };
}

const e20 = methodExample<Example20>('E20');

function question(rows: readonly (readonly number[])[], weights: readonly number[]): RankBandQuestion {
  const columns = weights.map((_w, k) => Float64Array.from(rows, (row) => row[k] as number));
  return {
    memberships: columns,
    known: columns.map((column) => column.map((value) => (Number.isNaN(value) ? 0 : 1))),
    weights,
    tier: new Uint8Array(rows.length),
    errors: columns.map(() => null),
    draws: 2000,
    concentration: 50,
    top: 2,
  };
}

describe('rankBands', () => {
  it.skipIf(e20 === null)('agrees with the worked example E20: 97.5 / 0.8 / 1.7 % of the draws', () => {
    const { input, expect: wanted } = e20 as Example20;
    const bands = rankBands({ ...question(input.X, input.w), draws: 100_000 }, seededRandom(20));
    for (const [i, share] of wanted.rank1_acceptability.entries()) {
      expect(Math.abs((bands.firstShare[i] as number) - share)).toBeLessThan(0.01);
      expect(Math.abs((bands.mean[i] as number) - (wanted.deterministic[i] as number))).toBeLessThan(0.001);
      expect(Math.abs((bands.deviation[i] as number) - (wanted.score_sd_analytic[i] as number))).toBeLessThan(0.001);
    }
  });

  const random = seededRandom(99);
  const seeded = Array.from({ length: 30 }, () => Array.from({ length: 6 }, () => random.uniform()));
  const weights = [0.3, 0.25, 0.2, 0.1, 0.1, 0.05];

  it('is the same for a seed, and places are taken once in each draw', () => {
    const asked = question(seeded, weights);
    const bands = rankBands(asked, seededRandom(1));
    expect(rankBands(asked, seededRandom(1))).toEqual(bands);
    expect(bands.firstShare.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(bands.topShare.reduce((a, b) => a + b, 0)).toBeCloseTo(2, 12);
    for (let i = 0; i < 30; i++) {
      expect(bands.low[i]).toBeLessThanOrEqual(bands.median[i] as number);
      expect(bands.median[i]).toBeLessThanOrEqual(bands.high[i] as number);
    }
  });

  it('agrees with sorting every draw anew, also where values are missing', () => {
    const rows = seeded.map((row, i) => row.map((value, k) => ((i + k) % 5 === 0 ? Number.NaN : value)));
    const asked = { ...question(rows, weights), draws: 300 };
    const bands = rankBands(asked, seededRandom(3));
    const first = new Array<number>(30).fill(0);
    const draws = plainDraws(asked, 3);
    for (const order of draws) first[order[0] as number] = (first[order[0] as number] ?? 0) + 1;
    expect(Array.from(bands.firstShare, (share) => Math.round(300 * share))).toEqual(first);
    for (let i = 0; i < 30; i++) {
      const ranks = draws.map((order) => order.indexOf(i) + 1).sort((a, b) => a - b);
      expect([bands.low[i], bands.median[i], bands.high[i]]).toEqual([ranks[14], ranks[149], ranks[284]]);
    }
  });

  it('never puts a lower tier before a higher one', () => {
    const tier = Uint8Array.from(seeded, (_row, i) => Number(i >= 25));
    const bands = rankBands({ ...question(seeded, weights), tier, top: 5 }, seededRandom(1));
    expect(Array.from(bands.topShare, (share) => share)).toEqual(seeded.map((_row, i) => Number(i >= 25)));
  });

  it('narrows to one rank when weights are sure, and widens with measurement error', () => {
    const sure = rankBands({ ...question(seeded, weights), concentration: 1e9 }, seededRandom(1));
    expect(Array.from(sure.low)).toEqual(Array.from(sure.high));
    const curve = [-0.2, -0.1, 0, 0.1, 0.2].map((off) => Float64Array.from(seeded, (row) => (row[0] as number) + off));
    const errors = [curve as never, null, null, null, null, null];
    const shaken = rankBands({ ...question(seeded, weights), concentration: 1e9, errors }, seededRandom(1));
    expect(Array.from(shaken.high, (high, i) => high - (shaken.low[i] as number)).some((width) => width > 0)).toBe(
      true,
    );
    const [sd] = shaken.deviation;
    expect(Math.abs((sd as number) / (0.3 * 0.1) - 0.95)).toBeLessThan(0.07);
  });
});

/** The order of every draw, by objects and a full sort: the slow way to the same answer. */
function plainDraws({ memberships, weights, draws, concentration }: RankBandQuestion, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: draws }, () => {
    const variates = weights.map((weight) => random.gamma(concentration * weight));
    const total = variates.reduce((a, b) => a + b, 0);
    const scores = Array.from(memberships[0] as Float64Array, (_v, i) => {
      let [sum, known] = [0, 0];
      for (const [k, column] of memberships.entries()) {
        const value = column[i] as number;
        if (Number.isNaN(value)) continue;
        sum += ((variates[k] as number) / total) * value;
        known += (variates[k] as number) / total;
      }
      return sum / known;
    });
    return scores.map((_s, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  });
}

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../engine/suitability/robustness/seeded-random.ts';
import { drawWeights } from '../../../../engine/suitability/robustness/weight-draws.ts';

const COUNT = 100_000;

function momentsOf(draw: () => number): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (let k = 0; k < COUNT; k++) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  return { mean: sum / COUNT, variance: squares / COUNT - (sum / COUNT) ** 2 };
}

describe('seededRandom', () => {
  it('gives the same stream for a seed and another for another', () => {
    const stream = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(stream(7)).toEqual(stream(7));
    expect(stream(7)).not.toEqual(stream(8));
    expect(stream(7)).not.toEqual(stream(7 + 2 ** 32));
  });

  it('is uniform on (0, 1): mean 1/2, variance 1/12, every tenth alike', () => {
    const random = seededRandom(1);
    const tenths = new Array<number>(10).fill(0);
    const { mean, variance } = momentsOf(() => {
      const value = random.uniform();
      tenths[Math.floor(10 * value)] = (tenths[Math.floor(10 * value)] ?? 0) + 1;
      return value;
    });
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 3);
    for (const count of tenths) expect(Math.abs(count / COUNT - 0.1)).toBeLessThan(0.005);
  });

  it('is normal: mean 0, variance 1, 68.27 % within one deviation', () => {
    const random = seededRandom(2);
    let inside = 0;
    const { mean, variance } = momentsOf(() => {
      const value = random.normal();
      inside += Number(Math.abs(value) < 1);
      return value;
    });
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    expect(Math.abs(inside / COUNT - 0.6827)).toBeLessThan(0.006);
  });

  it('has the tails of the normal distribution: 4.55 % beyond two deviations, 0.27 % beyond three, 6.3e-5 beyond four', () => {
    const random = seededRandom(6);
    const beyond = [0, 0, 0];
    for (let k = 0; k < 1_000_000; k++) {
      const size = Math.abs(random.normal());
      for (const [at, bound] of [2, 3, 4].entries()) if (size > bound) beyond[at] = (beyond[at] as number) + 1e-6;
    }
    expect(Math.abs((beyond[0] as number) - 0.0455)).toBeLessThan(0.0008);
    expect(Math.abs((beyond[1] as number) - 0.0027)).toBeLessThan(0.0002);
    expect(Math.abs((beyond[2] as number) - 0.0000633)).toBeLessThan(0.00003);
  });

  it.each([0.2, 0.8, 1, 2.5, 10, 40])('has mean and variance of a gamma distribution of shape %d', (shape) => {
    const random = seededRandom(3);
    const { mean, variance } = momentsOf(() => random.gamma(shape));
    expect(Math.abs(mean / shape - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.06);
  });
});

/** Draws one after the other, row by row. */
function drawsOf(weights: readonly number[], concentration: number, draws: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const rows = new Float64Array(draws * weights.length);
  for (let draw = 0; draw < draws; draw++) {
    drawWeights(weights, concentration, random, rows.subarray(draw * weights.length, (draw + 1) * weights.length));
  }
  return rows;
}

describe('drawWeights', () => {
  it('sums to 1 and has mean w and variance w(1−w)/(concentration+1) of the Dirichlet distribution', () => {
    const weights = [0.5, 0.3, 0.15, 0.05];
    const rows = drawsOf(weights, 50, 40_000, 4);
    for (const [k, weight] of weights.entries()) {
      let [sum, squares] = [0, 0];
      for (let draw = 0; draw < 40_000; draw++) {
        const value = rows[draw * 4 + k] as number;
        sum += value;
        squares += value * value;
      }
      const mean = sum / 40_000;
      expect(Math.abs(mean - weight)).toBeLessThan(0.002);
      const expected = (weight * (1 - weight)) / 51;
      expect(Math.abs((squares / 40_000 - mean * mean) / expected - 1)).toBeLessThan(0.05);
    }
    for (let draw = 0; draw < 100; draw++) {
      expect(rows.subarray(draw * 4, draw * 4 + 4).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  it('leaves a criterion of weight 0 at 0', () => {
    const rows = drawsOf([0.7, 0, 0.3], 20, 50, 5);
    for (let draw = 0; draw < 50; draw++) expect(rows[draw * 3 + 1]).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../engine/suitability/robustness/seeded-random.ts';
import { equalWeights, weightChange, weightsWith } from '../../../web/state/weights.ts';

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);

describe('weights under the hand', () => {
  it('share what is left in the proportion they had', () => {
    expect(weightsWith([0.2, 0.3, 0.5], 0, 0.6)).toEqual([0.6, 0.15, 0.25]);
    expect(weightsWith([0.2, 0.3, 0.5], 2, 0)).toEqual([0.4, 0.6, 0]);
  });

  it('are shared alike when nothing else had any weight', () => {
    expect(weightsWith([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  });

  it('always make 1 and never fall below 0', () => {
    const stream = seededRandom(20261128);
    const random = () => stream.uniform();
    for (let round = 0; round < 500; round++) {
      const count = 2 + Math.floor(random() * 20);
      let weights = equalWeights(count);
      for (let move = 0; move < 30; move++) {
        weights = weightsWith(weights, Math.floor(random() * count), Math.round(random() * 100) / 100);
        expect(Math.abs(sum(weights) - 1)).toBeLessThan(1e-9);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('are a setting of the page, whoever gave the former ones', () => {
    const change = weightChange([{ id: 'soil-ph' }, { id: 'slope', weight: 0.4 }], [0.25, 0.75]);
    expect(change.criteria).toEqual([
      { id: 'soil-ph', weight: 0.25 },
      { id: 'slope', weight: 0.75 },
    ]);
    expect(change.weighting).toEqual({ method: 'direct' });
    expect(change.weightSource?.zh).toContain('情景设定');
  });
});

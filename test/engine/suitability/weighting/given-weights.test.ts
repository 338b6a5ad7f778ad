import { describe, expect, it } from 'vitest';
import { direct } from '../../../../engine/suitability/weighting/methods/direct.ts';
import { WEIGHTING_METHODS } from '../../../../engine/suitability/weighting/methods/index.ts';
import { rankOrder } from '../../../../engine/suitability/weighting/methods/rank-order.ts';
import { orderFrom } from '../../../../engine/suitability/weighting/rank-document.ts';
import { RANK_FORMULAS } from '../../../../engine/suitability/weighting/rank-weights.ts';
import { expectClose } from './close-to.ts';

const placed = (size: number) => Array.from({ length: size }, (_, k) => [`p${k + 1}`]);

describe('rank-order weights', () => {
  // Barron and Barrett 1996 (centroid) and Stillwell, Seaver, Edwards 1981 (sum, reciprocal), four digits as printed.
  it.each([
    ['centroid', 3, [0.6111, 0.2778, 0.1111]],
    ['centroid', 4, [0.5208, 0.2708, 0.1458, 0.0625]],
    ['centroid', 5, [0.4567, 0.2567, 0.1567, 0.09, 0.04]],
    ['sum', 4, [0.4, 0.3, 0.2, 0.1]],
    ['sum', 5, [0.3333, 0.2667, 0.2, 0.1333, 0.0667]],
    ['reciprocal', 4, [0.48, 0.24, 0.16, 0.12]],
    ['reciprocal', 5, [0.438, 0.219, 0.146, 0.1095, 0.0876]],
  ] as const)('%s of %i places', (formula, size, published) => {
    expectClose(rankOrder.weigh({ order: placed(size), formula }).weights, published, 5e-5);
  });

  it('the exponent formula: 0 equal weights, 1 the rank sum, 2 squares', () => {
    const of = (exponent: number) => rankOrder.weigh({ order: placed(4), formula: 'exponent', exponent }).weights;
    expectClose(of(0), [0.25, 0.25, 0.25, 0.25], 1e-15);
    expectClose(of(1), [0.4, 0.3, 0.2, 0.1], 1e-15);
    expectClose(of(2), [16 / 30, 9 / 30, 4 / 30, 1 / 30], 1e-15);
  });

  it('the centroid is the mean of the corners of ranked weights', () => {
    // The corners of {w₁ ≥ w₂ ≥ … ≥ 0, Σw = 1} are (1, 0, …), (½, ½, 0, …), … (Barron 1992).
    for (let size = 1; size <= 9; size++) {
      const mean = Array.from({ length: size }, (_, k) => {
        let sum = 0;
        for (let corner = k + 1; corner <= size; corner++) sum += 1 / corner;
        return sum / size;
      });
      expectClose(rankOrder.weigh({ order: placed(size) }).weights, mean, 1e-15);
    }
  });

  it.each(RANK_FORMULAS)('%s: ties share the mean of their places, all tied are equal, the sum is 1', (formula) => {
    const asked = { formula, exponent: 2 };
    const apart = rankOrder.weigh({ ...asked, order: [['a'], ['b'], ['c'], ['d']] }).weights;
    const { weights, details, findings } = rankOrder.weigh({ ...asked, order: [['a'], ['b', 'c'], ['d']] });
    const mean = ((apart[1] as number) + (apart[2] as number)) / 2;
    expectClose(weights, [apart[0] as number, mean, mean, apart[3] as number], 1e-15);
    expect(details.ranks).toEqual([1, 2.5, 2.5, 4]);
    expect(findings).toMatchObject([{ code: 'tied-ranks' }]);
    expectClose(rankOrder.weigh({ ...asked, order: [['a', 'b', 'c']] }).weights, [1 / 3, 1 / 3, 1 / 3], 1e-15);
  });

  it('reads ranks with gaps and ties, and orders', () => {
    const expected = [['b'], ['a', 'c'], ['d']];
    expect(orderFrom({ ranks: { a: 2, b: 1, c: 2, d: 4 } })).toEqual(expected);
    expect(orderFrom({ ranks: { a: 2.5, b: 1, c: 2.5, d: 4 } })).toEqual(expected);
    expect(orderFrom({ order: ['b', ['a', 'c'], 'd'] })).toEqual(expected);
    expect(orderFrom(['b', ['a', 'c'], 'd'])).toEqual(expected);
  });

  it.each([[3], [null], [{ ranks: { a: 'first' } }], [{ ranks: [1] }], [{ names: [] }], [[1, 2]], [{ order: [[]] }]])(
    'refuses %j as an order',
    (document) => {
      expect(() => orderFrom(document)).toThrow(expect.objectContaining({ code: 'no-order', kind: 'input' }));
    },
  );

  it.each([
    ['no-order', { order: [] }],
    ['repeated-name', { order: [['a'], ['a']] }],
    ['missing-exponent', { order: [['a']], formula: 'exponent' }],
    ['bad-exponent', { order: [['a']], formula: 'exponent', exponent: -1 }],
  ] as const)('%s is refused', (code, question) => {
    expect(() => rankOrder.weigh(question)).toThrow(expect.objectContaining({ code }));
  });
});

describe('direct weights', () => {
  it('are shares of the values, fractions understood, 0 kept', () => {
    expectClose(direct.weigh({ values: { a: 60, b: '30', c: '20/2', d: 0 } }).weights, [0.6, 0.3, 0.1, 0], 1e-15);
  });

  it.each([
    ['no-values', {}],
    ['all-zero', { a: 0, b: 0 }],
    ['negative-value', { a: 1, b: -2 }],
    ['no-value', { a: 1, b: null }],
    ['not-a-judgement', { a: 'much' }],
  ])('%s is refused', (code, values) => {
    expect(() => direct.weigh({ values })).toThrow(expect.objectContaining({ code, kind: 'input' }));
  });
});

describe('the registry of weighting methods', () => {
  it('has unique ids, both labels, a source in both languages and no empty parameter', () => {
    const ids = WEIGHTING_METHODS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { label, source, parameters } of WEIGHTING_METHODS) {
      expect(label.zh && label.en && source.reference.zh && source.reference.en).toBeTruthy();
      expect(parameters.every(({ values }) => values.length > 0)).toBe(true);
    }
  });
});

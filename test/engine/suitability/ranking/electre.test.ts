import { describe, expect, it } from 'vitest';
import { distillation } from '../../../../engine/suitability/ranking/electre/distillation.ts';
import { finalPreorder } from '../../../../engine/suitability/ranking/electre/final-preorder.ts';
import { constants, part, ranked } from './ranked.ts';

const threshold = { alpha: 0.3, beta: -0.15 };
const matrix = (rows: readonly (readonly number[])[]) => rows.map((row) => Float64Array.from(row));
const both = (rows: readonly (readonly number[])[]) => ({
  descending: [...distillation(matrix(rows), threshold, 'descending')],
  ascending: [...distillation(matrix(rows), threshold, 'ascending')],
});

/** Credibilities of the test cases of the ElectreDistillation and ElectreDistillationRank services (ElectreDiviz). */
const FIVE = [
  [1, 0, 1, 0.8, 1],
  [0, 1, 0, 0.9, 0.67],
  [0.6, 0, 1, 0.6, 0.8],
  [0.25, 0.8, 0.67, 1, 0.85],
  [0.67, 0, 0.8, 0.8, 1],
];
const EIGHT = [
  [0, 0.75, 0, 0.55, 0.6, 0, 0, 0.7],
  [0.75, 0, 0, 0.82, 0.45, 0, 0, 0.49],
  [0, 0, 0, 0, 0, 0, 0, 0.7],
  [0, 0.7, 0, 0, 0.76, 0, 0, 0.55],
  [0, 0.55, 0, 0.55, 0, 0, 0.7, 0],
  [0.12, 0.6, 0, 0.33, 0, 0, 0, 0],
  [0.17, 0, 0, 0, 0.9, 0.37, 0, 0],
  [0, 0, 0.7, 0.045, 0, 0, 0, 0],
];
const TEN = [
  [1, 0, 0, 0, 0, 0, 0.8, 0, 0, 0],
  [1, 1, 0, 1, 0.01747923, 0, 1, 0.05774431, 0, 0.6346667],
  [1, 1, 1, 1, 1, 1, 1, 1, 0, 1],
  [0.6592, 0.0029768553, 0, 1, 0, 0, 0.7, 0, 0, 0],
  [1, 0.87542856, 0, 1, 1, 0.050833385, 1, 0.85525, 0, 1],
  [1, 1, 0, 1, 0.9272, 1, 1, 0.8875, 0, 1],
  [0.6604, 0, 0, 0.8, 0, 0, 1, 0, 0, 0.0039644],
  [1, 0.7, 0, 0.84571433, 0.24835716, 0, 1, 1, 0, 0.81314296],
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  [1, 0.7605713, 0, 1, 0.020865846, 0, 1, 0.13605264, 0, 1],
];

describe('distillation', () => {
  it('agrees with the published services on five, eight and ten alternatives', () => {
    expect(both(FIVE)).toEqual({ descending: [1, 2, 3, 3, 3], ascending: [1, 1, 3, 2, 3] });
    expect(both(EIGHT)).toEqual({
      descending: [2, 4, 5, 1, 5, 3, 1, 5],
      ascending: [1, 3, 1, 3, 5, 2, 1, 4],
    });
    // Warsaw's ten schools: APS AWF PW PWT SGGW SGH SGSP UKSW UW WAT.
    expect(both(TEN).descending).toEqual([8, 5, 2, 7, 4, 3, 8, 6, 1, 5]);
    expect(both(TEN).ascending).toEqual([8, 6, 2, 7, 4, 3, 8, 5, 1, 6]);
  });

  it('keeps all together where every outranking is as credible as the other', () => {
    for (const value of [0, 1]) {
      const same = Array.from({ length: 5 }, () => new Array(5).fill(value));
      expect(both(same)).toEqual({ descending: [1, 1, 1, 1, 1], ascending: [1, 1, 1, 1, 1] });
    }
  });
});

describe('final preorder', () => {
  it('agrees with the published service: levels and median preorder', () => {
    const { levels, median, comparisons } = finalPreorder(
      Float64Array.of(2, 4, 5, 1, 5, 3, 1, 5),
      Float64Array.of(1, 3, 1, 3, 5, 2, 1, 4),
    );
    expect([...levels]).toEqual([2, 4, 3, 2, 6, 3, 1, 5]);
    expect([...median]).toEqual([2, 6, 5, 3, 8, 4, 1, 7]);
    expect(comparisons[0]?.[3]).toBe('R');
    expect(comparisons[6]?.[0]).toBe('>');
    const five = finalPreorder(Float64Array.of(1, 2, 3, 3, 3), Float64Array.of(2, 3, 4, 5, 1));
    expect([...five.levels]).toEqual([1, 2, 3, 4, 1]);
    expect([...five.median]).toEqual([1, 3, 4, 5, 2]);
  });
});

describe('ELECTRE III', () => {
  // Performances and thresholds of the example in the R package MCDA (Meyer et al. 2019), ELECTREIIIDistillation.
  const rows = [
    [10, 20, 5, 10, 16],
    [0, 5, 5, 16, 10],
    [0, 10, 0, 16, 7],
    [20, 5, 10, 10, 13],
    [20, 10, 15, 10, 13],
    [20, 10, 20, 13, 13],
  ];
  const all = (value: number) => constants(value, value, value, value, value);
  const weights = [0.3, 0.2, 0.3, 0.1, 0.1];
  const parameters = { q: all(3), p: all(5), veto: all(11) };

  it('has the concordances and credibilities that one works out by hand', () => {
    const found = ranked(rows, 'electre-iii', { weights, parameters });
    const concordance = found.details['concordance'] as number[][];
    const credibility = found.details['credibility'] as number[][];
    // a4 against a6: behind by 0, 5, 10, 3, 0, so c = 1, 0, 0, 1, 1; on c3 the veto speaks by (10 − 5)/(11 − 5).
    expect(concordance[3]?.[5]).toBeCloseTo(0.3 + 0.1 + 0.1, 12);
    expect(credibility[3]?.[5]).toBeCloseTo((0.5 * (1 - 5 / 6)) / (1 - 0.5), 12);
    // a1 against a2: behind on c4 alone, by 6: C = 0.9, and D = 1/6 is below it.
    expect(credibility[0]?.[1]).toBeCloseTo(0.9, 12);
    // a2 against a1: 10 behind on c1, 15 on c2, which is beyond the veto threshold.
    expect(credibility[1]?.[0]).toBe(0);
    expect(part(found, 'descending')).toEqual([3, 5, 5, 4, 2, 1]);
    expect(part(found, 'ascending')).toEqual([2, 6, 5, 4, 3, 1]);
    expect([...found.ranks]).toEqual([2, 6, 5, 4, 2, 1]);
  });

  it('takes the same answer from costs as from benefits of the other sign', () => {
    const costs = rows.map((row) => row.map((value) => -value));
    const found = ranked(costs, 'electre-iii', { types: '-----', weights, parameters });
    expect([...found.ranks]).toEqual([2, 6, 5, 4, 2, 1]);
  });

  it('grows a threshold with the value it is taken at: 10 % of 20 is 2', () => {
    const share = { slope: 0.1, constant: 0 };
    const two = ranked([[20], [21.9]], 'electre-iii', { parameters: { q: [share], p: [share] } });
    expect((two.details['concordance'] as number[][])[0]?.[1]).toBe(1);
    const beyond = ranked([[20], [22.1]], 'electre-iii', { parameters: { q: [share], p: [share] } });
    expect((beyond.details['concordance'] as number[][])[0]?.[1]).toBe(0);
  });

  it('a difference that equals a threshold on paper is not beyond it', () => {
    const found = ranked([[0.5], [0.8]], 'electre-iii', { parameters: { q: constants(0.3) } });
    expect((found.details['concordance'] as number[][])[0]?.[1]).toBe(1);
  });
});

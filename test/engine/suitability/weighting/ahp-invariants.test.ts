import { describe, expect, it } from 'vitest';
import type { ComparisonMatrix } from '../../../../engine/suitability/weighting/comparison-matrix.ts';
import { pairsOf, withJudgement } from '../../../../engine/suitability/weighting/comparison-matrix.ts';
import { consistencyOf } from '../../../../engine/suitability/weighting/consistency.ts';
import { ahp } from '../../../../engine/suitability/weighting/methods/ahp.ts';
import { perronPair } from '../../../../engine/suitability/weighting/perron.ts';
import { PRIORITY_RULES, type PriorityRule } from '../../../../engine/suitability/weighting/priorities.ts';
import { worstJudgement } from '../../../../engine/suitability/weighting/worst-judgement.ts';
import { seeded } from '../../zonal/seeded.ts';
import { expectClose } from './close-to.ts';
import { noisyJudgements, randomJudgements, ratiosOf, reordered, shuffled } from './judgement-matrices.ts';
import { comparisonsIn } from './questions.ts';

const weighed = (matrix: readonly (readonly number[])[], priorities: PriorityRule = 'eigenvector') =>
  ahp.weigh({ comparisons: comparisonsIn(matrix), priorities, acceptInconsistent: true, randomIndexSet: 'simulated' });

const matrixOf = (rows: readonly (readonly number[])[]): ComparisonMatrix => ({
  names: rows.map((_, k) => `c${k + 1}`),
  values: Float64Array.from(rows.flat()),
});

const random = seeded(2024);
const seededMatrices = Array.from({ length: 40 }, (_, k) => {
  const size = 3 + (k % 7);
  return k % 2 === 0 ? randomJudgements(random, size) : noisyJudgements(random, size, 1.5);
});

describe('weights of seeded matrices', () => {
  it.each(PRIORITY_RULES)('%s: sum to 1, are positive and move with the names', (rule) => {
    for (const matrix of seededMatrices) {
      const { weights } = weighed(matrix, rule);
      expect(Math.abs(weights.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-12);
      expect(weights.every((weight) => weight > 0)).toBe(true);
      const order = shuffled(random, matrix.length);
      expectClose(
        weighed(reordered(matrix, order), rule).weights,
        order.map((k) => weights[k] as number),
        1e-13,
      );
    }
  });

  it('the geometric mean of the transposed matrix is the inverse weight', () => {
    for (const matrix of seededMatrices) {
      const { weights } = weighed(matrix, 'geometric-mean');
      const turned = matrix.map((_, row) => matrix.map((__, column) => matrix[column]?.[row] as number));
      const inverse = weights.map((weight) => 1 / weight);
      const sum = inverse.reduce((a, b) => a + b, 0);
      expectClose(
        weighed(turned, 'geometric-mean').weights,
        inverse.map((value) => value / sum),
        1e-13,
      );
    }
  });

  it.each(PRIORITY_RULES)(
    '%s: a consistent matrix gives its weights back, at ratio 0; transposed, their inverses',
    (rule) => {
      for (let k = 0; k < 30; k++) {
        const given = Array.from({ length: 1 + (k % 12) }, () => 0.05 + random());
        const sum = given.reduce((a, b) => a + b, 0);
        const { weights, details } = weighed(ratiosOf(given), rule);
        expectClose(
          weights,
          given.map((value) => value / sum),
          1e-14,
        );
        expect(details.consistency.CR).toBeLessThan(1e-12);
        expect(details.worstJudgement).toBeNull();
        const inverse = given.map((value) => 1 / value);
        const inverseSum = inverse.reduce((a, b) => a + b, 0);
        expectClose(
          weighed(ratiosOf(inverse), rule).weights,
          inverse.map((value) => value / inverseSum),
          1e-14,
        );
      }
    },
  );

  it('the eigenvector satisfies A w = λ w to the last digits, also where the power method creeps', () => {
    const cycle = [
      [1, 1e6, 1e-6],
      [1e-6, 1, 1e6],
      [1e6, 1e-6, 1],
    ];
    for (const rows of [...seededMatrices, cycle, randomJudgements(random, 60)]) {
      const { values } = matrixOf(rows);
      const { eigenvalue, vector } = perronPair(values, rows.length);
      for (const [r, row] of rows.entries()) {
        const image = row.reduce((sum, value, c) => sum + value * (vector[c] as number), 0);
        expect(Math.abs(image / ((vector[r] as number) * eigenvalue) - 1)).toBeLessThan(1e-13);
      }
    }
  });
});

describe('the worst judgement', () => {
  it('no replacement of any one judgement, by any value, lowers the ratio more', () => {
    for (const rows of seededMatrices.slice(0, 24)) {
      const matrix = matrixOf(rows);
      const worst = worstJudgement(matrix, 'simulated');
      if (worst === null) throw new Error('a seeded matrix contradicts itself');
      const at = (name: string) => matrix.names.indexOf(name);
      const replaced = withJudgement(matrix, { first: at(worst.first), second: at(worst.second) }, worst.consistent);
      expect(consistencyOf(replaced, 'simulated').CR).toBeCloseTo(worst.CRAfter, 10);
      expect(worst.CRAfter).toBeLessThan(consistencyOf(matrix, 'simulated').CR);
      for (const pair of pairsOf(rows.length)) {
        for (let log = -6; log <= 6; log += 0.25) {
          const { CR } = consistencyOf(withJudgement(matrix, pair, Math.exp(log)), 'simulated');
          expect(CR).toBeGreaterThanOrEqual(worst.CRAfter - 1e-9);
        }
      }
    }
  });

  it('finds the one judgement turned round in a consistent matrix', () => {
    for (let k = 0; k < 20; k++) {
      const size = 4 + (k % 6);
      const rows = ratiosOf(Array.from({ length: size }, (_, place) => 1.5 ** place));
      const [first, second] = [k % (size - 1), size - 1];
      const right = rows[first]?.[second] as number;
      const turned = withJudgement(matrixOf(rows), { first, second }, 1 / right);
      const worst = worstJudgement(turned, 'simulated');
      expect([worst?.first, worst?.second]).toEqual([`c${first + 1}`, `c${second + 1}`]);
      expect(worst?.consistent).toBeCloseTo(right, 8);
      expect(worst?.CRAfter).toBeLessThan(1e-9);
      expect(worst?.equallyBad).toEqual([]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { checkComparisons } from '../../../../engine/suitability/weighting/check-comparisons.ts';
import { judgementOf, pairsOf, withJudgement } from '../../../../engine/suitability/weighting/comparison-matrix.ts';
import { completeJudgements } from '../../../../engine/suitability/weighting/completion.ts';
import { InconsistentJudgements } from '../../../../engine/suitability/weighting/inconsistent-judgements.ts';
import { ahp } from '../../../../engine/suitability/weighting/methods/ahp.ts';
import { ahpHierarchy } from '../../../../engine/suitability/weighting/methods/ahp-hierarchy.ts';
import { direct } from '../../../../engine/suitability/weighting/methods/direct.ts';
import { perronPair } from '../../../../engine/suitability/weighting/perron.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { seeded } from '../../zonal/seeded.ts';
import { expectClose } from './close-to.ts';
import { noisyJudgements, randomJudgements, ratiosOf } from './judgement-matrices.ts';
import { comparisonsIn, hierarchyIn } from './questions.ts';

type Named = Readonly<Record<string, number>>;

interface Computed {
  readonly weights: readonly number[];
  readonly lambda_max: number;
  readonly CI: number;
  readonly CR_saaty: number;
  readonly geometric_mean_weights: readonly number[];
}

interface Case {
  readonly id: string;
  readonly matrix?: readonly (readonly number[])[];
  readonly accept_consistency?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly values?: Named;
  readonly computed?: Computed & { readonly criteria: Computed; readonly target: Named; readonly consistency: Named };
  readonly published?: {
    readonly weights: Named;
    readonly weights4: Named;
    readonly target4: Named;
    readonly CR_saaty: number;
    readonly CR_donegan_dodd: number;
    readonly completed_cd: number;
  };
}

const cases = hasShared ? sharedJson<{ cases: Case[] }>('conformance/mcda/ahp.json').cases : [];
const caseOf = (id: string) => cases.find((one) => one.id === id) as Required<Case>;
const valuesOf = (names: readonly string[], values: Named) => names.map((name) => values[name] as number);

describe.skipIf(!hasShared)("peers' AHP answers (needs the shared folder)", () => {
  it('has all cases this file asserts', () => {
    expect(cases.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ahp-drinks', 'ahp-cities-hierarchy', 'ahp-incomplete', 'ahp-direct-values', 'ahp-bad']),
    );
  });

  const solved = cases.filter(({ matrix, computed }) => matrix && computed?.weights) as Required<Case>[];
  it.each(solved.map((one) => [one.id, one] as const))('%s: weights, λmax, CI, CR, geometric mean', (_, one) => {
    const comparisons = comparisonsIn(one);
    const { weights, details } = ahp.weigh({ comparisons, acceptInconsistent: true });
    expectClose(weights, one.computed.weights, 1e-9);
    expect(details.consistency.lambdaMax).toBeCloseTo(one.computed.lambda_max, 8);
    expect(details.consistency.CI).toBeCloseTo(one.computed.CI, 8);
    expect(details.consistency.CR).toBeCloseTo(one.computed.CR_saaty, 8);
    const means = ahp.weigh({ comparisons, acceptInconsistent: true, priorities: 'geometric-mean' });
    expectClose(means.weights, one.computed.geometric_mean_weights, 1e-9);
  });

  const judged = cases.filter(({ accept_consistency }) => accept_consistency !== undefined);
  it.each(judged.map((one) => [one.id, one] as const))('%s: accepted or refused', (_, one) => {
    const weighed = () => ahp.weigh({ comparisons: comparisonsIn(one) });
    if (one.accept_consistency) expect(weighed().details.consistency.accepted).toBe(true);
    else expect(weighed).toThrow(InconsistentJudgements);
  });

  it('drinks (Saaty 2008): the published figures with the random indices of Saaty and of Donegan and Dodd', () => {
    const one = caseOf('ahp-drinks');
    const { names, weights, details } = ahp.weigh({ comparisons: comparisonsIn(one) });
    expectClose(weights, valuesOf(names, one.published.weights4), 5e-5);
    expect(details.consistency.CR).toBeCloseTo(one.published.CR_saaty, 3);
    const { consistency } = ahp.weigh({ comparisons: comparisonsIn(one), randomIndexSet: 'donegan-dodd' }).details;
    expect(consistency).toMatchObject({ RI: 1.2519, randomIndexSet: 'donegan-dodd', interpolated: false });
    expect(Math.abs(consistency.CR - one.published.CR_donegan_dodd)).toBeLessThan(5e-5);
  });

  it('cities (Saaty 2005): global weights and the consistency of every node', () => {
    const one = caseOf('ahp-cities-hierarchy');
    const { names, weights, details } = ahpHierarchy.weigh({ hierarchy: hierarchyIn(one) });
    expectClose(weights, valuesOf(names, one.computed.target), 1e-9);
    expectClose(weights, valuesOf(names, one.published.target4), 5e-5);
    const [top, ...below] = details.nodes;
    expectClose(top?.weights ?? [], one.computed.criteria.weights, 1e-9);
    expect(top?.consistency.CR).toBeCloseTo(one.computed.criteria.CR_saaty, 9);
    for (const node of below) {
      expect(node.consistency.CR).toBeCloseTo(one.computed.consistency[node.criterion ?? ''] ?? Number.NaN, 9);
    }
    expect(below).toHaveLength(5);
  });

  it('direct values (Haas and Meixner)', () => {
    const one = caseOf('ahp-direct-values');
    const published: unknown = one.published;
    const { names, weights } = direct.weigh({ values: one.values });
    expectClose(weights, valuesOf(names, published as Named), 5e-5);
  });

  it('an incomplete matrix (Bozóki, Fülöp, Rónyai 2010): refused by name, or completed when asked', () => {
    const { published } = caseOf('ahp-incomplete');
    const comparisons = comparisonsIn(caseOf('ahp-incomplete'));
    expect(() => ahp.weigh({ comparisons })).toThrow(/"c" and "d" are not compared/);
    const result = ahp.weigh({ comparisons, complete: true, randomIndexSet: 'donegan-dodd' });
    const [cd] = result.details.completed;
    // The published value is found by search to 1e-4; the optimum itself is √(8/15).
    expect(cd).toMatchObject({ first: 'c', second: 'd' });
    expect(Math.abs((cd?.value ?? 0) - published.completed_cd)).toBeLessThan(1e-4);
    expect(cd?.value).toBeCloseTo(Math.sqrt(8 / 15), 10);
    expectClose(result.weights, valuesOf(result.names, published.weights), 5e-5);
    expect(Math.abs(result.details.consistency.CR - published.CR_donegan_dodd)).toBeLessThan(5e-5);
    expect(result.findings.map(({ code }) => code)).toContain('completed-comparison');
  });

  it('wrong matrices are refused with their cell', () => {
    const inputs = caseOf('ahp-bad').inputs ?? {};
    const words: Readonly<Record<string, RegExp>> = {
      zero: /row 1, column 2.*found 0/,
      negative: /row 1, column 2.*found -3/,
      not_reciprocal: /should be 0\.3333, found 3 \(row 1, column 2/,
      not_square: /2 rows, row 1 has 3 values/,
      diagonal: /row 1, column 1.*found 2/,
      nan: /"c1" and "c2" are not compared/,
    };
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(words).sort());
    for (const [id, matrix] of Object.entries(inputs)) {
      expect(() => ahp.weigh({ comparisons: comparisonsIn(matrix) }), id).toThrow(words[id]);
    }
  });
});

describe.skipIf(!hasShared)('worked examples E1 and E2 (needs the shared folder)', () => {
  interface Example {
    readonly id: string;
    readonly input: { readonly matrix: readonly (readonly number[])[] };
    readonly expect: {
      readonly weights: readonly number[];
      readonly geometric_mean_weights: readonly number[];
      readonly lambda_max: number;
      readonly CR: number;
    };
  }
  const { examples } = hasShared
    ? sharedJson<{ examples: Example[] }>('domain/method-examples.json')
    : { examples: [] };
  const example = (id: string) => examples.find((one) => one.id === id) as Example;

  it('E1: weights, λmax and CR as published', () => {
    const { input, expect: answer } = example('E1');
    const { weights, details } = ahp.weigh({ comparisons: comparisonsIn(input) });
    expectClose(weights, answer.weights, 1e-5);
    expect(Math.abs(details.consistency.lambdaMax - answer.lambda_max)).toBeLessThan(1e-5);
    expect(Math.abs(details.consistency.CR - answer.CR)).toBeLessThan(1e-5);
    const means = ahp.weigh({ comparisons: comparisonsIn(input), priorities: 'geometric-mean' });
    expectClose(means.weights, answer.geometric_mean_weights, 1e-5);
  });

  it('E2: rejected, with the ratio, and given only on request with an error finding', () => {
    const { input, expect: answer } = example('E2');
    const comparisons = comparisonsIn(input);
    expect(() => ahp.weigh({ comparisons })).toThrow(/consistency ratio should be below 0\.10, it is 0\.1169/);
    const { details, findings } = ahp.weigh({ comparisons, acceptInconsistent: true });
    expect(Math.abs(details.consistency.lambdaMax - answer.lambda_max)).toBeLessThan(1e-5);
    expect(Math.abs(details.consistency.CR - answer.CR)).toBeLessThan(1e-5);
    expect(details.consistency.accepted).toBe(false);
    expect(findings[0]).toMatchObject({ severity: 'error', code: 'inconsistent-judgements' });
  });
});

describe('completion of many missing judgements', () => {
  // Bozóki, Fülöp, Rónyai 2010, the eight criteria of buying a house, as AHPy's tests carry it: 12 of 28 are missing.
  const comparisons = comparisonsIn({
    names: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
    comparisons: [
      ['a', 'b', 5],
      ['a', 'c', 3],
      ['a', 'd', 7],
      ['a', 'e', 6],
      ['a', 'f', 6],
      ['b', 'd', 5],
      ['b', 'f', 3],
      ['c', 'e', 3],
      ['c', 'g', 6],
      ['f', 'd', 4],
      ['g', 'a', 3],
      ['g', 'e', 5],
      ['h', 'a', 4],
      ['h', 'b', 7],
      ['h', 'd', 8],
      ['h', 'f', 6],
    ],
  });

  it('finds the published completion of the housing example', () => {
    const { details } = ahp.weigh({ comparisons, complete: true, acceptInconsistent: true });
    const published: Readonly<Record<string, number>> = {
      bc: 0.3300187496240363,
      be: 1.7197409185349517,
      bg: 0.4663515002203321,
      cd: 9.920512661898753,
      cf: 4.852486449214693,
      ch: 0.5696073301509899,
      de: 0.5252768142894285,
      dg: 0.1424438146531802,
      ef: 0.9311973564754218,
      eh: 0.10930828182051665,
      fg: 0.2912120796181874,
      gh: 0.4030898885178746,
    };
    expect(details.completed.map(({ first, second }) => first + second)).toEqual(Object.keys(published));
    // The published search ends at steps of 1e-4.
    for (const { first, second, value } of details.completed) {
      expect(Math.abs(value / (published[first + second] as number) - 1)).toBeLessThan(1e-3);
    }
  });

  it('is optimal: λmax grows whichever completed judgement is moved', () => {
    const random = seeded(5);
    for (let k = 0; k < 25; k++) {
      const size = 4 + (k % 7);
      const rows = k % 2 === 0 ? randomJudgements(random, size) : noisyJudgements(random, size, 2);
      const { values } = checkComparisons({ names: rows.map((_, row) => `c${row}`), rows }).matrix;
      const matrix = { names: rows.map((_, row) => `c${row}`), values };
      // The first row is kept, so that all stay connected.
      const pairs = pairsOf(size);
      const missing = pairs.filter(({ first }) => first > 0 && random() < 0.5);
      const completed = completeJudgements(matrix, missing);
      const least = perronPair(completed.values, size).eigenvalue;
      for (const pair of pairs) {
        const isMissing = missing.includes(pair);
        const judgement = judgementOf(completed, pair);
        if (!isMissing) expect(judgement).toBe(judgementOf(matrix, pair));
        for (const factor of isMissing ? [0.5, 0.999, 1.001, 2] : []) {
          const { values: other } = withJudgement(completed, pair, judgement * factor);
          expect(perronPair(other, size).eigenvalue).toBeGreaterThan(least);
        }
      }
    }
  });

  it('of a consistent matrix is that matrix', () => {
    const rows = ratiosOf([1, 2, 3, 5, 8, 13]);
    const asked = rows.map((row, r) => row.map((value, c) => (r > 0 && c > 0 && r !== c ? null : value)));
    const { weights, details } = ahp.weigh({ comparisons: comparisonsIn(asked), complete: true });
    expectClose(weights, [1 / 32, 2 / 32, 3 / 32, 5 / 32, 8 / 32, 13 / 32], 1e-12);
    expect(details.consistency.CR).toBeLessThan(1e-12);
    expect(details.completed).toHaveLength(10);
  });

  it('gives nothing to complete back unchanged', () => {
    const matrix = { names: ['a', 'b'], values: new Float64Array([1, 3, 1 / 3, 1]) };
    expect(completeJudgements(matrix, []).values).toEqual(matrix.values);
  });
});

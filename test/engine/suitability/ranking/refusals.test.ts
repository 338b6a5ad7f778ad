import { describe, expect, it } from 'vitest';
import { PlanningError } from '../../../../engine/run/planning-error.ts';
import { ranksOf } from '../../../../engine/suitability/ranking/ties.ts';
import { constants, ranked } from './ranked.ts';

/** The refusal a question meets: code, English and Chinese words, where. */
function refusal(ask: () => unknown): PlanningError {
  try {
    ask();
  } catch (error) {
    if (error instanceof PlanningError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const rows = [
  [1, 20],
  [3, 10],
];
type Options = Parameters<typeof ranked>[2];

describe('a question of ranking that cannot be answered', () => {
  const cases: [name: string, method: string, options: Options, code: string, words: RegExp][] = [
    ['an unknown method', 'saw', {}, 'unknown-method', /saw.*weighted-sum/],
    ['an unknown normalisation', 'topsis', { normalisation: 'z' }, 'unknown-normalisation', /z.*vector/],
    ['a normalisation for VIKOR', 'vikor', { normalisation: 'max' }, 'no-normalisation-taken', /vikor.*max/],
    ['weights that sum to 0.9', 'topsis', { weights: [0.5, 0.4] }, 'weights-not-one', /sum to 1.*0\.9/],
    ['weights that sum to 1.02', 'topsis', { weights: [0.5, 0.52] }, 'weights-not-one', /1\.02/],
    ['too few weights', 'topsis', { weights: [1] }, 'weight-count', /2 criteria \(c1, c2\) and 1/],
    ['a negative weight', 'topsis', { weights: [1.5, -0.5] }, 'bad-weight', /c2 has -0\.5/],
    ['a weight that is no number', 'topsis', { weights: [Number.NaN, 1] }, 'bad-weight', /c1 has NaN/],
    ['no weight above zero', 'topsis', { weights: [0, 0] }, 'weights-all-zero', /all are 0/],
    ['a cost among ratings', 'weighted-sum', { types: '+-' }, 'cost-without-direction', /c2 is of type min.*none/],
    [
      'a cost a normalisation keeps',
      'geometric',
      { types: '-+', normalisation: 'vector' },
      'cost-without-direction',
      /c1.*vector/,
    ],
    [
      'a parameter of another method',
      'topsis',
      { parameters: { v: 0.5 } },
      'unknown-parameter',
      /topsis has no parameter v/,
    ],
    ['v beyond 1', 'vikor', { parameters: { v: 1.5 } }, 'bad-parameter', /from 0 to 1, given 1\.5/],
    ['λ below 0', 'waspas', { parameters: { lambda: -0.1 } }, 'bad-parameter', /-0\.1/],
    ['a scale of zero', 'storie', { parameters: { scale: 0 } }, 'bad-parameter', /given 0/],
    ['ratings above their scale', 'square-root', {}, 'outside-domain', /c2.*from 0 to 1.*a1 has 20/],
    ['an OWA without order weights', 'owa', {}, 'missing-order', /none are given/],
    ['an orness beyond 1', 'owa', { parameters: { order: { kind: 'orness', orness: 2 } } }, 'bad-order', /given 2/],
    ['a quantifier of 0', 'owa', { parameters: { order: { kind: 'quantifier', alpha: 0 } } }, 'bad-order', /given 0/],
    [
      'order weights of another number',
      'owa',
      { parameters: { order: { kind: 'weights', weights: [1] } } },
      'bad-order',
      /should be 2.*given 1/,
    ],
    [
      'order weights that sum to 2',
      'owa',
      { parameters: { order: { kind: 'weights', weights: [1, 1] } } },
      'bad-order',
      /Σ = 2/,
    ],
    [
      'a preference function without its threshold',
      'promethee-ii',
      { parameters: { preference: ['usual', 'v-shape'] } },
      'missing-threshold',
      /v-shape on c2 needs the threshold p/,
    ],
    [
      'an unknown preference function',
      'promethee-ii',
      { parameters: { preference: ['best', 'usual'] } },
      'unknown-preference',
      /best.*gaussian/,
    ],
    [
      'p below q',
      'promethee-ii',
      { parameters: { preference: ['linear', 'usual'], q: constants(2, null), p: constants(1, null) } },
      'bad-threshold',
      /p ≥ q, given q = 2, p = 1/,
    ],
    [
      'a threshold that grows, in PROMETHEE',
      'promethee-ii',
      { parameters: { preference: ['u-shape', 'usual'], q: [{ slope: 0.1, constant: 0 }, null] } },
      'bad-threshold',
      /0\.1g/,
    ],
    [
      'a veto below the preference threshold',
      'electre-iii',
      { parameters: { p: constants(5, 5), veto: constants(4, 4) } },
      'bad-threshold',
      /p = 5, v = 4/,
    ],
    [
      'a distillation threshold below zero',
      'electre-iii',
      { parameters: { alpha: 0.1, beta: -0.2 } },
      'bad-distillation',
      /α = 0\.1, β = -0\.2/,
    ],
  ];
  it.each(cases)('%s', (_name, ...[method, options, code, words]) => {
    const error = refusal(() => ranked(rows, method, options));
    expect(error.code).toBe(code);
    expect(error.text.en).toMatch(words);
    expect(error.text.zh).not.toBe('');
    expect(error.remedy.en).not.toBe('');
    expect(error.remedy.zh).not.toBe('');
  });
});

describe('a table a method is not defined for', () => {
  const cases: [name: string, method: string, rows: number[][], options: Options, code: string, words: RegExp][] = [
    ['one alternative', 'topsis', [[1, 2]], {}, 'too-few-alternatives', /at least 2.*1/],
    ['a gap', 'topsis', [[1], [Number.NaN]], {}, 'not-a-number', /NaN/],
    ['no criteria', 'topsis', [[], []], {}, 'no-criteria', /there are 0/],
    [
      'one value only under min–max',
      'weighted-sum',
      [
        [5, 1],
        [5, 2],
      ],
      { normalisation: 'min-max' },
      'normalisation-undefined',
      /c1.*every alternative has 5/,
    ],
    [
      'zero among costs that are divided by',
      'waspas',
      [
        [0, 1],
        [5, 2],
      ],
      { types: '-+' },
      'outside-domain',
      /c1 should be above 0; a1 has 0/,
    ],
    [
      'a negative value under the maximum',
      'waspas',
      [
        [-1, 1],
        [5, 2],
      ],
      {},
      'outside-domain',
      /c1 should be not below 0; a1 has -1/,
    ],
    [
      'a negative rating in a product',
      'geometric',
      [
        [-1, 1],
        [5, 2],
      ],
      {},
      'outside-domain',
      /a1 has -1/,
    ],
    [
      'a product of 1 under the logarithm',
      'weighted-sum',
      [[2], [0.5]],
      { normalisation: 'logarithmic' },
      'normalisation-undefined',
      /divisor is 0/,
    ],
    [
      'an average of zero in EDAS',
      'edas',
      [
        [-1, 1],
        [1, 2],
      ],
      {},
      'average-not-positive',
      /c1 has an average of 0/,
    ],
    [
      'alternatives that do not differ, TOPSIS',
      'topsis',
      [
        [5, 1],
        [5, 2],
      ],
      { weights: [1, 0] },
      'no-difference',
      /TOPSIS/,
    ],
    [
      'alternatives that do not differ, EDAS',
      'edas',
      [
        [0.1, 3],
        [0.1, 3],
        [0.1, 3],
      ],
      {},
      'no-difference',
      /EDAS/,
    ],
    [
      'a negative value in COPRAS',
      'copras',
      [
        [-1, 1],
        [5, 2],
      ],
      {},
      'outside-domain',
      /a1 has -1/,
    ],
    [
      'a column of zeros in COPRAS',
      'copras',
      [
        [0, 1],
        [0, 2],
      ],
      {},
      'outside-domain',
      /c1/,
    ],
    [
      'costs of zero in COPRAS',
      'copras',
      [
        [0, 1],
        [5, 2],
      ],
      { types: '-+' },
      'cost-of-zero',
      /a1 has 0/,
    ],
    [
      'an index beyond the range of a double',
      'weighted-sum',
      [
        [1.79e308, 1.79e308],
        [1, 2],
      ],
      { weights: [0.505, 0.5] },
      'beyond-range',
      /score of a1.*Infinity/,
    ],
  ];
  it.each(cases)('%s', (_name, ...[method, table, options, code, words]) => {
    const error = refusal(() => ranked(table, method, options));
    expect(error.code).toBe(code);
    expect(error.text.en).toMatch(words);
    expect(error.remedy.zh).not.toBe('');
  });
});

describe('weights', () => {
  it('rounded to a sum within 0.01 of 1 are used as written, and it is told', () => {
    const found = ranked(rows, 'weighted-sum', { weights: [0.333, 0.66] });
    expect(found.scores[0]).toBeCloseTo(0.333 + 0.66 * 20, 12);
    expect(found.findings.map(({ code }) => code)).toEqual(['weights-rounded']);
    expect(ranked(rows, 'weighted-sum', { weights: [0.3333333, 0.6666667] }).findings).toEqual([]);
  });

  it('of any sum are divided by it when asked, and it is told', () => {
    const found = ranked(rows, 'weighted-sum', { weights: [1, 3], normaliseWeights: true });
    expect(found.criteria.map(({ weight }) => weight)).toEqual([0.25, 0.75]);
    expect(found.findings.map(({ code }) => code)).toEqual(['weights-normalised']);
  });

  it('that a method does not use are told to have no effect', () => {
    const found = ranked(rows, 'minimum', { weights: [0.9, 0.1] });
    expect([...found.scores]).toEqual([1, 3]);
    expect(found.findings.map(({ code }) => code)).toEqual(['weights-not-used']);
    expect(ranked(rows, 'minimum').findings).toEqual([]);
  });
});

describe('VIKOR', () => {
  it('lets a criterion with one value only cause no regret, and tells it', () => {
    const found = ranked(
      [
        [5, 1],
        [5, 2],
      ],
      'vikor',
      { weights: [0.4, 0.6] },
    );
    expect([...found.scores]).toEqual([1, 0]);
    expect(found.findings[0]).toMatchObject({ code: 'one-value-only', at: { field: 'c1' } });
  });

  it('ranks values whose difference leaves the range of a double', () => {
    const found = ranked([[1e308], [-1e308], [0]], 'vikor');
    expect([...found.scores]).toEqual([0, 1, 0.5]);
    expect([...found.ranks]).toEqual([1, 3, 2]);
  });

  it('makes no difference of regrets that differ by rounding alone', () => {
    // Both regrets are a third on paper; 1 − 2/3 and 1/3 are not the same double.
    const found = ranked(
      [
        [0, 1, 1],
        [1, 0, 0],
      ],
      'vikor',
      { weights: [1 / 3, 1 - 2 / 3, 1 / 3] },
    );
    expect(found.scores[1]).toBeCloseTo(0.5, 12);
    expect(found.scores[0]).toBe(0);
  });
});

describe('tables of many alternatives', () => {
  const many = (n: number) => Array.from({ length: n }, (_, i) => [i, (7 * i) % n]);

  it('are ranked without matrices of pairs, which is told', () => {
    for (const id of ['promethee-ii', 'electre-iii']) {
      expect(ranked(many(200), id).details).not.toEqual({});
      const found = ranked(many(201), id, { weights: [1, 0] });
      expect(found.details).toEqual({});
      expect(found.remarks.some(({ en }) => en.startsWith('201 alternatives'))).toBe(true);
      expect(found.ranks[200]).toBe(1);
    }
  });

  it('are refused by ELECTRE III beyond 1000', () => {
    const error = refusal(() => ranked(many(1001), 'electre-iii'));
    expect([error.code, error.kind]).toEqual(['too-many-alternatives', 'infeasible']);
    expect(error.text.en).toMatch(/1000.*1001/);
  });
});

describe('ties', () => {
  it('share ranks by the rule asked for', () => {
    const scores = Float64Array.of(0.2, 0.9, 0.5, 0.5);
    expect([...ranksOf(scores, 'higher', 'min')]).toEqual([4, 1, 2, 2]);
    expect([...ranksOf(scores, 'higher', 'average')]).toEqual([4, 1, 2.5, 2.5]);
    expect([...ranksOf(scores, 'higher', 'dense')]).toEqual([3, 1, 2, 2]);
    expect([...ranksOf(scores, 'lower', 'min')]).toEqual([1, 4, 2, 2]);
  });

  it('are not broken by the rounding of the last digit, nor made of figures that differ', () => {
    expect([...ranksOf(Float64Array.of(0.1 + 0.2, 0.3), 'higher', 'min')]).toEqual([1, 1]);
    expect([...ranksOf(Float64Array.of(0.3, 0.3 + 1e-9), 'higher', 'min')]).toEqual([2, 1]);
    expect([...ranksOf(Float64Array.of(1e-9, 2e-9), 'higher', 'min')]).toEqual([2, 1]);
  });
});

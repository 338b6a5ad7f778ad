import { describe, expect, it } from 'vitest';
import { PlanningError } from '../../../../engine/run/planning-error.ts';
import { judgementsFrom } from '../../../../engine/suitability/weighting/judgement-document.ts';
import { ahp } from '../../../../engine/suitability/weighting/methods/ahp.ts';
import { ahpHierarchy } from '../../../../engine/suitability/weighting/methods/ahp-hierarchy.ts';
import { RANDOM_INDEX_SETS } from '../../../../engine/suitability/weighting/random-index.ts';
import { expectClose } from './close-to.ts';
import { ratiosOf } from './judgement-matrices.ts';
import { comparisonsIn, hierarchyIn } from './questions.ts';

function refusalOf(ask: () => unknown): PlanningError {
  try {
    ask();
  } catch (error) {
    if (error instanceof PlanningError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const codesOf = (document: unknown) => ahp.weigh({ comparisons: comparisonsIn(document) }).findings.map((f) => f.code);

describe('forms of a document', () => {
  const expected = ahp.weigh({
    comparisons: comparisonsIn([
      [1, 3],
      [1 / 3, 1],
    ]),
  }).weights;

  it.each([
    [
      'fractions as text',
      [
        [1, '3'],
        ['1/3', 1],
      ],
    ],
    [
      'one half only',
      {
        matrix: [
          [1, 3],
          [null, 1],
        ],
      },
    ],
    [
      'the lower half only',
      {
        matrix: [
          [1, null],
          ['1/3', 1],
        ],
      },
    ],
    [
      'an empty diagonal',
      {
        matrix: [
          ['', 3],
          ['1 / 3', ''],
        ],
      },
    ],
    ['pairs', { comparisons: [['x', 'y', 3]] }],
    [
      'pairs from both sides',
      {
        names: ['x', 'y'],
        comparisons: [
          ['x', 'y', 3],
          ['y', 'x', '1/3'],
        ],
      },
    ],
  ])('%s: the same weights', (_, document) => {
    expectClose(ahp.weigh({ comparisons: comparisonsIn(document) }).weights, expected, 1e-15);
  });

  it('names are those given, those met, or c1 … cn', () => {
    expect(comparisonsIn([[1]]).names).toEqual(['c1']);
    expect(comparisonsIn({ names: ['土壤'], matrix: [[1]] }).names).toEqual(['土壤']);
    expect(
      comparisonsIn({
        comparisons: [
          ['b', 'a', 2],
          ['b', 'c', 2],
        ],
      }).names,
    ).toEqual(['b', 'a', 'c']);
  });

  it.each([
    ['no-judgements', 'text'],
    ['no-judgements', { criteria: ['a'] }],
    ['no-judgements', []],
    ['no-judgements', { matrix: [] }],
    ['not-square', [[1, 2], [0.5]]],
    [
      'not-a-judgement',
      [
        [1, 'three'],
        [null, 1],
      ],
    ],
    [
      'not-a-judgement',
      [
        [1, '1/0'],
        [null, 1],
      ],
    ],
    [
      'bad-names',
      {
        names: ['a'],
        matrix: [
          [1, 2],
          [0.5, 1],
        ],
      },
    ],
    [
      'repeated-name',
      {
        names: ['a', 'a'],
        matrix: [
          [1, 2],
          [0.5, 1],
        ],
      },
    ],
    ['bad-comparison', { comparisons: [] }],
    ['bad-comparison', { comparisons: [['a', 'b']] }],
    ['unknown-name', { names: ['a', 'b'], comparisons: [['a', 'z', 3]] }],
    [
      'compared-twice',
      {
        comparisons: [
          ['a', 'b', 3],
          ['a', 'b', 4],
        ],
      },
    ],
    ['missing-matrix', { criteria: ['a'], criteria_matrix: [[1]], alternatives: ['x'] }],
    ['missing-matrix', { criteria: ['a'], criteria_matrix: [[1]], alternatives: ['x'], alternative_matrices: {} }],
    ['stray-matrix', { criteria: ['a'], criteria_matrix: [[1]], alternative_matrices: { a: [[1]], b: [[1]] } }],
  ])('%s is refused as input', (code, document) => {
    expect(refusalOf(() => judgementsFrom(document))).toMatchObject({ code, kind: 'input' });
  });
});

describe('checks of the judgements', () => {
  it('0.33 beside 3 is rounding, told and exact in the result; 0.3 or 0.35 is not', () => {
    const rounded = ahp.weigh({
      comparisons: comparisonsIn([
        [1, 3],
        [0.33, 1],
      ]),
    });
    expectClose(rounded.weights, [0.75, 0.25], 1e-15);
    expect(rounded.findings).toMatchObject([{ code: 'rounded-reciprocal', severity: 'info' }]);
    expectClose(
      ahp.weigh({
        comparisons: comparisonsIn([
          [1, 0.14],
          [7, 1],
        ]),
      }).weights,
      [0.125, 0.875],
      1e-15,
    );
    for (const other of [0.3, 0.35]) {
      const { code, text } = refusalOf(() =>
        ahp.weigh({
          comparisons: comparisonsIn([
            [1, 3],
            [other, 1],
          ]),
        }),
      );
      expect(code).toBe('not-reciprocal');
      expect(text.zh).toContain(String(other));
      expect(text.en).toMatch(/"c1" against "c2" is 3/);
    }
  });

  it('judgements beyond 9 are told', () => {
    expect(
      codesOf([
        [1, 9],
        ['1/9', 1],
      ]),
    ).toEqual([]);
    expect(
      codesOf([
        [1, 12],
        ['1/12', 1],
      ]),
    ).toEqual(['outside-scale']);
  });

  it('judgements that connect nothing cannot be completed', () => {
    const comparisons = comparisonsIn({
      comparisons: [
        ['a', 'b', 3],
        ['c', 'd', 3],
      ],
    });
    expect(refusalOf(() => ahp.weigh({ comparisons })).text.en).toMatch(/of 6 judgements 4 are missing: a and c/);
    const { code, text } = refusalOf(() => ahp.weigh({ comparisons, complete: true }));
    expect(code).toBe('unconnected-comparisons');
    expect(text.en).toMatch(/from "a" to "c"/);
  });
});

describe('random indices', () => {
  it('every table begins at 3 and grows but for its few published dips', () => {
    for (const { values, reference } of RANDOM_INDEX_SETS) {
      expect(Object.keys(values)[0]).toBe('3');
      expect(Object.values(values).every((value) => value > 0.4 && value < 1.7)).toBe(true);
      expect(reference.zh && reference.en).toBeTruthy();
    }
  });

  it('beyond the end of a table: refused with n and the tables there are', () => {
    const comparisons = comparisonsIn(ratiosOf(Array.from({ length: 16 }, (_, k) => k + 1)));
    const { code, text, remedy } = refusalOf(() => ahp.weigh({ comparisons }));
    expect(code).toBe('no-random-index');
    expect(text.en).toMatch(/16 names.*saaty end at 15/);
    expect(remedy.en).toMatch(/donegan-dodd \(n ≤ 100\)/);
    expect(ahp.weigh({ comparisons, randomIndexSet: 'donegan-dodd' }).details.consistency.RI).toBe(1.5078);
  });

  it('between two entries: linear, and said', () => {
    const comparisons = comparisonsIn(ratiosOf(Array.from({ length: 22 }, (_, k) => k + 10)));
    const { details, findings } = ahp.weigh({ comparisons, randomIndexSet: 'donegan-dodd' });
    expect(details.consistency.RI).toBeCloseTo(1.5371 + (2 / 5) * (1.5619 - 1.5371), 12);
    expect(findings.map(({ code }) => code)).toEqual(['interpolated-random-index']);
  });

  it('an unknown table is a usage error', () => {
    const ask = () => ahp.weigh({ comparisons: comparisonsIn([[1]]), randomIndexSet: 'mine' });
    expect(refusalOf(ask)).toMatchObject({ code: 'unknown-random-index', kind: 'usage' });
  });
});

describe('inconsistent judgements', () => {
  it('names the pair, both values and the ratio after, in both languages', () => {
    const matrix = [
      [1, 5, 6, 7],
      ['1/5', 1, 4, 6],
      ['1/6', '1/4', 1, 4],
      ['1/7', '1/6', '1/4', 1],
    ];
    const refusal = refusalOf(() =>
      ahp.weigh({ comparisons: comparisonsIn({ names: ['水', '土', '气', '药'], matrix }) }),
    );
    expect(refusal).toMatchObject({ code: 'inconsistent-judgements', kind: 'infeasible' });
    expect(refusal.text.zh).toMatch(
      /CR 应小于 0\.10，实为 0\.1447；最不一致的是“水”对“药”：给的是 7，其余判断意味着 26\.83/,
    );
    expect(refusal.text.en).toMatch(
      /"水" against "药": given 7, the others imply 26\.83, and with that the ratio is 0\.05781/,
    );
    expect(refusal.remedy.en).toContain('--accept-inconsistent');
  });

  it('among three names every judgement is as much to blame, and that is said', () => {
    const { text } = refusalOf(() =>
      ahp.weigh({
        comparisons: comparisonsIn([
          [1, 3, 5],
          ['1/3', 1, 5],
          ['1/5', '1/5', 1],
        ]),
      }),
    );
    expect(text.en).toMatch(/the ratio is \S+ \(changing c\d against c\d or c\d against c\d would do as much\)/);
  });

  it('an inconsistent node of a hierarchy is refused by its name', () => {
    const bad = [
      [1, 9, '1/9'],
      ['1/9', 1, 9],
      [9, '1/9', 1],
    ];
    const document = {
      criteria: ['soil', 'water'],
      criteria_matrix: [
        [1, 2],
        ['1/2', 1],
      ],
      alternatives: ['x', 'y', 'z'],
      alternative_matrices: { soil: ratiosOf([1, 2, 3]), water: bad },
    };
    const hierarchy = hierarchyIn(document);
    expect(refusalOf(() => ahpHierarchy.weigh({ hierarchy })).at.layer).toBe('water');
    const { findings } = ahpHierarchy.weigh({ hierarchy, acceptInconsistent: true });
    expect(findings).toMatchObject([{ severity: 'error', at: { layer: 'water' } }]);
  });
});

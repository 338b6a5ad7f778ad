import { describe, expect, it } from 'vitest';
import { coverageOf, coverageRows, unitGrid } from './coverage-of.ts';
import { type Feature, rectangle } from './polygon-rings.ts';

const THREE = unitGrid(3, 3);

describe('coverage one can check by hand on a 3 × 3 grid', () => {
  it.each<[string, Feature, number[][]]>([
    [
      'a rectangle across all cells',
      rectangle(0.5, 0.5, 2.5, 2.5),
      [
        [0.25, 0.5, 0.25],
        [0.5, 1, 0.5],
        [0.25, 0.5, 0.25],
      ],
    ],
    [
      'the middle cell itself',
      rectangle(1, 1, 2, 2),
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
    ],
    [
      'the whole grid',
      rectangle(0, 0, 3, 3),
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'more than the grid',
      rectangle(-7, -2, 9, 11),
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'outside on the left',
      rectangle(-3, 0, -1, 3),
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      'outside on the right',
      rectangle(4, 0, 5, 3),
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      'touching the grid along its border',
      rectangle(3, 0, 5, 3),
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      'sticking out on the left',
      rectangle(-1, 1, 0.5, 2),
      [
        [0, 0, 0],
        [0.5, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      'sticking out on the right and below',
      rectangle(2.5, -1, 4, 0.5),
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0.25],
      ],
    ],
    [
      'smaller than a cell',
      rectangle(1.25, 1.25, 1.5, 1.75),
      [
        [0, 0, 0],
        [0, 0.125, 0],
        [0, 0, 0],
      ],
    ],
    [
      'a diamond',
      [
        [
          [
            [1.5, 0.5],
            [2.5, 1.5],
            [1.5, 2.5],
            [0.5, 1.5],
          ],
        ],
      ],
      [
        [0, 0.25, 0],
        [0.25, 1, 0.25],
        [0, 0.25, 0],
      ],
    ],
    [
      'a diagonal through corners',
      [
        [
          [
            [0, 0],
            [3, 0],
            [3, 3],
          ],
        ],
      ],
      [
        [0, 0, 0.5],
        [0, 0.5, 1],
        [0.5, 1, 1],
      ],
    ],
    [
      'a triangle from far outside',
      [
        [
          [
            [-3, -3],
            [6, -3],
            [6, 6],
          ],
        ],
      ],
      [
        [0, 0, 0.5],
        [0, 0.5, 1],
        [0.5, 1, 1],
      ],
    ],
    [
      'a shell with a hole',
      [[...(rectangle(0, 0, 3, 3)[0] ?? []), ...(rectangle(1, 1, 2, 2)[0] ?? [])]],
      [
        [1, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
      ],
    ],
    [
      'two parts that share an edge',
      [...rectangle(0.5, 0.5, 1.3, 2.5), ...rectangle(1.3, 0.5, 2.5, 2.5)],
      [
        [0.25, 0.5, 0.25],
        [0.5, 1, 0.5],
        [0.25, 0.5, 0.25],
      ],
    ],
    [
      'no area',
      [
        [
          [
            [0, 0],
            [3, 3],
          ],
        ],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
  ])('%s', (_, feature, expected) => {
    const found = coverageRows(feature, THREE);
    found.forEach((row, r) => {
      row.forEach((fraction, c) => {
        expect(fraction).toBeCloseTo(expected[r]?.[c] ?? Number.NaN, 14);
      });
    });
  });

  it('counts a cell as empty or full exactly where no edge touches it', () => {
    const found = coverageRows(rectangle(0.1, 0.1, 2.9, 2.7), THREE);
    expect(found[1]?.[1]).toBe(1);
    const wide = unitGrid(1000, 40);
    // 0.1 and its multiples have no exact float64: every row leaves a residue unless sums are exact.
    const comb: Feature = Array.from({ length: 90 }, (_, k) => {
      const [west, east] = [10 + k * 10 + 0.1, 17 + k * 10 + 0.3];
      const ring = [
        [west, 0.1],
        [east, 0.1],
        [east + 0.4, 39.7],
        [west + 0.7, 39.7],
      ] as const;
      return [ring];
    });
    const fractions = coverageOf(comb, wide);
    for (let row = 1; row < 39; row++) {
      const inRow = fractions.subarray(row * 1000, row * 1000 + 910);
      expect(new Set(inRow.filter((_, column) => column > 11 && [2, 3, 4, 5, 6].includes(column % 10)))).toEqual(
        new Set([1]),
      );
      expect(new Set(inRow.filter((_, column) => [8, 9].includes(column % 10)))).toEqual(new Set([0]));
    }
  });

  it('does not depend on how rings are wound', () => {
    const shell = [
      [0.2, 0.3],
      [2.7, 0.4],
      [2.2, 2.9],
      [0.6, 2.1],
    ] as const;
    const hole = [
      [1.1, 1.1],
      [1.4, 1.2],
      [1.2, 1.9],
    ] as const;
    const expected = coverageOf([[shell, hole]], THREE);
    for (const rings of [
      [[...shell].reverse(), hole],
      [shell, [...hole].reverse()],
      [[...shell].reverse(), [...hole].reverse()],
    ]) {
      expect(coverageOf([rings], THREE)).toEqual(expected);
    }
  });

  it('keeps a sliver that runs through many cells', () => {
    const fractions = coverageOf(
      [
        [
          [
            [0, 0.5],
            [100, 0.5],
            [100, 0.500001],
          ],
        ],
      ],
      unitGrid(100, 1),
    );
    expect(fractions.reduce((sum, fraction) => sum + fraction, 0)).toBeCloseTo(5e-5, 12);
    expect(fractions.every((fraction, k) => Math.abs(fraction - (k + 0.5) * 1e-8) < 1e-14)).toBe(true);
  });

  it('puts a ring on cell borders into its cells alone, where the affine rounds', () => {
    const cell = 1 / 120;
    const grid = { transform: [cell, 0, 98, 0, -cell, 40] as const, width: 400, height: 400 };
    for (let k = 1; k < 390; k += 7) {
      const [west, north] = [98 + k * cell, 40 - k * cell];
      const fractions = coverageOf(rectangle(west, north - 3 * cell, west + 3 * cell, north), grid);
      expect(fractions.filter((fraction) => fraction > 0)).toEqual(new Float64Array(9).fill(1));
    }
  });

  it('ignores a parcel with a point that is not finite, and one without points', () => {
    expect(
      coverageOf(
        [
          [
            [
              [0, 0],
              [3, Number.NaN],
              [3, 3],
            ],
          ],
        ],
        THREE,
      ),
    ).toEqual(new Float64Array(9));
    expect(coverageOf([], THREE)).toEqual(new Float64Array(9));
  });

  it('gives the same bits in any window of the same columns', () => {
    const feature: Feature = [
      [
        [
          [0.13, 0.27],
          [2.71, 0.91],
          [2.33, 2.83],
          [0.77, 2.11],
        ],
      ],
    ];
    const whole = coverageOf(feature, THREE);
    for (let row = 0; row < 3; row++) {
      const alone = coverageOf(feature, THREE, { column: 0, row, columns: 3, rows: 1 });
      expect(alone).toEqual(whole.slice(3 * row, 3 * row + 3));
    }
  });
});

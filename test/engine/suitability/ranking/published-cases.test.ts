import { describe, expect, it } from 'vitest';
import { constants, part, ranked } from './ranked.ts';

/** Every figure within a tolerance, half a unit of the last printed digit unless said otherwise. */
function near(found: Iterable<number>, expected: readonly number[], tolerance: number): void {
  const figures = [...found];
  expect(figures).toHaveLength(expected.length);
  for (const [k, value] of expected.entries()) {
    expect(Math.abs((figures[k] as number) - value), `${k}: ${figures[k]} against ${value}`).toBeLessThan(tolerance);
  }
}

describe('TOPSIS', () => {
  it('Hwang and Yoon 1981, fighter aircraft (method example E7)', () => {
    const rows = [
      [2.0, 1500, 20000, 5.5, 5, 9],
      [2.5, 2700, 18000, 6.5, 3, 5],
      [1.8, 2000, 21000, 4.5, 7, 7],
      [2.2, 1800, 20000, 5.0, 5, 5],
    ];
    const found = ranked(rows, 'topsis', { types: '+++-++', weights: [0.2, 0.1, 0.1, 0.1, 0.2, 0.3] });
    near(found.scores, [0.64328, 0.26838, 0.61354, 0.31229], 6e-6);
    near(found.scores, [0.643, 0.268, 0.613, 0.312], 1e-3);
    expect([...found.ranks]).toEqual([1, 4, 2, 3]);
  });

  it('Tzeng and Huang 2011, Multiple attribute decision making', () => {
    const rows = [
      [5, 8, 4],
      [7, 6, 8],
      [8, 8, 6],
      [7, 4, 6],
    ];
    const found = ranked(rows, 'topsis', { weights: [0.3, 0.4, 0.3] });
    near(found.scores, [0.5037, 0.6581, 0.7482, 0.334], 1e-4);
    expect([...found.ranks]).toEqual([3, 2, 1, 4]);
  });

  it('Hodgett, TOPSIS in Excel (three cars)', () => {
    const rows = [
      [5490, 51.4, 8.5, 285],
      [6500, 70.6, 7, 288],
      [6489, 54.3, 7.5, 290],
    ];
    const found = ranked(rows, 'topsis', { types: '-+++', weights: [0.35, 0.25, 0.25, 0.15] });
    near(found.scores, [0.4817, 0.5182, 0.178], 6e-5);
  });

  it('Opricovic and Tzeng 2004, mountain climbing, linear normalisation', () => {
    const rows = [
      [1, 3000],
      [2, 3750],
      [5, 4500],
    ];
    const found = ranked(rows, 'topsis', { types: '-+', normalisation: 'min-max' });
    near(found.scores, [0.5, 0.617, 0.5], 6e-4);
    expect([...found.ranks]).toEqual([2, 1, 2]);
  });
});

describe('VIKOR', () => {
  it('Opricovic and Tzeng 2004, mountain climbing', () => {
    const rows = [
      [1, 3000],
      [2, 3750],
      [5, 4500],
    ];
    const found = ranked(rows, 'vikor', { types: '-+' });
    near(part(found, 's'), [0.5, 0.375, 0.5], 1e-12);
    near(part(found, 'r'), [0.5, 0.25, 0.5], 1e-12);
    near(found.scores, [1, 0, 1], 1e-12);
    expect([...found.ranks]).toEqual([2, 1, 2]);
    expect(found.details).toMatchObject({
      compromiseSet: ['a2'],
      acceptableAdvantage: true,
      acceptableStability: true,
    });
  });

  const dams = [
    [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
    [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
    [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
    [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
    [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
    [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
  ];
  const published: [weights: number[], q: number[], ranks: number[], set: string[]][] = [
    [[1, 1, 1, 1, 1, 1, 1, 1], [0.991, 1.0, 0.473, 0.67, 0.0, 0.578], [5, 6, 2, 4, 1, 3], ['a5']],
    [[2, 2, 2, 2, 1, 1, 1, 1], [1.0, 0.533, 0.552, 0.563, 0.0, 0.686], [6, 2, 3, 4, 1, 5], ['a5']],
    [
      [1, 1, 1, 1, 2, 2, 2, 2],
      [0.684, 1.0, 0.147, 0.554, 0.041, 0.191],
      [5, 6, 2, 4, 1, 3],
      ['a5', 'a3', 'a6'],
    ],
    [
      [1, 1, 1, 1, 3.2, 3.2, 3.2, 3.2],
      [0.668, 1.0, 0.051, 0.588, 0.058, 0.078],
      [5, 6, 1, 4, 2, 3],
      ['a3', 'a5', 'a6'],
    ],
  ];
  it.each(published)('Opricovic and Tzeng 2007, reservoir systems, weights %j', (weights, q, ranks, compromiseSet) => {
    const found = ranked(dams, 'vikor', { types: '+-++---+', weights, normaliseWeights: true });
    near(found.scores, q, 1.2e-3);
    expect([...found.ranks]).toEqual(ranks);
    expect(found.details).toMatchObject({ compromiseSet });
  });

  it('takes first and second where the advantage is acceptable but not the stability (scikit-criteria, test_vikor)', () => {
    const rows = [
      [1, 101, 1, 101, 1],
      [101, 1, 101, 1, 101],
      [1, 1, 1, 1, 101],
      [11, 11, 11, 16, 61],
      [56, 56, 56, 56, 56],
    ];
    const found = ranked(rows, 'vikor', { types: '-----' });
    near(part(found, 's'), [0.4, 0.6, 0.2, 0.21, 0.55], 1e-12);
    near(part(found, 'r'), [0.2, 0.2, 0.2, 0.12, 0.11], 1e-12);
    expect([...found.ranks]).toEqual([4, 5, 3, 1, 2]);
    expect(found.details).toMatchObject({
      compromiseSet: ['a4', 'a5'],
      acceptableAdvantage: true,
      acceptableStability: false,
    });
  });

  it('Yang and Wu 2020, IEEE Access 8', () => {
    const rows = [
      [78, 56, 34, 6],
      [4, 45, 3, 97],
      [18, 2, 50, 63],
      [9, 14, 11, 92],
      [85, 9, 100, 29],
    ];
    near(ranked(rows, 'vikor').scores, [0.5679, 0.7667, 1, 0.7493, 0], 6e-5);
  });
});

describe('PROMETHEE II', () => {
  it('Brans and Vincke 1985, six power plants by all six preference functions', () => {
    const rows = [
      [80, 90, 600, 5.4, 8, 5],
      [65, 58, 200, 9.7, 1, 1],
      [83, 60, 400, 7.2, 4, 7],
      [40, 80, 1000, 7.5, 7, 10],
      [52, 72, 600, 2.0, 3, 8],
      [94, 96, 700, 3.6, 5, 6],
    ];
    const found = ranked(rows, 'promethee-ii', {
      types: '-+---+',
      parameters: {
        preference: ['u-shape', 'v-shape', 'linear', 'level', 'usual', 'gaussian'],
        q: constants(10, null, 50, 1, null, null),
        p: constants(null, 30, 500, 6, null, null),
        s: constants(null, null, null, null, null, 5),
      },
    });
    const preference = found.details['preference'] as number[][];
    near(preference[0] as number[], [0, 0.296, 0.25, 0.268, 0.1, 0.185], 2e-3);
    near(preference[4] as number[], [0.444, 0.515, 0.487, 0.38, 0, 0.448], 2e-3);
    // The paper adds the indices up, later work divides them by m − 1 = 5.
    near(
      found.scores.map((flow) => 5 * flow),
      [-0.728, 0.085, -0.447, -0.1, 1.466, -0.274],
      3e-3,
    );
    expect([...found.ranks]).toEqual([6, 2, 5, 3, 1, 4]);
  });

  it('Zhao, Peng and Li 2013, Procedia Computer Science 17', () => {
    const rows = [
      [4, 3, 2],
      [3, 2, 4],
      [5, 1, 3],
    ];
    near(ranked(rows, 'promethee-ii', { weights: [0.5, 0.3, 0.2] }).scores, [0.1, -0.3, 0.2], 1e-12);
  });
});

describe('WASPAS', () => {
  it('Chakraborty, Zavadskas and Antucheviciene 2015, example 2', () => {
    const rows = [
      [581818, 54.49, 3, 5500],
      [595454, 49.73, 3, 4500],
      [586060, 51.24, 3, 5000],
      [522727, 45.71, 3, 5800],
      [561818, 52.66, 3, 5200],
      [543030, 74.46, 4, 5600],
      [522727, 75.42, 4, 5800],
      [486970, 62.62, 4, 5600],
      [509394, 65.87, 4, 6400],
      [513333, 70.67, 4, 6000],
    ];
    const weights = [0.467, 0.16, 0.095, 0.278];
    const at = (lambda: number) => ranked(rows, 'waspas', { types: '---+', weights, parameters: { lambda } });
    near(at(0.5).scores, [0.8584, 0.8169, 0.8419, 0.9417, 0.8638, 0.8278, 0.8503, 0.8949, 0.9027, 0.874], 1.1e-4);
    near(at(0).scores, [0.8578, 0.8144, 0.8408, 0.9413, 0.8632, 0.8241, 0.8454, 0.8915, 0.8987, 0.8697], 1.1e-4);
    expect([...at(0.5).ranks]).toEqual([6, 10, 8, 1, 5, 9, 7, 3, 2, 4]);
  });
});

describe('EDAS', () => {
  it('Yazdani et al. 2020, renewable energy resources', () => {
    const rows = [
      [3873, 39.55, 0.27, 0.87, 150, 0.07, 12, 2130],
      [5067, 67.26, 0.23, 0.23, 40, 0.02, 21, 2200],
      [2213, 24.69, 0.08, 0.17, 200, 0.04, 35, 570],
      [6243, 132, 0.07, 0.25, 100, 0.04, 16, 100],
      [8312, 460.47, 0.05, 0.21, 25, 0.1, 25, 200],
    ];
    const weights = [0.131, 0.113, 0.126, 0.125, 0.126, 0.129, 0.132, 0.117];
    const found = ranked(rows, 'edas', { types: '---++-++', weights });
    near(found.scores, [0.841, 0.632, 0.883, 0.457, 0.104], 6e-4);
    expect(found.findings.map((finding) => finding.code)).toEqual(['weights-rounded']);
  });

  it('Ersoy 2021, LogForum 17(3), and Karabasevic et al. 2018, personnel in the IT industry', () => {
    const notebooks = [
      [256, 8, 41, 1.6, 1.77, 7347.16],
      [256, 8, 32, 1.0, 1.8, 6919.99],
      [256, 8, 53, 1.6, 1.9, 8400],
      [256, 8, 41, 1.0, 1.75, 6808.9],
      [512, 8, 35, 1.6, 1.7, 8479.99],
      [256, 4, 35, 1.6, 1.7, 7499.99],
    ];
    const bought = ranked(notebooks, 'edas', { types: '++++--', weights: [0.405, 0.221, 0.134, 0.199, 0.007, 0.034] });
    near(bought.scores, [0.414, 0.13, 0.461, 0.212, 0.944, 0.043], 1.1e-3);
    const people = [
      [5, 4, 3, 4, 4, 5, 3],
      [3, 4, 5, 4, 3, 3, 4],
      [4, 3, 2, 3, 2, 3, 4],
      [3, 3, 3, 4, 4, 3, 4],
      [4, 3, 3, 4, 4, 4, 3],
      [5, 4, 4, 5, 5, 5, 4],
    ];
    const chosen = ranked(people, 'edas', { weights: [0.31, 0.21, 0.17, 0.13, 0.09, 0.06, 0.03] });
    near(chosen.scores, [0.73, 0.47, 0.01, 0.16, 0.38, 1.0], 1.1e-2);
    expect([...chosen.ranks]).toEqual([2, 3, 6, 5, 4, 1]);
  });
});

describe('COPRAS', () => {
  it('Uysal and İnan 2022, research assistants', () => {
    const rows = [
      [3.57, 4.0, 4.0, 83.75, 3, 9, 1],
      [3.07, 3.95, 4.0, 83.0, 3, 1, 3],
      [3.23, 3.54, 3.46, 66.0, 4, 0, 2],
      [3.42, 3.96, 4.0, 70.0, 5, 5, 7],
      [2.56, 3.37, 3.79, 82.0, 4, 4, 5],
    ];
    const found = ranked(rows, 'copras', { types: '++++-++' });
    near(part(found, 'utility'), [100, 78.8501, 63.3837, 98.6506, 86.8878], 1e-3);
    expect([...found.ranks]).toEqual([1, 4, 5, 2, 3]);
  });

  it('Więckowski and Szyjewski 2022, Procedia Computer Science 207', () => {
    const rows = [
      [3.5, 6, 1256, 4, 16, 3, 17.3, 8, 2.82, 4100],
      [3.1, 4, 1000, 2, 8, 1, 15.6, 5, 3.08, 3800],
      [3.6, 6, 2000, 4, 16, 3, 17.3, 5, 2.9, 4000],
      [3.0, 4, 1000, 2, 8, 2, 17.3, 5, 2.6, 3500],
      [3.3, 6, 1008, 4, 12, 3, 15.6, 8, 2.3, 3800],
      [3.6, 6, 1000, 2, 16, 3, 15.6, 5, 2.8, 4000],
      [3.5, 6, 1256, 2, 16, 1, 15.6, 6, 2.9, 4000],
    ];
    const weights = [0.297, 0.025, 0.035, 0.076, 0.154, 0.053, 0.104, 0.017, 0.025, 0.214];
    expect([...ranked(rows, 'copras', { types: '++++++++--', weights }).ranks]).toEqual([2, 7, 1, 6, 3, 4, 5]);
  });
});

describe('the weighted sum', () => {
  it('Kracka, Brauers and Zavadskas 2010, heating losses, by shares of the sum', () => {
    const rows = [
      [33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852],
      [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
      [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
      [30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186],
      [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61],
      [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
    ];
    const found = ranked(rows, 'weighted-sum', { types: '----+-+', normalisation: 'sum' });
    near(found.scores, [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701], 1e-8);
    expect([...found.ranks]).toEqual([6, 1, 3, 4, 5, 2]);
  });
});

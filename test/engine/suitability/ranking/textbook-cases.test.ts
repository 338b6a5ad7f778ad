import { describe, expect, it } from 'vitest';
import { constants, part, ranked } from './ranked.ts';

function near(found: Iterable<number>, expected: readonly number[], tolerance: number): void {
  const figures = [...found];
  expect(figures).toHaveLength(expected.length);
  for (const [k, value] of expected.entries()) {
    expect(Math.abs((figures[k] as number) - value), `${k}: ${figures[k]} against ${value}`).toBeLessThan(tolerance);
  }
}

describe('Papathanasiou and Ploskas 2018, Multiple Criteria Decision Aid, six sites', () => {
  const sites = [
    [8, 7, 2, 1],
    [5, 3, 7, 5],
    [7, 5, 6, 4],
    [9, 9, 7, 3],
    [11, 10, 3, 7],
    [6, 9, 5, 4],
  ];
  const weights = [0.4, 0.3, 0.1, 0.2];

  it('VIKOR at v = 0.625 (pp. 31-55)', () => {
    const found = ranked(sites, 'vikor', { weights, parameters: { v: 0.625 } });
    near(
      found.scores.map((q) => q * 1000),
      [640, 1000, 693, 271, 0, 694],
      0.6,
    );
    expect([...found.ranks]).toEqual([3, 6, 4, 2, 1, 5]);
  });

  it('PROMETHEE II with linear preference functions (pp. 57-89)', () => {
    const parameters = {
      preference: sites[0]?.map(() => 'linear') ?? [],
      q: constants(1, 1, 1, 1),
      p: constants(2, 2, 2, 2),
    };
    const found = ranked(sites, 'promethee-ii', { weights, parameters });
    near(found.scores, [-0.26, -0.52, -0.22, 0.36, 0.7, -0.06], 1e-9);
    expect([...found.ranks]).toEqual([5, 6, 4, 2, 1, 3]);
  });
});

describe('PROMETHEE II', () => {
  it('Ziemba 2019, Sustainability 11(6), 1555: nine wind farms, linear preference', () => {
    const rows = [
      [38723, 33207, 0, 3375, 11.36, -320.9, 203.7, 0, 0, 1, 21.5, 0],
      [34913, 32085, 0.2, 3127, 12.78, -148.4, 463, 11.7, 4.9, 1, 47.9, 3.7],
      [25596, 2123, 5, 3547, 12.78, -148.4, 356.2, 44.8, 10.7, 1, 27.7, 4.5],
      [34842, 32095, 0.2, 3115, 12.86, -9.9, 552.5, 11.7, 5.4, 3.5, 39.7, 10.3],
      [22570, 1445, 0.2, 3090, 12.86, -9.9, 295, 95.9, 11.2, 4, 1.5, 11.5],
      [39773, 17485, 0.2, 4135, 17, 0, 383, 95.9, 11.2, 4, 22.7, 11.5],
      [19500, 868, 99, 3160, 12.86, -9.9, 264, 116.8, 11.2, 4, 2.7, 11.3],
      [34525, 16958, 99, 4295, 17, 0, 352, 116.8, 11.2, 4, 23.9, 11.3],
      [16486, 958, 99, 3653, 12.86, -9.9, 264, 164.9, 11.2, 4, 1, 11.4],
    ];
    const weights = [33.33, 16.67, 16.67, 33.33, 25, 75, 100, 100, 40, 20, 40, 100];
    const parameters = {
      preference: weights.map(() => 'linear'),
      q: constants(420, 1000, 10, 40, 1, 7, 50, 20, 1, 1, 4.6, 1),
      p: constants(2100, 5000, 50, 200, 5, 20, 100, 80, 4, 2, 23, 3),
    };
    const found = ranked(rows, 'promethee-ii', { types: '--+-++-++--+', weights, normaliseWeights: true, parameters });
    near(found.scores, [-0.4143, -0.5056, -0.2317, -0.2892, 0.3313, 0.0619, 0.4296, 0.1626, 0.4554], 6e-5);
    expect([...found.ranks]).toEqual([8, 9, 6, 7, 3, 5, 2, 4, 1]);
  });

  it('Ziemba et al. 2017, Energies 10(11), 1755: four offshore wind farms, V-shape', () => {
    const rows = [
      [16347, 9, 73.8, 36.7, 1.5, 3730, 2, 1, 38.8, 4, 1720524, 40012],
      [14219, 8.5, 55, 36, 2, 3240, 1, 1, 33.1, 2, 1496512, 34803],
      [8160, 9, 64.8, 28.5, 2, 1860, 2, 2, 45.8, 4, 858830, 19973],
      [8160, 8.5, 62.5, 29.5, 1.5, 1860, 1, 3, 27.3, 3, 858830, 19973],
    ];
    const weights = [20, 5, 5, 1.67, 1.67, 11.67, 11.67, 5, 5, 16.67, 8.33, 8.33];
    const parameters = {
      preference: weights.map(() => 'v-shape'),
      p: constants(7280, 4, 13.4, 7.4, 3, 1662, 3, 3, 13.8, 3, 766240, 17820),
    };
    const found = ranked(rows, 'promethee-ii', { types: '-----+--+-++', weights, normaliseWeights: true, parameters });
    near(found.scores, [-0.0445, 0.1884, -0.0954, -0.0485], 6e-5);
    expect([...found.ranks]).toEqual([2, 1, 4, 3]);
  });

  it('ten cars by usual preference (flows of the Safrane as EasyMCDM carries them: sums, weights of 0.14)', () => {
    const rows = [
      [23817, 201, 8, 39.6, 6, 378, 31.2],
      [25771, 195, 5.7, 35.8, 7, 440, 33],
      [25496, 195, 7.9, 37, 2, 480, 34],
      [25649, 191, 8.3, 34.4, 2, 430, 34.6],
      [26183, 199, 7.8, 35.7, 5, 494, 32],
      [23664, 194, 7.7, 37.4, 4, 452, 33.8],
      [23344, 195, 7.6, 34.4, 3, 475, 33.6],
      [26260, 209, 6.6, 36.6, 4, 440, 30.9],
      [19084, 182, 6.4, 40.6, 8, 408, 33.5],
      [29160, 203, 7.5, 34.5, 1, 520, 32],
    ];
    const found = ranked(rows, 'promethee-ii', { types: '-+---+-' });
    const sums = ['phiPlus', 'phiMinus'].map((id) => (part(found, id)[9] as number) * 9 * 7 * 0.14);
    near(sums, [6.3, 2.38], 1e-9);
    expect(found.ranks[9]).toBe(1);
  });

  it('tells thresholds that no preference function reads', () => {
    const rows = [[1], [2]];
    const idle = ranked(rows, 'promethee-ii', { parameters: { q: constants(1), p: constants(2) } });
    expect(idle.findings.map(({ code }) => code)).toEqual(['threshold-not-used', 'threshold-not-used']);
    expect(idle.findings[0]?.message.en).toMatch(/threshold q.*usual/);
    const read = ranked(rows, 'promethee-ii', {
      parameters: { preference: ['linear'], q: constants(1), p: constants(2) },
    });
    expect(read.findings).toEqual([]);
  });
});

describe('COPRAS', () => {
  it('Goswami and Mitra 2020, Int. J. Data and Network Science 4(1): ten mobile phones', () => {
    const rows = [
      [80, 16, 2, 5],
      [110, 32, 2, 9],
      [130, 64, 4, 9],
      [185, 64, 4, 1],
      [135, 64, 3, 4],
      [140, 32, 3, 5],
      [185, 64, 6, 7],
      [110, 16, 3, 3],
      [120, 16, 4, 3],
      [340, 128, 6, 5],
    ];
    const found = ranked(rows, 'copras', { types: '-+++', weights: [0.60338, 0.13639, 0.19567, 0.06456] });
    const utility = [1, 0.85262, 0.9193, 0.68523, 0.80515, 0.72587, 0.83436, 0.79758, 0.79097, 0.79533];
    near(
      part(found, 'utility').map((degree) => degree / 100),
      utility,
      6e-6,
    );
    expect([...found.ranks]).toEqual([1, 3, 2, 10, 5, 9, 4, 6, 8, 7]);
  });
});

describe('EDAS', () => {
  it('Sharma et al., electric motorcycles (as scikit-criteria carries them)', () => {
    const rows = [
      [3.2, 150, 80, 129.4, 4.5],
      [2.8, 75, 25, 102.249, 4.5],
      [4, 180, 105, 192.499, 5],
      [3.6, 200, 80, 114.999, 6],
      [2.88, 110, 85, 114.999, 5],
      [4.32, 140, 80, 166.25, 6],
      [4.4, 200, 100, 99.999, 2],
      [3.5, 140, 85, 154.999, 6],
      [3, 135, 75, 99.999, 3],
    ];
    const found = ranked(rows, 'edas', { types: '+++--' });
    near(found.scores, [0.487, 0.07582, 0.50536, 0.54723, 0.37261, 0.34899, 1, 0.3288, 0.57229], 1e-3);
    expect([...found.ranks]).toEqual([5, 9, 4, 3, 6, 7, 1, 8, 2]);
  });
});

describe('the weighted product and WASPAS', () => {
  it('Wikipedia, Weighted product model: shares of the sum, logarithms to base 10', () => {
    const rows = [
      [25, 20, 15, 30],
      [10, 30, 20, 30],
      [30, 10, 30, 10],
    ];
    const found = ranked(rows, 'geometric', { weights: [0.2, 0.15, 0.4, 0.25], normalisation: 'sum' });
    near(found.scores.map(Math.log10), [-0.50128589, -0.50448471, -0.52947246], 1e-8);
  });

  it('Tuş and Aytaç Adalı 2019, Opsearch 56, attendance software, weights as printed', () => {
    const rows = [
      [5000, 3, 3, 4, 3, 2],
      [680, 5, 3, 2, 2, 1],
      [2000, 3, 2, 3, 4, 3],
      [600, 4, 3, 1, 2, 2],
      [800, 2, 4, 3, 3, 4],
    ];
    const weights = [0.157, 0.249, 0.168, 0.121, 0.154, 0.151];
    const found = ranked(rows, 'waspas', { types: '-+++++', weights });
    near(found.scores.slice(0, 4), [0.5622, 0.6575, 0.6192, 0.6409], 6e-5);
    expect([...found.ranks]).toEqual([5, 2, 4, 3, 1]);
  });

  it('weights that are printed with a sum of 1.0155 give the published order once divided by it (Chakraborty et al. 2015)', () => {
    const rows = [
      [30, 23, 5, 0.745, 0.745, 1500, 5000],
      [18, 13, 15, 0.745, 0.745, 1300, 6000],
      [15, 12, 10, 0.5, 0.5, 950, 7000],
      [25, 20, 13, 0.745, 0.745, 1200, 4000],
      [14, 18, 14, 0.255, 0.745, 950, 3500],
      [17, 15, 9, 0.745, 0.5, 1250, 5250],
      [23, 18, 20, 0.5, 0.745, 1100, 3000],
      [16, 8, 14, 0.255, 0.5, 1500, 3000],
    ];
    const weights = [0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445];
    const found = ranked(rows, 'waspas', { types: '+++++--', weights, normaliseWeights: true });
    expect([...found.ranks]).toEqual([3, 5, 7, 1, 4, 6, 2, 8]);
    expect(found.findings.map(({ code }) => code)).toEqual(['weights-normalised']);
  });
});

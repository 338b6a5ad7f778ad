import { describe, expect, it } from 'vitest';
import { ahp } from '../../../../engine/suitability/weighting/methods/ahp.ts';
import { ahpHierarchy } from '../../../../engine/suitability/weighting/methods/ahp-hierarchy.ts';
import { critic } from '../../../../engine/suitability/weighting/methods/critic.ts';
import { entropy } from '../../../../engine/suitability/weighting/methods/entropy.ts';
import { expectClose } from './close-to.ts';
import { comparisonsIn, hierarchyIn, tableOf } from './questions.ts';

/** A matrix from rows of fractions. */
const matrixOf = (rows: string) => rows.split('; ').map((row) => row.split(' '));

describe('hierarchies', () => {
  const leader = {
    criteria: ['experience', 'education', 'charisma', 'age'],
    criteria_matrix: matrixOf('1 4 3 7; 1/4 1 1/3 3; 1/3 3 1 5; 1/7 1/3 1/5 1'),
    alternatives: ['Tom', 'Dick', 'Harry'],
    alternative_matrices: {
      experience: matrixOf('1 1/4 4; 4 1 9; 1/4 1/9 1'),
      education: matrixOf('1 3 1/5; 1/3 1 1/7; 5 7 1'),
      charisma: matrixOf('1 5 9; 1/5 1 4; 1/9 1/4 1'),
      age: matrixOf('1 1/3 5; 3 1 9; 1/5 1/9 1'),
    },
  };

  it('Wikipedia, AHP leader example: every node and the choice of Dick', () => {
    const { weights, details } = ahpHierarchy.weigh({ hierarchy: hierarchyIn(leader) });
    const published = [
      [0.547, 0.127, 0.27, 0.056],
      [0.217, 0.717, 0.066],
      [0.188, 0.081, 0.731],
      [0.743, 0.194, 0.063],
      [0.265, 0.672, 0.063],
    ];
    for (const [k, node] of details.nodes.entries()) expectClose(node.weights, published[k] ?? [], 1e-3);
    expectClose(weights, [0.358, 0.492, 0.149], 1.1e-3);
  });

  it('Papathanasiou and Ploskas 2018, pp. 109-129: six sites', () => {
    const sites = {
      criteria: ['a', 'b', 'c', 'd'],
      criteria_matrix: matrixOf('1 1 5 3; 1 1 5 3; 1/5 1/5 1 1/3; 1/3 1/3 3 1'),
      alternatives: ['s1', 's2', 's3', 's4', 's5', 's6'],
      alternative_matrices: {
        a: matrixOf(
          '1 5 1 1 1/3 3; 1/5 1 1/3 1/5 1/7 1; 1 3 1 1/3 1/5 1; 1 5 3 1 1/3 3; 3 7 5 3 1 7; 1/3 1 1 1/3 1/7 1',
        ),
        b: matrixOf(
          '1 7 3 1/3 1/3 1/3; 1/7 1 1/3 1/7 1/9 1/7; 1/3 3 1 1/5 1/5 1/5; 3 7 5 1 1 1; 3 9 5 1 1 1; 3 7 5 1 1 1',
        ),
        c: matrixOf('1 1/9 1/7 1/9 1 1/5; 9 1 1 1 5 3; 7 1 1 1 5 1; 9 1 1 1 7 3; 1 1/5 1/5 1/7 1 1/3; 5 1/3 1 1/3 3 1'),
        d: matrixOf('1 1/5 1/5 1/3 1/7 1/5; 5 1 1 3 1/3 1; 5 1 1 1 1/3 1; 3 1/3 1 1 1/7 1; 7 3 3 7 1 5; 5 1 1 1 1/5 1'),
      },
    };
    const { weights, details } = ahpHierarchy.weigh({ hierarchy: hierarchyIn(sites) });
    expectClose(details.nodes[0]?.weights ?? [], [0.39, 0.39, 0.068, 0.152], 6e-4);
    expectClose(weights, [0.117, 0.071, 0.095, 0.212, 0.35, 0.155], 6e-4);
  });

  it('four houses by eight criteria, by the mean of the normalised columns (as JMcDM carries them)', () => {
    const houses = {
      criteria: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      criteria_matrix: matrixOf(
        '1 7 1/5 1/8 1/2 1/3 1/5 1; 1/7 1 1/8 1/9 1/4 1/5 1/9 1/8; 5 8 1 1/3 4 2 1 1; 8 9 3 1 7 5 3 3; 2 4 1/4 1/7 1 1/2 1/5 1/5; 3 5 1/2 1/5 2 1 1/3 1/3; 5 9 1 1/3 5 3 1 1; 1 8 1 1/3 5 3 1 1',
      ),
      alternatives: ['A', 'B', 'C', 'D'],
      alternative_matrices: {
        a: matrixOf('1 3 1/5 2; 1/3 1 1/7 1/3; 5 7 1 4; 1/2 3 1/4 1'),
        b: matrixOf('1 1/2 4 5; 2 1 6 7; 1/4 1/6 1 3; 1/5 1/7 1/3 1'),
        c: matrixOf('1 1/2 1/6 3; 2 1 1/4 5; 6 4 1 9; 1/3 1/5 1/9 1'),
        d: matrixOf('1 7 1/4 2; 1/7 1 1/9 1/5; 4 9 1 5; 1/2 5 1/5 1'),
        e: matrixOf('1 6 2 3; 1/6 1 1/4 1/3; 1/2 4 1 2; 1/3 3 1/2 1'),
        f: matrixOf('1 1/4 1/2 1/7; 4 1 2 1/3; 2 1/2 1 1/5; 7 3 5 1'),
        g: matrixOf('1 3 7 1; 1/3 1 4 1/3; 1/7 1/4 1 1/7; 1 3 7 1'),
        h: matrixOf('1 2 5 8; 1/2 1 3 6; 1/5 1/3 1 3; 1/8 1/6 1/3 1'),
      },
    };
    const { weights } = ahpHierarchy.weigh({ hierarchy: hierarchyIn(houses), priorities: 'column-mean' });
    expectClose(weights, [0.280105, 0.1482273, 0.3813036, 0.1903641], 1e-6);
  });
});

describe('one matrix', () => {
  it('the sum method (和法) of 姜启源《数学模型》: 0.587, 0.324, 0.089', () => {
    const comparisons = comparisonsIn(matrixOf('1 2 6; 1/2 1 4; 1/6 1/4 1'));
    const { weights, details } = ahp.weigh({ comparisons, priorities: 'column-mean' });
    expectClose(weights, [0.587, 0.324, 0.089], 6e-4);
    expect(details.priorities).toBe('column-mean');
    expect(details.consistency.lambdaMax).toBeCloseTo(3.009, 3);
  });

  it('Wang and Chin 2011, Information Sciences 181(23): six criteria, given although inconsistent', () => {
    const comparisons = comparisonsIn(
      matrixOf('1 4 3 1 3 4; 1/4 1 7 3 1/5 1; 1/3 1/7 1 1/5 1/5 1/6; 1 1/3 5 1 1 1/3; 1/3 5 5 1 1 3; 1/4 1 6 3 1/3 1'),
    );
    const { weights } = ahp.weigh({ comparisons, acceptInconsistent: true });
    expectClose(weights, [0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391], 6e-5);
  });

  it('digits and strokes of full width are read', () => {
    expect(ahp.weigh({ comparisons: comparisonsIn(matrixOf('1 ３; １／３ 1')) }).weights).toEqual([0.75, 0.25]);
  });
});

describe('weights from spread', () => {
  it('entropy of the shares: Elsayed, Dawood and Karthikeyan 2017, Int. J. Eng. Trends Technol. 46(2)', () => {
    const rows = [
      [7, 312, 1891, 6613, 163],
      [72, 88, 728, 941804, 1078],
      [10, 252, 2594, 3466, 117471],
      [10, 145, 980, 2371, 86329],
      [65, 54, 350, 501, 29897],
      [29, 48, 380, 912, 34051],
      [7, 476, 3300, 78470, 2212],
      [70, 87, 650, 733, 819000],
      [4, 86, 591, 3015, 103],
      [12, 79, 579, 3240, 96098],
      [21, 45, 261, 1253, 453],
      [1, 72, 530, 4333, 0.1048],
    ];
    const { weights } = entropy.weigh({ table: tableOf(rows), normalisation: 'sum' });
    expectClose(weights, [0.104991, 0.069124, 0.071373, 0.449937, 0.304575], 6e-7);
  });

  it('CRITIC with a cost and negative values (as JMcDM carries it)', () => {
    const rows = [
      [12.9918, 0.7264, -1.1009, 1.598139592],
      [4.1201, 5.8824, 3.4483, 1.021563567],
      [4.1039, 0, -0.5076, 0.984469444],
    ];
    const { weights } = critic.weigh({ table: tableOf(rows), types: ['max', 'max', 'min', 'max'] });
    expectClose(weights, [0.16883925, 0.418444976, 0.249124763, 0.163591012], 2e-6);
  });
});

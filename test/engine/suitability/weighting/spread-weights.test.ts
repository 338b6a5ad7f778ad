import { describe, expect, it } from 'vitest';
import type { CriterionType } from '../../../../engine/suitability/ranking/normalisation.ts';
import { critic } from '../../../../engine/suitability/weighting/methods/critic.ts';
import { entropy } from '../../../../engine/suitability/weighting/methods/entropy.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { seeded } from '../../zonal/seeded.ts';
import { expectClose } from './close-to.ts';
import { shuffled } from './judgement-matrices.ts';
import { tableOf } from './questions.ts';

interface Example {
  readonly id: string;
  readonly input: { readonly X: number[][]; readonly benefit: boolean[] };
  readonly expect: { readonly entropy: number[]; readonly critic: number[] };
}

describe.skipIf(!hasShared)('worked example E6 (needs the shared folder)', () => {
  const examples = hasShared ? sharedJson<{ examples: Example[] }>('domain/method-examples.json').examples : [];
  const { input, expect: answer } = examples.find(({ id }) => id === 'E6') ?? { input: { X: [], benefit: [] } };
  const types = input.benefit.map((benefit): CriterionType => (benefit ? 'max' : 'min'));

  it('entropy and CRITIC of the same data', () => {
    const table = tableOf(input.X);
    expectClose(entropy.weigh({ table, types }).weights, answer?.entropy ?? [], 5e-6);
    expectClose(critic.weigh({ table, types }).weights, answer?.critic ?? [], 5e-6);
    expectClose(critic.weigh({ table, types, standardDeviation: 'sample' }).weights, answer?.critic ?? [], 5e-6);
  });

  it('entropy of the raw shares differs (computed with numpy)', () => {
    const { weights } = entropy.weigh({ table: tableOf(input.X), normalisation: 'sum' });
    expectClose(weights, [0.26291371, 0.56387905, 0.17320723], 5e-9);
  });
});

describe('published entropy weights, of the raw shares', () => {
  it.each([
    [
      'Xu 2004, Eur. J. Oper. Res. 156, 530-532',
      [
        [30, 30, 38, 29],
        [19, 54, 86, 29],
        [19, 15, 85, 28.9],
        [68, 70, 60, 29],
      ],
      [0.463, 0.3992, 0.1378, 0],
      5e-5,
    ],
    [
      'Zavadskas and Podvezko 2016, Int. J. Inf. Technol. Decis. Mak. 15, 267-283',
      [
        [3, 100, 10, 7],
        [2.5, 80, 8, 5],
        [1.8, 50, 20, 11],
        [2.2, 70, 12, 9],
      ],
      [0.1146, 0.1981, 0.4185, 0.2689],
      5e-5,
    ],
    [
      'Lee and Chang 2018, Renew. Sustain. Energy Rev. 92, 883-896',
      [
        [4550, 30, 6.74, 20, 15, 5, 85, 150, 0.87, 4.76],
        [3005, 60.86, 2.4, 35, 27, 4, 26, 200, 0.17, 4.51],
        [2040, 14.85, 1.7, 90, 25, 5, 26, 500, 0.27, 4.19],
        [3370, 99.4, 3.25, 25.3, 54, 3, 45, 222, 0.21, 3.78],
        [3920, 112.6, 4.93, 11.4, 71.7, 2, 50, 100, 0.25, 4.11],
      ],
      [0.026, 0.154, 0.089, 0.199, 0.115, 0.04, 0.08, 0.123, 0.172, 0.002],
      5e-4,
    ],
  ])('%s', (_, rows, published, tolerance) => {
    expectClose(entropy.weigh({ table: tableOf(rows), normalisation: 'sum' }).weights, published, tolerance);
  });
});

describe('published CRITIC weights', () => {
  it('Diakoulaki, Mavrotas, Papayannakis 1995 (eight firms, digits as scikit-criteria carries them)', () => {
    const table = tableOf([
      [61, 1.08, 4.33],
      [20.7, 0.26, 4.34],
      [16.3, 1.98, 2.53],
      [9, 3.29, 1.65],
      [5.4, 2.77, 2.33],
      [4, 4.12, 1.21],
      [-6.1, 3.52, 2.1],
      [-34.6, 3.31, 0.98],
    ]);
    expectClose(critic.weigh({ table }).weights, [0.20222554, 0.48090173, 0.31687273], 5e-9);
  });

  it('Tuş and Aytaç Adalı 2019, Opsearch 56, 528-538', () => {
    const table = tableOf([
      [5000, 3, 3, 4, 3, 2],
      [680, 5, 3, 2, 2, 1],
      [2000, 3, 2, 3, 4, 3],
      [600, 4, 3, 1, 2, 2],
      [800, 2, 4, 3, 3, 4],
    ]);
    expectClose(critic.weigh({ table }).weights, [0.157, 0.249, 0.168, 0.121, 0.154, 0.151], 5e-4);
  });
});

const random = seeded(99);
const seededRows = Array.from({ length: 25 }, (_, k) =>
  Array.from({ length: 4 + (k % 9) }, () => Array.from({ length: 2 + (k % 6) }, () => 100 * random())),
);

describe.each([['entropy', entropy] as const, ['critic', critic] as const])('%s of seeded tables', (_, method) => {
  it('sums to 1, ignores scale and shift of a column, moves with the criteria, and not with the rows', () => {
    for (const rows of seededRows) {
      const { weights } = method.weigh({ table: tableOf(rows) });
      expect(Math.abs(weights.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-12);
      const scaled = rows.map((row) => row.map((value, k) => (k === 0 ? 7 * value - 300 : value)));
      expectClose(method.weigh({ table: tableOf(scaled) }).weights, weights, 1e-11);
      const order = shuffled(random, weights.length);
      const turned = rows.map((row) => order.map((k) => row[k] as number));
      expectClose(
        method.weigh({ table: tableOf(turned) }).weights,
        order.map((k) => weights[k] as number),
        1e-12,
      );
      expectClose(method.weigh({ table: tableOf([...rows].reverse()) }).weights, weights, 1e-12);
    }
  });

  it('a cost is a benefit of the opposite sign', () => {
    for (const rows of seededRows) {
      const table = tableOf(rows);
      const types = table.criteria.map((): CriterionType => 'min');
      const opposite = tableOf(rows.map((row) => row.map((value) => -value)));
      expectClose(method.weigh({ table, types }).weights, method.weigh({ table: opposite }).weights, 1e-12);
    }
  });

  it('a constant column weighs 0, changes no other weight, and is told', () => {
    for (const rows of seededRows) {
      const { weights } = method.weigh({ table: tableOf(rows) });
      const { weights: beside, findings } = method.weigh({ table: tableOf(rows.map((row) => [...row, 5])) });
      expectClose(beside, [...weights, 0], 1e-15);
      expect(findings.map(({ code }) => code)).toEqual(['spread-not-importance', 'constant-criterion']);
    }
  });

  it('no spread at all is refused, and so is one row', () => {
    const ask = (rows: number[][]) => () => method.weigh({ table: tableOf(rows) });
    const flat = [
      [1, 2],
      [1, 2],
    ];
    expect(ask(flat)).toThrow(expect.objectContaining({ code: 'no-spread', kind: 'infeasible' }));
    expect(ask([[1, 2]])).toThrow(expect.objectContaining({ code: 'too-few-alternatives', kind: 'input' }));
  });
});

describe('what entropy and CRITIC cannot take', () => {
  const table = tableOf([
    [1, 4],
    [2, 2],
    [3, 0],
  ]);

  it('criteria that go in step have no conflict, opposite ones have', () => {
    const inStep = { table, types: ['max', 'min'] } as const;
    expect(() => critic.weigh(inStep)).toThrow(expect.objectContaining({ code: 'no-spread' }));
    expectClose(critic.weigh({ table }).weights, [0.5, 0.5], 1e-15);
  });

  it('shares need values of 0 or more, or columns that sum to 1', () => {
    const negative = tableOf([[-1], [2]]);
    const code = (of: string) => expect.objectContaining({ code: of, kind: 'input' });
    expect(() => entropy.weigh({ table: negative, normalisation: 'sum' })).toThrow(code('negative-share'));
    expect(() => entropy.weigh({ table, normalisation: 'none' })).toThrow(code('not-shares'));
    expect(() => entropy.weigh({ table: tableOf([[0], [0]]), normalisation: 'sum' })).toThrow(code('zero-column'));
    const shares = tableOf([
      [0.2, 0.5],
      [0.8, 0.5],
    ]);
    expectClose(entropy.weigh({ table: shares, normalisation: 'none' }).weights, [1, 0], 1e-15);
  });
});

import { describe, expect, it } from 'vitest';
import type { CriterionType, Normalisation } from '../../../../engine/suitability/ranking/normalisation.ts';
import { NORMALISATIONS } from '../../../../engine/suitability/ranking/normalisations/index.ts';
import { seeded } from '../../zonal/seeded.ts';

const named = (id: string) => NORMALISATIONS.find((normalisation) => normalisation.id === id) as Normalisation;
const apply = (id: string, values: number[], type: CriterionType) => [
  ...named(id).normalise(Float64Array.from(values), type),
];

/** Two costs and a benefit, with the answers in the tests of pymcdm (Kizielewicz, Shekhovtsov and Sałabun 2023). */
const COST = [66, 61, 65, 95, 63, 74];
const BENEFIT = [95, 166, 113, 99, 178, 140];
const PUBLISHED: [id: string, cost: number[], benefit: number[]][] = [
  [
    'min-max',
    [0.85294118, 1.0, 0.88235294, 0.0, 0.94117647, 0.61764706],
    [0.0, 0.85542169, 0.21686747, 0.04819277, 1.0, 0.54216867],
  ],
  [
    'max-complement',
    [0.30526316, 0.35789474, 0.31578947, 0.0, 0.33684211, 0.22105263],
    [0.53370787, 0.93258427, 0.63483146, 0.55617978, 1.0, 0.78651685],
  ],
  [
    'max',
    [0.92424242, 1.0, 0.93846154, 0.64210526, 0.96825397, 0.82432432],
    [0.53370787, 0.93258427, 0.63483146, 0.55617978, 1.0, 0.78651685],
  ],
  [
    'sum',
    [0.17447136, 0.1887723, 0.17715554, 0.12121168, 0.18277952, 0.15560959],
    [0.12010114, 0.20986094, 0.14285714, 0.12515803, 0.22503161, 0.17699115],
  ],
  [
    'vector-complement',
    [0.62375904, 0.65226214, 0.62945966, 0.45844104, 0.6408609, 0.57815408],
    [0.28587109, 0.49952212, 0.34003614, 0.29790777, 0.53563215, 0.42128371],
  ],
  [
    'nonlinear',
    [0.78951011, 1.0, 0.82651252, 0.26473947, 0.90775334, 0.56013711],
    [0.28484409, 0.86971342, 0.40301098, 0.30933594, 1.0, 0.61860876],
  ],
  [
    'enhanced-accuracy',
    [0.9137931, 1.0, 0.93103448, 0.4137931, 0.96551724, 0.77586207],
    [0.70036101, 0.9566787, 0.76534296, 0.71480144, 1.0, 0.86281588],
  ],
  [
    'zavadskas-turskis',
    [0.91803279, 1.0, 0.93442623, 0.44262295, 0.96721311, 0.78688525],
    [0.53370787, 0.93258427, 0.63483146, 0.55617978, 1.0, 0.78651685],
  ],
];

describe('normalisations', () => {
  it.each(PUBLISHED)('%s agrees with published answers', (id, cost, benefit) => {
    for (const [i, value] of apply(id, COST, 'min').entries()) expect(value).toBeCloseTo(cost[i] as number, 7);
    for (const [i, value] of apply(id, BENEFIT, 'max').entries()) expect(value).toBeCloseTo(benefit[i] as number, 7);
  });

  it('logarithmic agrees with published answers', () => {
    const cost = [0.16962777, 0.16962777, 0.15186115, 0.13925554, 0.16962777, 0.2];
    const benefit = [0.1790548, 0.19445945, 0.2396274, 0.06926785, 0.1385357, 0.1790548];
    for (const [i, value] of apply('logarithmic', [2, 2, 3, 4, 2, 1], 'min').entries()) {
      expect(value).toBeCloseTo(cost[i] as number, 7);
    }
    for (const [i, value] of apply('logarithmic', [6, 7, 11, 2, 4, 6], 'max').entries()) {
      expect(value).toBeCloseTo(benefit[i] as number, 7);
    }
  });

  it('vector has unit length, even of values whose squares leave the range of a double', () => {
    for (const scale of [1, 1e200, 1e-200]) {
      const values = apply('vector', [3 * scale, -4 * scale], 'max');
      expect(values[0]).toBeCloseTo(0.6, 15);
      expect(values[1]).toBeCloseTo(-0.8, 15);
    }
  });

  it('keep the order of benefits and, unless they keep costs, turn that of costs round', () => {
    const random = seeded(83);
    for (let trial = 0; trial < 50; trial++) {
      // Above 1, where the logarithm of the product is above zero.
      const values = Array.from({ length: 5 }, () => 1.5 + 50 * random());
      for (const { id, keepsCosts } of NORMALISATIONS) {
        for (const type of ['max', 'min'] as const) {
          const sign = type === 'min' && !keepsCosts ? -1 : 1;
          const made = apply(id, values, type);
          for (let i = 1; i < values.length; i++) {
            const before = Math.sign((values[i] as number) - (values[0] as number));
            expect(Math.sign((made[i] as number) - (made[0] as number)), `${id} ${type}`).toBe(sign * before);
          }
        }
      }
    }
  });
});

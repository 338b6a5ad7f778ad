import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { distanceForDeposit, driftDeposit, meanDeposit } from '../../../engine/isolation/drift.ts';
import { type DriftRow, isolationStandardSchema } from '../../../engine/isolation/isolation-standard.ts';
import { hasShared, repoRoot, sharedJson } from '../../shared-data.ts';
import { methodExample } from '../suitability/method-example.ts';

const standard = isolationStandardSchema.parse(
  JSON.parse(readFileSync(resolve(repoRoot, 'data/standards/isolation.json'), 'utf8')),
);
const rowOf = (id: string, applications = 1) =>
  standard.drift.curves
    .find((curve) => curve.id === id)
    ?.rows.find((row) => row.applications === applications) as DriftRow;

interface Example9 {
  readonly expect: Readonly<Record<string, number | readonly number[]>>;
}

const e9 = methodExample<Example9>('E9');

describe('drift', () => {
  it.skipIf(e9 === null)('gives the deposits and distances of the worked example E9', () => {
    const wanted = (e9 as Example9).expect;
    const field = rowOf('field-crops');
    const orchard = rowOf('orchard-early');
    const close = (value: number, key: string, k?: number) => {
      const expected = k === undefined ? wanted[key] : (wanted[key] as readonly number[])[k];
      expect(Math.abs(value - (expected as number)), key).toBeLessThan(1e-4);
    };
    for (const [k, x] of [1, 3, 5, 8, 10, 30, 50].entries())
      close(driftDeposit(field, x), 'arable 1 app at 1,3,5,8,10,30,50 m', k);
    for (const [k, x] of [3, 10, 15, 30].entries()) close(driftDeposit(orchard, x), 'fruit early at 3,10,15,30 m', k);
    close(distanceForDeposit(field, 0.1), 'distance for 0.1 % arable');
    close(distanceForDeposit(orchard, 0.1), 'distance for 0.1 % fruit early');
    close(meanDeposit(field, 8, 58), 'mean deposit arable 8-58 m');
    for (const [k, capture] of [0.7, 0.9].entries()) {
      close(driftDeposit(field, 8) * (1 - capture), '8 m arable behind a belt cutting 70 % / 90 %', k);
    }
  });

  it('agrees with the JKI table within 1 %: 2.77, 0.57, 0.29, 0.10, 0.06 at 1, 5, 10, 30, 50 m', () => {
    for (const [x, deposit] of [
      [1, 2.77],
      [5, 0.57],
      [10, 0.29],
      [30, 0.1],
      [50, 0.06],
    ] as const) {
      expect(Math.abs(driftDeposit(rowOf('field-crops'), x) - deposit)).toBeLessThan(0.01 * deposit + 0.005);
    }
  });

  it('reaches the wanted deposit at the distance it names, for every curve and number of sprayings', () => {
    for (const { rows } of standard.drift.curves) {
      for (const row of rows) {
        for (const target of [0.05, 0.1, 0.5, 1]) {
          const distance = distanceForDeposit(row, target);
          expect(driftDeposit(row, distance * 1.000001)).toBeLessThanOrEqual(target * 1.00001);
          expect(driftDeposit(row, distance * 0.999)).toBeGreaterThanOrEqual(target * 0.99);
          expect(distanceForDeposit(row, target, 0.7)).toBeLessThan(distance);
        }
      }
    }
  });

  it.skipIf(!hasShared)('carries every coefficient over without change', () => {
    interface Rules {
      readonly drift: { readonly rows: readonly { readonly n_apps: number; readonly A: number; readonly B: number }[] };
    }
    const rows = sharedJson<Rules>('domain/organic-rules.json').drift.rows;
    const carried = standard.drift.curves.flatMap((curve) => curve.rows);
    expect(carried).toHaveLength(rows.length);
    for (const row of rows) {
      expect(carried.some(({ A, B, applications }) => A === row.A && B === row.B && applications === row.n_apps)).toBe(
        true,
      );
    }
  });
});

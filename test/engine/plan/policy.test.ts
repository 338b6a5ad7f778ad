import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contradictionsOf } from '../../../engine/plan/contradictions.ts';
import { policyTargetsSchema } from '../../../engine/plan/policy-targets.ts';
import { targetRows } from '../../../engine/plan/target-rows.ts';
import { hasShared, repoRoot, sharedJson } from '../../shared-data.ts';

const policy = policyTargetsSchema.parse(
  JSON.parse(readFileSync(resolve(repoRoot, 'data/standards/policy-targets.json'), 'utf8')),
);

describe('contradictionsOf', () => {
  it('computes 2.60 against 2.55 for 2025 and nothing for the other years', () => {
    const sums = contradictionsOf(policy).filter((c) => c.id === 'I1');
    expect(sums).toHaveLength(1);
    expect(sums[0]?.figures.map((figure) => figure.value)).toEqual([2.6, 2.55, 0.05]);
  });

  it('finds Minle below its own base, the park, vegetables against both, and the parts of the base', () => {
    const found = new Map(contradictionsOf(policy).map((c) => [c.id, c]));
    expect(found.get('I2')?.figures.map((figure) => figure.value)).toEqual([0.38, 0.25, 0.2, 0.45]);
    expect(found.get('I3')?.figures.map((figure) => figure.value)).toEqual([3, 5]);
    expect(found.get('I4')?.figures.map((figure) => figure.value)).toEqual([6, 6]);
    expect(found.get('I5')?.figures.map((figure) => figure.value)).toEqual([86.79, 90.1, 3.31]);
    expect([...found.keys()]).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10']);
  });

  it('does not list a contradiction that the figures no longer show', () => {
    const counties = policy.counties.map((row) =>
      row.county === '民乐县' ? { ...row, area: { ...row.area, '2025': 0.2 } } : row,
    );
    expect(contradictionsOf({ ...policy, counties }).some((c) => c.id === 'I1')).toBe(false);
  });
});

describe('targetRows', () => {
  it('shows the city by its own row and by the sum of the counties, and says which county has no core town', () => {
    const rows = targetRows(policy, [], []);
    expect(rows.map((row) => row.county)).toHaveLength(policy.counties.length + 2);
    expect(rows.at(-2)?.years[0]?.targetWanMu).toBe(2.55);
    expect(rows.at(-1)?.years[0]?.targetWanMu).toBe(2.6);
    expect(rows.find((row) => row.county === '肃南县')?.note?.en).toContain('no core town');
    expect(rows.every((row) => row.years.every((year) => year.targetWanMu === 0 || !year.met))).toBe(true);
  });
});

describe.skipIf(!hasShared)('policy figures (needs the shared folder)', () => {
  it('carries the annex over without change', () => {
    const annex = sharedJson<{ annex: { rows: Record<string, number[]> } }>('domain/policy.json').annex.rows;
    for (const row of [policy.city, ...policy.counties]) {
      const { vegetables2024, herbs2024, area, products } = row;
      const carried = [
        vegetables2024,
        herbs2024,
        area[2025],
        products[2025],
        area[2026],
        products[2026],
        area[2027],
        products[2027],
      ];
      expect(carried, row.county).toEqual(annex[row.county]);
    }
  });
});

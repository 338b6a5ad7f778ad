import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addCells, clearSummary, emptySummary } from '../../../engine/zonal/parcel-summary.ts';
import { ZONAL_STATISTICS } from '../../../engine/zonal/statistics/index.ts';
import { emptyCollector, gatherClasses, reserveEntries } from '../../../engine/zonal/value-classes.ts';
import { repoRoot } from '../../shared-data.ts';
import { seeded } from './seeded.ts';

describe('the registry of zonal statistics', () => {
  it('lists each file of its folder once, with both labels and a formula', () => {
    const files = readdirSync(resolve(repoRoot, 'engine/zonal/statistics')).filter((name) => name !== 'index.ts');
    expect(ZONAL_STATISTICS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
    for (const { label, formula } of ZONAL_STATISTICS) {
      expect(label.zh).not.toBe('');
      expect(label.en).not.toBe('');
      expect(formula).not.toBe('');
    }
  });

  it('says 0 for counts and sums of no cells, and nothing for values', () => {
    const summary = emptySummary(true);
    const nothing = { length: 0, values: new Float64Array(0), weights: new Float64Array(0) };
    for (const statistic of ZONAL_STATISTICS) {
      const value = statistic.needs === 'moments' ? statistic.of(summary) : statistic.of(nothing);
      expect(value, statistic.id).toBe(['count', 'sum', 'variety'].includes(statistic.id) ? 0 : Number.NaN);
    }
  });

  it('gives a constant field its value and no spread, exactly', () => {
    const random = seeded(11);
    const fractions = Float64Array.from({ length: 200 }, () => random());
    for (const value of [22, 0.1, -1e9 / 3, 1e-300]) {
      const summary = emptySummary(false);
      const values = new Float64Array(200).fill(value);
      addCells(summary, { columns: 20, rows: 10, fractions, values, firstValue: 0, rowAreas: null, firstRow: 0 });
      const of = (id: string): number => {
        const statistic = ZONAL_STATISTICS.find((each) => each.id === id);
        return statistic?.needs === 'moments' ? statistic.of(summary) : Number.NaN;
      };
      expect([of('mean'), of('min'), of('max'), of('stdev')]).toEqual([value, value, value, 0]);
    }
  });

  it('loses no digits of the spread of large values', () => {
    const summary = emptySummary(false);
    const values = Float64Array.from({ length: 100 }, (_, k) => 1e9 + (k % 2));
    const fractions = new Float64Array(100).fill(1);
    addCells(summary, { columns: 10, rows: 10, fractions, values, firstValue: 0, rowAreas: null, firstRow: 0 });
    expect(summary.squares / summary.weight).toBeCloseTo(0.25, 12);
  });

  it('adds up to the same bits in one portion or in many', () => {
    const random = seeded(12);
    const fractions = Float64Array.from({ length: 400 }, () => (random() < 0.3 ? 1 : random()));
    const values = Float64Array.from({ length: 400 }, () =>
      random() < 0.1 ? Number.NaN : Math.floor(random() * 90) / 7,
    );
    const whole = emptySummary(true);
    const rowAreas = Float64Array.from({ length: 20 }, (_, row) => 900 - row);
    addCells(whole, { columns: 20, rows: 20, fractions, values, firstValue: 0, rowAreas, firstRow: 0 });
    const parts = emptySummary(true);
    for (let row = 0; row < 20; row++) {
      const part = fractions.slice(20 * row, 20 * row + 20);
      addCells(parts, { columns: 20, rows: 1, fractions: part, values, firstValue: 20 * row, rowAreas, firstRow: row });
      if (row % 7 === 0 && parts.classes !== null) gatherClasses(parts.classes);
    }
    const told = (summary: typeof whole): unknown => {
      const { length, values: distinct, weights } = gatherClasses(summary.classes ?? emptyCollector());
      return { ...summary, classes: [distinct.slice(0, length), weights.slice(0, length)] };
    };
    expect(told(parts)).toEqual(told(whole));
    clearSummary(parts);
    expect({ ...parts, classes: parts.classes?.length }).toEqual({ ...emptySummary(true), classes: 0 });
  });

  it('keeps a class raster under a large parcel small', () => {
    const collector = emptyCollector();
    for (let k = 0; k < 3_000_000; k += 1000) {
      reserveEntries(collector, 1000);
      for (let i = 0; i < 1000; i++) {
        collector.values[collector.length] = i % 9;
        collector.weights[collector.length++] = 1;
      }
    }
    expect(collector.values.length).toBeLessThan(400_000);
    const { length, weights } = gatherClasses(collector);
    expect(length).toBe(9);
    expect(weights.subarray(0, 9).reduce((sum, weight) => sum + weight, 0)).toBe(3_000_000);
  });
});

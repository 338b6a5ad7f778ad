import { describe, expect, it } from 'vitest';
import { quietRun } from '../../../engine/run/run.ts';
import { weightedSum } from '../../../engine/suitability/aggregations/weighted-sum.ts';
import type { Criterion } from '../../../engine/suitability/criterion.ts';
import { scoreParcels } from '../../../engine/suitability/score.ts';
import { classOf } from '../../../engine/suitability/suitability-class.ts';
import { addBit, emptyBitSet } from '../../../engine/table/bit-set.ts';
import { emptyTable, type Table, withColumn } from '../../../engine/table/table.ts';

const identity = (id: string): Criterion => ({
  id,
  label: { zh: id, en: id },
  theme: 'soil',
  unit: '',
  column: `${id}.mean`,
  membership: { kind: 'linear', zero: 0, one: 1 },
  source: { reference: { zh: '', en: '' }, confidence: 'setting' },
});

function tableOf(columns: Record<string, (number | null)[]>): Table {
  const length = Object.values(columns)[0]?.length ?? 0;
  return Object.entries(columns).reduce((table, [id, cells]) => {
    const valid = emptyBitSet(length);
    cells.forEach((cell, row) => cell !== null && addBit(valid, row));
    const values = Float64Array.from(cells, (cell) => cell ?? 0);
    return withColumn(table, { kind: 'number', name: `${id}.mean`, unit: '', values, valid });
  }, emptyTable(length));
}

const bounds = [0.75, 0.5, 0.25] as const;
const rule = { aggregation: weightedSum, settings: {}, bounds };
/** Method example E8: WLC 0.765, minimum 0.20. */
const weighted = [0.3, 0.3, 0.2, 0.2].map((weight, k) => ({ criterion: identity(`c${k}`), weight }));

describe('scoreParcels', () => {
  it('agrees with the worked example E8', async () => {
    const table = tableOf({ c0: [0.95], c1: [0.9], c2: [0.85], c3: [0.2] });
    const score = await scoreParcels(table, weighted, rule, quietRun);
    expect(score.suitability[0]).toBeCloseTo(0.765, 12);
    expect(score.limitingMembership[0]).toBeCloseTo(0.2, 12);
    expect([score.suitabilityClass[0], score.limitingClass[0], score.limitingCriterion[0]]).toEqual([1, 4, 3]);
  });

  it('lowers coverage and widens the interval for missing values, never counting them as zero', async () => {
    const score = await scoreParcels(
      tableOf({ c0: [0.8], c1: [0.8], c2: [null], c3: [0.8] }),
      weighted,
      rule,
      quietRun,
    );
    expect(score.suitability[0]).toBeCloseTo(0.8, 12);
    expect(score.coverage[0]).toBeCloseTo(0.8, 12);
    expect(score.suitabilityLow[0]).toBeCloseTo(0.64, 12);
    expect(score.suitabilityHigh[0]).toBeCloseTo(0.84, 12);
    expect(Number.isNaN(score.values[2]?.[0])).toBe(true);
  });

  it('gives no score and no class where nothing is known', async () => {
    const score = await scoreParcels(
      tableOf({ c0: [null], c1: [null], c2: [null], c3: [null] }),
      weighted,
      rule,
      quietRun,
    );
    expect(Number.isNaN(score.suitability[0])).toBe(true);
    expect([score.coverage[0], score.suitabilityClass[0], score.limitingCriterion[0]]).toEqual([0, 0, -1]);
  });
});

describe('classOf', () => {
  it('puts a value on a bound into the better class', () => {
    expect([0.75, 0.7499, 0.5, 0.25, 0.2499, Number.NaN].map((index) => classOf(index, bounds))).toEqual([
      1, 2, 2, 3, 4, 0,
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputDesk } from '../../../engine/plan/input-desk.ts';
import { ParcelColumns } from '../../../engine/plan/parcel-columns.ts';
import { salinity } from '../../../engine/plan/question/criterion-question.ts';
import { addSalinity } from '../../../engine/plan/salinity-column.ts';
import { addBit, emptyBitSet } from '../../../engine/table/bit-set.ts';
import { numberAt, textAt } from '../../../engine/table/table.ts';
import { repoRoot } from '../../shared-data.ts';
import { filesOf } from './tiny-plan.ts';

const standard = readFileSync(resolve(repoRoot, 'data/standards/salinity.json'), 'utf8');
const question = { layer: 'ec', method: 'sonmez_loam', standard: 'salinity.json', extract: '1:5' } as const;

/** Columns and findings for parcels of the given conductivities; NaN is missing. */
async function planned(ec: readonly number[], changes: Record<string, unknown> = {}, unit = 'dS/m') {
  const columns = new ParcelColumns(ec.length);
  const valid = emptyBitSet(ec.length);
  for (const [row, value] of ec.entries()) if (!Number.isNaN(value)) addBit(valid, row);
  const values = Float64Array.from(ec);
  columns.add({ kind: 'number', name: 'ec.mean', unit, values, valid }, { file: 'ec.tif', date: '2024' });
  const desk = new InputDesk(filesOf({ 'salinity.json': standard }));
  await addSalinity({ ...question, ...changes }, columns, desk);
  const at = (name: string, row: number) => numberAt(columns.table, `soil-salinity.${name}`, row);
  return { at, table: columns.table, findings: desk.findings };
}

describe('addSalinity', () => {
  it('gives ECe with the spread of its conversions and its class (E11 at EC1:5 0.40)', async () => {
    const { at, table } = await planned([0.4, Number.NaN, 1]);
    expect(at('ece', 0)).toBeCloseTo(3.092, 6);
    expect(at('ece-low', 0)).toBeCloseTo(1.55, 6);
    expect(at('ece-high', 0)).toBeCloseTo(3.48, 6);
    expect(textAt(table, 'soil-salinity.class', 0)).toBe('轻度');
    expect(['ece', 'ece-low', 'ece-high'].map((name) => at(name, 1))).toEqual([undefined, undefined, undefined]);
    expect(textAt(table, 'soil-salinity.class', 1)).toBeUndefined();
    expect([at('ece', 2), textAt(table, 'soil-salinity.class', 2)]).toEqual([expect.closeTo(7.64, 6), '中度']);
  });

  it('counts where a method turns negative; the named one leaves no value there', async () => {
    const { at, findings } = await planned([0.05, 0.3, 0.6], { method: 'chi' });
    expect([at('ece', 0), at('ece', 1)]).toEqual([undefined, undefined]);
    expect(at('ece', 2)).toBeCloseTo(1.238, 6);
    const told = findings.filter(({ code }) => code === 'salinity-method-out-of-range');
    expect(told.map(({ severity, message }) => [severity, message.en.match(/in (\d+) parcels/)?.[1]])).toEqual([
      ['info', '1'],
      ['warning', '2'],
    ]);
    // Of the methods that hold at 0.05 dS/m the least is that for clay.
    expect(at('ece-low', 0)).toBeCloseTo(8.22 * 0.05 - 0.33, 6);
  });

  it('names negative conductivities and leaves them missing', async () => {
    const { at, findings } = await planned([-9999, 0.4]);
    expect([at('ece', 0), at('ece-low', 0)]).toEqual([undefined, undefined]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'negative-conductivity',
        severity: 'error',
        at: { file: 'ec.tif', layer: 'ec' },
      }),
    );
  });

  it('takes a saturated-paste extract as ECe', async () => {
    const { at, findings } = await planned([3], { extract: 'saturated-paste' });
    expect(['ece', 'ece-low', 'ece-high'].map((name) => at(name, 0))).toEqual([3, 3, 3]);
    expect(findings).toEqual([]);
  });

  it('converts the unit of the layer and refuses one it does not know', async () => {
    expect((await planned([40], {}, 'mS/m')).at('ece', 0)).toBeCloseTo(3.092, 6);
    await expect(planned([0.4], {}, 'furlong')).rejects.toMatchObject({ code: 'unknown-unit', at: { layer: 'ec' } });
  });

  it('refuses an unknown method with those there are', async () => {
    await expect(planned([0.4], { method: 'guess' })).rejects.toMatchObject({
      code: 'unknown-salinity-method',
      remedy: { en: expect.stringContaining('sonmez_loam') },
    });
  });
});

describe('the question of a conductivity layer', () => {
  it('must name the dilution of its extract', () => {
    expect(salinity.parse(question)).toEqual(question);
    const { extract: _, ...undiluted } = question;
    for (const document of [undiluted, { ...undiluted, extract: '1:2.5' }]) {
      const parsed = salinity.safeParse(document);
      expect(parsed.error?.issues[0]?.path).toEqual(['extract']);
      expect(parsed.error?.issues[0]?.message).toMatch(/土水比.*EC without its dilution/);
    }
  });
});

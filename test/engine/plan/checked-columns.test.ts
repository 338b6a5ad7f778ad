import { describe, expect, it } from 'vitest';
import { SCORED } from '../../../engine/plan/plan-tables.ts';
import { planTiny, rasterBytes, tinyScenario } from './tiny-plan.ts';

const [level] = tinyScenario().criteria as Record<string, unknown>[];

function layerOf(unit: string, more: Record<string, unknown> = {}) {
  return [{ id: 'level', file: 'level.tif', unit, ...more }];
}

const organicMatter = {
  ...level,
  id: 'own-organic-matter',
  unit: 'g/kg',
  membership: { kind: 'linear', zero: 0, one: 1000 },
};

const codes = (plan: Awaited<ReturnType<typeof planTiny>>) => plan.findings.map(({ code }) => code);

describe('columns of raster layers before they are judged', () => {
  it('are brought to the unit of the criterion', async () => {
    const plan = await planTiny({}, { rasters: layerOf('%'), criteria: [organicMatter] });
    expect(plan.parcels.criteria[0]?.values[0]).toBeCloseTo(800, 9);
    expect(plan.parcels.suitability[0]).toBeCloseTo(0.8, 12);
    expect(codes(plan)).toEqual([]);
  });

  it('give no value in a unit nobody knows, naming it and those that are known', async () => {
    const plan = await planTiny({}, { rasters: layerOf('shovels'), criteria: [organicMatter] });
    expect(plan.parcels.status[0]).not.toBe(SCORED);
    expect(plan.parcels.criteria[0]?.values[0]).toBeNaN();
    const finding = plan.findings.find(({ code }) => code === 'unknown-unit');
    expect(finding).toMatchObject({ severity: 'error', at: { file: 'level.tif', layer: 'level' } });
    expect(finding?.message.en).toContain('"shovels"');
    expect(finding?.remedy.en).toContain('g/kg');
  });

  it('give no pH in the unit of a content, and say that the criterion has no data', async () => {
    const files = { 'level.tif': rasterBytes(8) };
    const ph = (unit: string) => ({
      rasters: [{ id: 'soil-ph', file: 'level.tif', unit }],
      criteria: [{ id: 'soil-ph', weight: 1 }],
    });
    const refused = await planTiny(files, ph('g/kg'));
    expect(refused.parcels.status[0]).not.toBe(SCORED);
    expect(codes(refused)).toEqual(['unknown-unit', 'criterion-without-data']);
    expect(codes(await planTiny(files, ph('pH')))).toEqual([]);
  });

  it('give no value in the unit of another quantity', async () => {
    const plan = await planTiny({}, { rasters: layerOf('dS/m'), criteria: [organicMatter] });
    expect(codes(plan)).toContain('unit-mismatch');
    expect(plan.parcels.criteria[0]?.values[0]).toBeNaN();
  });

  it('are taken as they stand when the layer states no unit, which is told', async () => {
    const plan = await planTiny({}, { rasters: layerOf(''), criteria: [organicMatter] });
    expect(codes(plan)).toEqual(['unit-not-stated']);
    expect(plan.parcels.criteria[0]?.values[0]).toBe(80);
  });

  it('lose a pH of 0 or above 14, which is counted and named and never filled in', async () => {
    const ph = [{ id: 'soil-ph', weight: 1 }];
    const rasters = [{ id: 'soil-ph', file: 'level.tif', unit: '' }];
    for (const [value, said] of [
      [0, 'pH is 0'],
      [15, 'pH is 15'],
    ] as const) {
      const raster = rasterBytes((column) => (column === 5 ? value : 8));
      const plan = await planTiny({ 'level.tif': raster }, { rasters, criteria: ph });
      expect(plan.parcels.criteria[0]?.values[0]).toBeNaN();
      expect(plan.parcels.criteria[0]?.values[1]).toBe(8);
      expect(plan.parcels.coverage[0]).toBe(0);
      const finding = plan.findings.find(({ code }) => code === 'impossible-value');
      expect(finding?.message.en).toMatch(new RegExp(`^the values of 1 parcels.*p1: ${said}`));
    }
  });

  it('refuse organic carbon as organic matter until the scenario declares it, then convert by 1.724', async () => {
    const criteria = [{ id: 'soil-organic-matter', weight: 1 }];
    const raster = { id: 'soil-organic-matter', file: 'soc.tif', unit: 'g/kg' };
    const soc = { 'soc.tif': rasterBytes(10) };
    const mute = await planTiny(soc, { rasters: [raster], criteria });
    expect(codes(mute)).toContain('organic-carbon-as-organic-matter');
    expect(mute.parcels.criteria[0]?.values[0]).toBeNaN();
    const declared = await planTiny(soc, { rasters: [{ ...raster, quantity: 'organic-carbon' }], criteria });
    expect(declared.parcels.criteria[0]?.values[0]).toBeCloseTo(17.24, 9);
    const matter = await planTiny(soc, { rasters: [{ ...raster, quantity: 'organic-matter' }], criteria });
    expect(matter.parcels.criteria[0]?.values[0]).toBe(10);
  });
});

describe('a scenario that cannot be judged', () => {
  it.each([
    ['weights that do not sum to 1', { criteria: [{ ...level, weight: 0.7 }] }, /sum to 0\.7, expected 1/],
    ['a difficulty whose weights do not sum to 1', { easyFirst: easyFirst({ unclean: 0.4 }) }, /easyFirst sum to 0\.4/],
    ['a rule nobody knows', { aggregation: { rule: 'best', source: words() } }, /aggregation\.rule/],
    ['an improvement of a criterion that is not asked', { improvement: improvement('slope') }, /slope in improvement/],
    [
      'salt without the dilution of its extract',
      { salinity: { layer: 'level', method: 'usda', standard: 's' } },
      /dilution/,
    ],
    [
      'a trapezoid that falls back',
      { criteria: [{ ...level, membership: trapezoid(1, 3, 2, 4) }] },
      /points|rise|fall/,
    ],
  ])('names %s, in both languages', async (_what, changes, said) => {
    const refused = await planTiny({}, changes).catch((error: unknown) => error);
    expect(refused).toMatchObject({ kind: 'usage', code: 'bad-scenario' });
    const { text, remedy } = refused as { text: { zh: string; en: string }; remedy: { zh: string } };
    expect(text.en).toMatch(said);
    expect(text.zh).toMatch(/[一-鿿]{4}/);
    expect(text.zh).not.toBe(text.en);
    expect(remedy.zh).not.toBe('');
  });
});

function words() {
  return { zh: '测试', en: 'test' };
}

function easyFirst(weights: Record<string, number>) {
  return { weights, operators: {}, source: words() };
}

function improvement(criterion: string) {
  return { criteria: [criterion], percentile: 0.9, source: words() };
}

function trapezoid(...points: number[]) {
  return { kind: 'trapezoid', points };
}

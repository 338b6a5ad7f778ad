import { describe, expect, it } from 'vitest';
import { FAIL, PASS, UNKNOWN } from '../../../../engine/suitability/exclusion.ts';
import { type WaterUse, waterAnswers, waterUnits } from '../../../../engine/suitability/limits/water-limits.ts';
import { readMeasurement, readPh } from '../../../../engine/table/measurement.ts';
import { water } from './standard-files.ts';

const cells = (items: Record<string, string>) =>
  new Map(
    Object.entries(items).map(([item, cell]) => [item, item === 'ph' ? readPh(cell) : readMeasurement(cell)] as const),
  );

/** A complete test of the basic items, all low. */
const full = { ...Object.fromEntries(water.items.map((row) => [row.item, '0.0001'])), ph: '8' };

const dryland: WaterUse = {
  use: 'dryland',
  isSalineArea: false,
  isHighFluorideArea: false,
  boronGroup: 'sensitive',
};

const judge = (items: Record<string, string>, use: Partial<WaterUse> = {}) =>
  waterAnswers({ id: 'w', date: '2026-06-01', items: cells(items) }, water, { ...dryland, ...use });

const limitOf = (item: string, use: Partial<WaterUse>) =>
  judge({ ...full, [item]: '0.0001' }, use).answers.find((a) => a.item === item)?.limit;

describe('waterAnswers, basic items (GB 5084-2021 table 1)', () => {
  it('is unknown while an item is not tested and fails on one item over its limit', () => {
    expect(judge({ ph: '7.8', 'total-salt': '650' }).answer).toBe(UNKNOWN);
    expect(judge({ ph: '7.8', 'total-salt': '1001' }).answer).toBe(FAIL);
  });

  it('reads pH as a range, edges included', () => {
    expect(judge(full).answer).toBe(PASS);
    expect(judge({ ...full, ph: '8.5' }).answer).toBe(PASS);
    expect(judge({ ...full, ph: '5.5' }).answer).toBe(PASS);
    expect(judge({ ...full, ph: '8.6' }).answer).toBe(FAIL);
    expect(judge({ ...full, ph: '5.4' }).answer).toBe(FAIL);
    expect(judge({ ...full, ph: '0' }).answer).toBe(UNKNOWN);
  });

  it.each([
    ['suspended-solids', [80, 100, 60, 15]],
    ['bod5', [60, 100, 40, 15]],
    ['cod', [150, 200, 100, 60]],
    ['anionic-surfactant', [5, 8, 5, 5]],
    ['As', [0.05, 0.1, 0.05, 0.05]],
    ['faecal-coliform', [40000, 40000, 20000, 10000]],
    ['ascarid-eggs', [20, 20, 20, 10]],
    ['temperature', [35, 35, 35, 35]],
    ['Hg', [0.001, 0.001, 0.001, 0.001]],
  ])('%s by use: paddy, dryland, vegetables a and b', (item, limits) => {
    const uses = ['paddy', 'dryland', 'vegetable-a', 'vegetable-b'];
    expect(uses.map((use) => limitOf(item, { use }))).toEqual(limits);
  });

  it('allows 2000 mg/L of salt in a saline-alkali area only, and says which limit it was', () => {
    const salty = { ...full, 'total-salt': '1500' };
    expect(judge(salty).answer).toBe(FAIL);
    const saline = judge(salty, { isSalineArea: true });
    expect(saline.answer).toBe(PASS);
    expect(saline.answers.find((a) => a.item === 'total-salt')).toMatchObject({ limit: 2000 });
    expect(saline.answers.find((a) => a.item === 'total-salt')?.clause.en).toContain('saline-alkali area');
    expect(judge({ ...full, 'total-salt': '2001' }, { isSalineArea: true }).answer).toBe(FAIL);
  });
});

describe('waterAnswers, selective items (GB 5084-2021 table 2)', () => {
  it('are judged only when they were measured', () => {
    expect(judge(full).answers).toHaveLength(water.items.length);
    expect(judge({ ...full, fluoride: '—' }).answers).toHaveLength(water.items.length);
    const high = judge({ ...full, fluoride: '2.1' });
    expect(high.answer).toBe(FAIL);
    expect(high.answers.at(-1)?.clause.en).toBe('Table 2, selective control items, dryland crops');
    expect(judge({ ...full, fluoride: '2.1' }, { isHighFluorideArea: true }).answer).toBe(PASS);
  });

  it('an unreadable cell of a selective item is unknown, never a pass', () => {
    expect(judge({ ...full, fluoride: 'many' }).answer).toBe(UNKNOWN);
  });

  it('takes boron by crop group: potato and onion 1, wheat and maize 2, radish and cabbage 3 mg/L', () => {
    const boron = (boronGroup: WaterUse['boronGroup']) => judge({ ...full, B: '1.5' }, { boronGroup }).answer;
    expect([boron('sensitive'), boron('tolerant'), boron('very-tolerant')]).toEqual([FAIL, PASS, PASS]);
    expect(limitOf('B', { boronGroup: 'very-tolerant' })).toBe(3);
    expect(judge({ ...full, B: '1' }).answers.at(-1)?.clause.zh).toContain('马铃薯');
  });

  it('takes petroleum, copper and chloral by use', () => {
    const by = (item: string) => ['paddy', 'dryland', 'vegetable-a'].map((use) => limitOf(item, { use }));
    expect(by('petroleum')).toEqual([5, 10, 1]);
    expect(by('Cu')).toEqual([0.5, 1, 1]);
    expect(by('trichloroacetaldehyde')).toEqual([1, 0.5, 0.5]);
  });
});

describe('waterUnits', () => {
  it('names the unit of every item and none for pH', () => {
    const units = waterUnits(water);
    expect([units.ph, units.cod, units.B, units['faecal-coliform']]).toEqual(['', 'mg/L', 'mg/L', 'MPN/L']);
  });
});

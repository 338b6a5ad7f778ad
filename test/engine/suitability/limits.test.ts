import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAIL, PASS, UNKNOWN } from '../../../engine/suitability/exclusion.ts';
import { type AirDay, airAnswers, editionOn } from '../../../engine/suitability/limits/air-limits.ts';
import { indicesOf, type SoilSample, soilAnswers } from '../../../engine/suitability/limits/soil-limits.ts';
import {
  airStandardSchema,
  soilStandardSchema,
  waterStandardSchema,
} from '../../../engine/suitability/limits/standard.ts';
import { waterAnswers } from '../../../engine/suitability/limits/water-limits.ts';
import { nemerowIndex, singleFactorIndex } from '../../../engine/suitability/pollution-index.ts';
import { readMeasurement } from '../../../engine/table/measurement.ts';
import { hasShared, repoRoot, sharedJson } from '../../shared-data.ts';

const standardFile = (name: string) => JSON.parse(readFileSync(resolve(repoRoot, 'data/standards', name), 'utf8'));
const soil = soilStandardSchema.parse(standardFile('gb15618-2018.json'));
const water = waterStandardSchema.parse(standardFile('gb5084-2021.json'));
const air = airStandardSchema.parse(standardFile('gb3095.json'));

const rule = { required: ['Cd', 'Hg', 'As', 'Pb', 'Cr', 'Cu', 'Ni', 'Zn'], phError: 0.1 };
/** Sample A of method example E3. */
const cleanMetals = { Cd: '0.18', Hg: '0.05', As: '12.5', Pb: '22', Cr: '62', Cu: '30', Ni: '32', Zn: '75' };

function sampleOf(ph: string, items: Record<string, string>): SoilSample {
  const cells = Object.entries(items).map(([item, cell]) => [item, readMeasurement(cell)] as const);
  return { id: 's1', date: '2025-05-01', ph: readMeasurement(ph), items: new Map(cells) };
}

const answerOf = (
  ph: string,
  items: Record<string, string>,
  item: string,
  land: 'other' | 'orchard' | 'paddy' = 'other',
) => soilAnswers(sampleOf(ph, items), soil, land, rule).answers.find((a) => a.item === item);

describe('soilAnswers (GB 15618-2018)', () => {
  it('agrees with the worked example E3: Nemerow 0.392 clean, one cadmium value decides', () => {
    const a = soilAnswers(sampleOf('8.4', cleanMetals), soil, 'other', rule);
    expect(a.answer).toBe(PASS);
    expect(nemerowIndex(indicesOf(a.answers))).toBeCloseTo(0.39181, 4);
    const b = soilAnswers(sampleOf('8.4', { ...cleanMetals, Cd: '0.72' }), soil, 'other', rule);
    expect(b.answer).toBe(FAIL);
    expect(nemerowIndex(indicesOf(b.answers))).toBeCloseTo(0.88414, 4);
    expect(singleFactorIndex(0.72, 0.6)).toBeCloseTo(1.2, 10);
  });

  it('chooses the band by the pH of the same sample: Cd 0.45 fails at 7.5 and passes at 7.6, and says both', () => {
    const at75 = answerOf('7.5', { Cd: '0.45' }, 'Cd');
    const at76 = answerOf('7.6', { Cd: '0.45' }, 'Cd');
    expect([at75?.answer, at75?.limit]).toEqual([FAIL, 0.3]);
    expect([at76?.answer, at76?.limit]).toEqual([PASS, 0.6]);
    expect(at76?.reason?.en).toContain('opposite answer');
    expect(answerOf('8.4', { Cd: '0.45' }, 'Cd')?.reason).toBeUndefined();
  });

  it('lets a value equal to the limit pass', () => {
    expect(answerOf('8.0', { Cd: '0.6' }, 'Cd')?.answer).toBe(PASS);
    expect(answerOf('8.0', { Cd: '0.601' }, 'Cd')?.answer).toBe(FAIL);
  });

  it('has no answer without pH, with a missing required item, or with "not detected" and no limit', () => {
    expect(answerOf('', { Cd: '0.1' }, 'Cd')?.answer).toBe(UNKNOWN);
    expect(answerOf('8.0', {}, 'As')?.answer).toBe(UNKNOWN);
    expect(answerOf('8.0', { Hg: 'ND' }, 'Hg')?.answer).toBe(UNKNOWN);
    expect(soilAnswers(sampleOf('8.0', { ...cleanMetals, As: '—' }), soil, 'other', rule).answer).toBe(UNKNOWN);
  });

  it('judges other items only when they were measured', () => {
    expect(answerOf('8.0', cleanMetals, 'BaP')).toBeUndefined();
    expect(answerOf('8.0', { ...cleanMetals, BaP: '0.56' }, 'BaP')?.answer).toBe(FAIL);
  });

  it('uses the orchard row for copper and the paddy rows for paddy', () => {
    expect(answerOf('8.0', { Cu: '150' }, 'Cu')?.answer).toBe(FAIL);
    expect(answerOf('8.0', { Cu: '150' }, 'Cu', 'orchard')?.answer).toBe(PASS);
    expect(answerOf('8.0', { As: '22' }, 'As', 'paddy')?.limit).toBe(20);
  });

  it('cannot say anything when the detection limit lies above the limit', () => {
    expect(answerOf('8.2', { Cd: '<1.0' }, 'Cd')).toMatchObject({ answer: UNKNOWN, limit: 0.6 });
    expect(answerOf('8.2', { Cd: '<2' }, 'Cd')?.answer).toBe(UNKNOWN);
    expect(answerOf('8.2', { Cd: '<0.6' }, 'Cd')?.answer).toBe(PASS);
  });

  it('judges land of an unknown group by the strictest row', () => {
    const judged = soilAnswers(sampleOf('8.0', { ...cleanMetals, Hg: '1.5' }), soil, null, rule);
    expect(judged.answers.find((a) => a.item === 'Hg')).toMatchObject({ answer: FAIL, limit: 1 });
  });

  it('writes the band as the standard does', () => {
    expect(answerOf('8.0', { Cd: '0.1' }, 'Cd')?.clause.en).toBe('Table 1, risk screening values, pH>7.5');
    expect(answerOf('6.0', { Cd: '0.1' }, 'Cd')?.clause.zh).toBe('表1 风险筛选值，5.5<pH≤6.5');
  });

  it('says when a value lies above the intervention limit', () => {
    expect(answerOf('8.0', { Cd: '4.1' }, 'Cd')?.reason?.zh).toContain('管制值 4');
  });
});

describe('waterAnswers (GB 5084-2021)', () => {
  const clean = { ph: '7.8', 'total-salt': '650', Cd: '<0.001' };
  const cells = (items: Record<string, string>) =>
    new Map(Object.entries(items).map(([item, cell]) => [item, readMeasurement(cell)] as const));

  it('is unknown while an item is not tested and fails on one item over its limit', () => {
    const partly = waterAnswers({ id: 'w', date: '2025-06-01', items: cells(clean) }, water, 'vegetable-a');
    expect(partly.answer).toBe(UNKNOWN);
    const salty = waterAnswers(
      { id: 'w', date: '', items: cells({ ...clean, 'total-salt': '1001' }) },
      water,
      'dryland',
    );
    expect(salty.answer).toBe(FAIL);
  });

  it('passes a complete test, reads pH as a range and COD by use', () => {
    const all = Object.fromEntries(water.items.map((row) => [row.item, '0.0001']));
    const full = { ...all, ph: '8.5' };
    expect(waterAnswers({ id: 'w', date: '', items: cells(full) }, water, 'vegetable-b').answer).toBe(PASS);
    expect(waterAnswers({ id: 'w', date: '', items: cells({ ...full, ph: '8.6' }) }, water, 'paddy').answer).toBe(FAIL);
    const cod = (use: string) =>
      waterAnswers({ id: 'w', date: '', items: cells({ ...full, cod: '90' }) }, water, use).answer;
    expect([cod('dryland'), cod('vegetable-a'), cod('vegetable-b')]).toEqual([PASS, PASS, FAIL]);
  });
});

describe('airAnswers (GB 3095 by date)', () => {
  it('changes the edition between 28 February and 1 March 2026', () => {
    expect(editionOn(air, '2026-02-28')?.standard).toBe('GB 3095-2012');
    expect(editionOn(air, '2026-03-01')?.standard).toBe('GB 3095-2026');
    expect(editionOn(air, '2031-01-01')?.limits.find((l) => l.item === 'PM2.5')?.annual).toBe(25);
  });

  const year = (pm10: number, count = 365): AirDay[] =>
    Array.from({ length: count }, (_v, day) => ({
      date: `2025-${String(1 + (day % 12)).padStart(2, '0')}-${String(1 + (Math.floor(day / 12) % 28)).padStart(2, '0')}`,
      dust: false,
      values: new Map([
        ['SO2', 12],
        ['NO2', 20],
        ['PM10', pm10],
        ['PM2.5', 28],
        ['CO', 0.8],
        ['O3', 120],
      ]),
    }));

  it('passes PM10 65 for 2025 and says that the edition now in force would not', () => {
    const judged = airAnswers(2025, year(65), air, '2026-10-31');
    expect(judged.answer).toBe(PASS);
    expect(judged.answers.find((a) => a.item === 'PM10')?.reason?.en).toContain('GB 3095-2026');
  });

  it('leaves dust days out of the mean', () => {
    const dusty = year(60).map((day, k) =>
      k % 12 === 3 ? { ...day, dust: true, values: new Map([['PM10', 900]]) } : day,
    );
    expect(airAnswers(2025, dusty, air, '2026-10-31').answers.find((a) => a.item === 'PM10')?.value).toBe(60);
  });

  it('has no answer for a year with too few days', () => {
    expect(airAnswers(2025, year(60, 200), air, '2026-10-31').answer).toBe(UNKNOWN);
  });

  it('does not pass items with a daily limit only when a day exceeds it', () => {
    const days = year(60).map((day, k) => (k === 5 ? { ...day, values: new Map([...day.values, ['O3', 170]]) } : day));
    expect(airAnswers(2025, days, air, '2026-10-31').answers.find((a) => a.item === 'O3')?.answer).toBe(UNKNOWN);
  });
});

describe.skipIf(!hasShared)('standards against the domain figures (needs the shared folder)', () => {
  interface Limits {
    soil_gb15618_2018: {
      screening_table1: { factor: string; land: string; values: number[] }[];
      intervention_table3: { factor: string; values: number[] }[];
    };
    irrigation_gb5084_2021: { basic: { item: string; all?: number | string; veg_a?: number }[] };
    air: { gb3095_2012_class2: { limits: Record<string, Record<string, number>> } };
  }
  const domain = hasShared ? sharedJson<Limits>('domain/environment-limits.json') : null;

  it('carries every soil limit over without change', () => {
    for (const { factor, land, values } of domain?.soil_gb15618_2018.screening_table1 ?? []) {
      expect(soil.screening.find((l) => l.item === factor && l.land === land)?.limits, `${factor} ${land}`).toEqual(
        values,
      );
    }
    for (const { factor, values } of domain?.soil_gb15618_2018.intervention_table3 ?? []) {
      expect(soil.intervention.find((l) => l.item === factor)?.limits, factor).toEqual(values);
    }
  });

  it('carries as many basic water items and the air limits of 2012', () => {
    expect(water.items).toHaveLength(domain?.irrigation_gb5084_2021.basic.length ?? -1);
    const pm = domain?.air.gb3095_2012_class2.limits;
    const edition = editionOn(air, '2025-12-31');
    for (const item of ['SO2', 'NO2', 'PM10', 'PM2.5']) {
      expect(edition?.limits.find((l) => l.item === item)?.annual, item).toBe(pm?.[item]?.annual);
    }
  });
});

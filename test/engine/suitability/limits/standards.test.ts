import { describe, expect, it } from 'vitest';
import { editionOn } from '../../../../engine/suitability/limits/air-limits.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { air, greenFood, soil, water } from './standard-files.ts';

type Numbers = Record<string, number>;

interface Limits {
  soil_gb15618_2018: {
    screening_table1: { factor: string; land: string; values: number[] }[];
    screening_table2_other: { factor: string; value: number }[];
    intervention_table3: { factor: string; values: number[] }[];
  };
  irrigation_gb5084_2021: {
    basic: (Record<string, number | string> & { item: string })[];
    selective: (Record<string, unknown> & { item: string })[];
  };
  air: {
    gb3095_2012_class2: { limits: Record<string, Numbers> };
    gb3095_2026_class2: Record<string, Record<string, Numbers>>;
  };
  nyt391_2021_green_food_comparison: { soil_dryland_mg_kg: Record<string, number[]> };
}

const sharedLimits = () => sharedJson<Limits>('domain/environment-limits.json');

/** Names of the figures where they differ from those of our files. */
const WATER_NAMES: Readonly<Record<string, string>> = {
  pH: 'ph',
  SS: 'suspended-solids',
  BOD5: 'bod5',
  CODCr: 'cod',
  'Cr(VI)': 'CrVI',
  'volatile phenol': 'volatile-phenol',
};

function waterName(item: string): string {
  const plain = item.replace(/\s*[一-鿿].*$/, '').replace(/^total (?!salt)/, '');
  return WATER_NAMES[plain] ?? plain.replace('water temperature', 'temperature').replaceAll(' ', '-');
}

describe.skipIf(!hasShared)('standards against the domain figures (needs the shared folder)', () => {
  it('carry every soil limit over without change', () => {
    const figures = sharedLimits().soil_gb15618_2018;
    for (const { factor, land, values } of figures.screening_table1) {
      const row = soil.screening.find((l) => l.item === factor && l.land === land);
      expect(row?.limits, `${factor} ${land}`).toEqual(values);
    }
    for (const { factor, value } of figures.screening_table2_other) {
      expect(soil.screening.find((l) => l.item === factor)?.limits, factor).toEqual([value, value, value, value]);
    }
    for (const { factor, values } of figures.intervention_table3) {
      expect(soil.intervention.find((l) => l.item === factor)?.limits, factor).toEqual(values);
    }
    expect(soil.intervention).toHaveLength(figures.intervention_table3.length);
    expect(soil.screening).toHaveLength(figures.screening_table1.length + figures.screening_table2_other.length);
  });

  it('carry every basic water item over', () => {
    const { basic } = sharedLimits().irrigation_gb5084_2021;
    expect(water.items).toHaveLength(basic.length);
    for (const {
      item,
      all,
      paddy,
      dryland,
      veg_a: a,
      veg_b: b,
      saline_alkali_area: saline,
      non_saline_area: plain,
    } of basic) {
      const row = water.items.find((entry) => entry.item === waterName(item));
      const uses = ['paddy', 'dryland', 'vegetable-a', 'vegetable-b'].map((use) => row?.limits[use]);
      const one = all ?? plain;
      const wanted = one === '5.5-8.5' ? [5.5, 8.5] : one;
      expect(uses, item).toEqual(one === undefined ? [paddy, dryland, a, b] : [wanted, wanted, wanted, wanted]);
      expect(row?.salineArea, item).toBe(saline);
    }
  });

  it('carry every selective water item over', () => {
    const { selective } = sharedLimits().irrigation_gb5084_2021;
    expect(water.selective?.items).toHaveLength(selective.length);
    for (const figures of selective) {
      const row = water.selective?.items.find((entry) => entry.item === waterName(figures.item));
      const vegetable = figures.vegetable ?? figures.all ?? figures.general_area ?? figures.sensitive_crops;
      expect(row?.limits['vegetable-b'], figures.item).toBe(vegetable);
      expect(row?.limits.dryland, figures.item).toBe(figures.dryland ?? vegetable);
      expect(row?.limits.paddy, figures.item).toBe(figures.paddy ?? vegetable);
      expect(row?.highFluorideArea, figures.item).toBe(figures.high_F_area);
      expect(row?.groups?.['very-tolerant'], figures.item).toBe(figures.very_tolerant_crops);
    }
  });

  it.each([
    ['2025-12-31', '2012'],
    ['2026-03-01', 'transition_2026-03-01_to_2030-12-31'],
    ['2031-01-01', 'from_2031-01-01'],
  ])('carry the air limits in force on %s over', (date, phase) => {
    const { gb3095_2012_class2: old, gb3095_2026_class2: now } = sharedLimits().air;
    const figures = phase === '2012' ? old.limits : now[phase];
    for (const { item, annual, daily } of editionOn(air, date)?.limits ?? []) {
      const row = figures?.[item === 'CO' ? 'CO_mg' : item];
      expect([annual, daily], item).toEqual([row?.annual ?? null, row?.['24h'] ?? row?.max8h]);
    }
  });

  it('carry the green-food limits for dryland soil over', () => {
    const figures = sharedLimits().nyt391_2021_green_food_comparison.soil_dryland_mg_kg;
    for (const { item, limits } of greenFood.soil) expect(limits, item).toEqual(figures[item]);
    expect(greenFood.soil).toHaveLength(Object.keys(figures).length - 1);
  });
});

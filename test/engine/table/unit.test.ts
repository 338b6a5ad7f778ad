import { describe, expect, it } from 'vitest';
import { fullBitSet } from '../../../engine/table/bit-set.ts';
import { convertUnit, plainUnit, unitFactor } from '../../../engine/table/unit.ts';

const at = { file: 'soil.csv', layer: 'organic matter' };

describe('unitFactor', () => {
  it.each([
    ['g/kg', 'g/kg', 1],
    ['%', 'g/kg', 10],
    ['mg/kg', 'g/kg', 0.001],
    ['g/kg', 'mg/kg', 1000],
    ['ppm', 'mg/kg', 1],
    ['ppm', 'mg/L', 1],
    ['mg/100g', 'mg/kg', 10],
    ['mS/cm', 'dS/m', 1],
    ['uS/cm', 'dS/m', 0.001],
    ['mS/m', 'dS/m', 0.01],
    ['mg/m3', 'ug/m3', 1000],
    ['μg/m³', 'mg/m³', 0.001],
    ['ug/L', 'mg/L', 0.001],
    ['m', 'cm', 100],
  ])('%s to %s is %d', (found, expected, factor) => {
    expect(unitFactor(found, expected, at)).toBeCloseTo(factor, 15);
  });

  it.each([
    ['ｇ／ｋｇ', 'g/kg'],
    ['g·kg-1', 'g/kg'],
    ['g kg⁻¹', 'g/kg'],
    ['μS cm⁻¹', 'us/cm'],
    ['µg·m⁻³', 'ug/m3'],
    ['µg/m³', 'ug/m3'],
    ['克/千克', 'g/kg'],
    ['g/cm^3', 'g/cm3'],
  ])('reads %s as %s', (spelling, plain) => {
    expect(plainUnit(spelling)).toBe(plain);
  });

  it('refuses an unknown unit naming file, layer, the unit and those known', () => {
    for (const found of ['bushel', '', 'constructor']) {
      expect(() => unitFactor(found, 'g/kg', at)).toThrow(
        expect.objectContaining({
          kind: 'input',
          code: 'unknown-unit',
          at,
          message: expect.stringContaining(`soil.csv organic matter has the unit "${found}"`),
          remedy: expect.objectContaining({ en: expect.stringContaining('g/kg, %') }),
        }),
      );
    }
  });

  it('refuses a unit of another quantity, naming both', () => {
    expect(() => unitFactor('dS/m', 'g/kg', at)).toThrow(
      expect.objectContaining({ code: 'unit-mismatch', message: expect.stringMatching(/dS\/m.*conductivity.*g\/kg/) }),
    );
    // Parts per million of air count by volume.
    expect(() => unitFactor('ppm', 'mg/m3', at)).toThrow(expect.objectContaining({ code: 'unit-mismatch' }));
  });
});

describe('convertUnit', () => {
  it('converts the values and keeps what is missing', () => {
    const valid = fullBitSet(3);
    const column = {
      kind: 'number',
      name: 'x',
      unit: '%',
      values: Float64Array.of(1.78, 0, Number.NaN),
      valid,
    } as const;
    const converted = convertUnit(column, 'g/kg', at);
    expect([...converted.values]).toEqual([17.8, 0, Number.NaN]);
    expect([converted.unit, converted.valid]).toEqual(['g/kg', valid]);
    expect(column.values[0]).toBe(1.78);
  });
});

import { describe, expect, it } from 'vitest';
import { headerFactor, unitOfHeader } from '../../../engine/table/header-unit.ts';

describe('unitOfHeader', () => {
  it.each([
    ['镉(mg/kg)', 'mg/kg'],
    ['镉（μg/kg）', 'μg/kg'],
    ['苯并[a]芘(mg/kg)', 'mg/kg'],
    ['苯并[a]芘', ''],
    ['pH', ''],
    ['蛔虫卵(个/10L)', '个/10L'],
    ['水温(℃) ', '℃'],
  ])('of %j is %j', (header, unit) => {
    expect(unitOfHeader(header)).toBe(unit);
  });
});

describe('headerFactor', () => {
  it.each([
    ['mg/kg', 'mg/kg', 1],
    ['μg/kg', 'mg/kg', 0.001],
    ['ug/kg', 'mg/kg', 0.001],
    ['g/kg', 'mg/kg', 1000],
    ['ug/L', 'mg/L', 0.001],
    ['ug/m3', 'μg/m³', 1],
    ['mg/m3', 'mg/m³', 1],
    ['μg/m³', 'mg/m³', 0.001],
    ['个/10L', 'eggs/10L', 1],
    ['个/L', 'eggs/10L', 10],
    ['MPN/100mL', 'MPN/L', 10],
    ['℃', '℃', 1],
    ['mg/L', 'mg/kg', null],
    ['mg/kg', 'mg/L', null],
    ['MPN/L', 'mg/L', null],
    ['斤', 'mg/kg', null],
  ])('from %s to %s is %s', (given, wanted, factor) => {
    expect(headerFactor(given, wanted)).toBe(factor);
  });
});

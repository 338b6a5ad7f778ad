import { describe, expect, it } from 'vitest';
import { readMeasurement } from '../../../engine/table/measurement.ts';

describe('readMeasurement', () => {
  it.each([
    ['0.18', 0.18, 'measured'],
    [' 12 ', 12, 'measured'],
    ['０．１８', 0.18, 'measured'],
    ['1.2e-3', 0.0012, 'measured'],
    ['<0.01', 0.005, 'below-detection'],
    ['<０．０１', 0.005, 'below-detection'],
    ['＜0.02', 0.01, 'below-detection'],
    ['—', null, 'missing'],
    ['', null, 'missing'],
    ['未测', null, 'missing'],
    ['0,18', null, 'unreadable'],
    ['abc', null, 'unreadable'],
    ['6.20702E+15', 6.20702e15, 'measured'],
  ])('reads %j as %j (%s)', (cell, value, state) => {
    expect(readMeasurement(cell)).toEqual({ value, asWritten: cell, state });
  });

  it('takes half the laboratory limit for cells that only say "not detected", and no value without it', () => {
    for (const cell of ['ND', 'nd', '未检出']) {
      expect(readMeasurement(cell, 0.04).value).toBe(0.02);
      expect(readMeasurement(cell)).toEqual({ value: null, asWritten: cell, state: 'below-detection' });
    }
  });

  it('reads an absent cell as missing', () => {
    expect(readMeasurement(undefined)).toEqual({ value: null, asWritten: '', state: 'missing' });
  });
});

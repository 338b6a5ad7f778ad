import { describe, expect, it } from 'vitest';
import { readMeasurement, readPh } from '../../../engine/table/measurement.ts';

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
    ['-99', null, 'unreadable'],
    ['-9999', null, 'unreadable'],
    ['6.20702E+15', 6.20702e15, 'measured'],
  ])('reads %j as %j (%s)', (cell, value, state) => {
    expect(readMeasurement(cell)).toMatchObject({ value, asWritten: cell, state });
  });

  it('takes half the laboratory limit for cells that only say "not detected", and no value without it', () => {
    for (const cell of ['ND', 'nd', '未检出']) {
      expect(readMeasurement(cell, 0.04).value).toBe(0.02);
      expect(readMeasurement(cell)).toMatchObject({ value: null, asWritten: cell, state: 'below-detection' });
      expect(readMeasurement(cell, 0.04).detectionLimit).toBe(0.04);
    }
  });

  it('reads an absent cell as missing', () => {
    expect(readMeasurement(undefined)).toMatchObject({ value: null, asWritten: '', state: 'missing' });
  });
});

describe('readPh', () => {
  it('knows that pH lies between 0 and 14', () => {
    expect(readPh('8.2').value).toBe(8.2);
    expect(readPh('82')).toMatchObject({ value: null, state: 'unreadable' });
    expect(readPh('-9999').state).toBe('unreadable');
  });
});

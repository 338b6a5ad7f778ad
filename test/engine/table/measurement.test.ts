import { describe, expect, it } from 'vitest';
import { PLAUSIBLE_PH, readMeasurement, readPh, scaledMeasurement } from '../../../engine/table/measurement.ts';

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

describe('an unreadable cell', () => {
  it.each([
    ['-99', 'negative'],
    ['-0.01', 'negative'],
    ['abc', 'not-a-number'],
    ['0,18', 'not-a-number'],
  ])('%j says why: %s', (cell, fault) => {
    expect(readMeasurement(cell)).toMatchObject({ value: null, state: 'unreadable', fault });
  });
});

describe('readPh', () => {
  it('reads what soil and water can have, edges included', () => {
    const [low, high] = PLAUSIBLE_PH;
    for (const ph of [low, 5.5, 8.2, high]) expect(readPh(String(ph))).toMatchObject({ value: ph, state: 'measured' });
  });

  it.each(['0', '1.9', '12.1', '14', '15', '82'])('does not believe %s', (cell) => {
    expect(readPh(cell)).toMatchObject({ value: null, asWritten: cell, state: 'unreadable', fault: 'implausible-ph' });
  });

  it('tells marks for missing from missing, and has no "below detection"', () => {
    expect(readPh('-9999')).toMatchObject({ state: 'unreadable', fault: 'negative' });
    expect(readPh('—').state).toBe('missing');
    expect(readPh('<7').state).toBe('unreadable');
  });
});

describe('scaledMeasurement', () => {
  it('turns value and detection limit, keeps the cell, and is exact in decimals', () => {
    expect(scaledMeasurement(readMeasurement('310'), 0.001)).toMatchObject({ value: 0.31, asWritten: '310' });
    expect(scaledMeasurement(readMeasurement('<10'), 0.001)).toMatchObject({
      value: 0.005,
      detectionLimit: 0.01,
      state: 'below-detection',
    });
    expect(scaledMeasurement(readMeasurement('—'), 0.001)).toEqual(readMeasurement('—'));
  });
});

import { describe, expect, it } from 'vitest';
import { createNumberFormat } from '../../../web/text/number-format.ts';

const mu = createNumberFormat('zh', 'mu');
const ha = createNumberFormat('en', 'ha');
const THIN = '\u202f';

describe('numbers of the page', () => {
  it('shows areas in mu and hectares; small ones with more digits', () => {
    expect(mu.area(1_000_000)).toBe('1,500');
    expect(ha.area(1_000_000)).toBe('100');
    expect([mu.area(12_000), mu.area(3000), mu.area(0)]).toEqual(['18.0', '4.50', '0']);
    expect(mu.areaWithUnit(666_666.7)).toBe(`1,000${THIN}亩`);
    expect(ha.areaWithUnit(10_000)).toBe(`1.00${THIN}ha`);
  });

  it('signs differences with a minus as long as a plus', () => {
    expect(mu.areaDifference(-1000)).toBe(`\u22121.50${THIN}亩`);
    expect(mu.areaDifference(1000)).toBe(`+1.50${THIN}亩`);
    expect(mu.shareDifference(-0.0123)).toBe(`\u22121.2${THIN}%`);
    expect(mu.wanMuDifference(0)).toBe('0.00');
    expect(mu.areaDifference(-1)).toBe(`0.00${THIN}亩`);
    expect(mu.parcelArea(7956)).toBe(`11.93${THIN}亩`);
  });

  it('keeps the unit of the annex in mu and turns it into hectares', () => {
    expect(mu.wanMu(2.55)).toBe('2.55');
    expect(ha.wanMu(2.55)).toBe('1,700');
  });

  it('gives raw values four digits and words for units that are words', () => {
    expect(mu.value(18.8345, 'g/kg')).toBe(`18.83${THIN}g/kg`);
    expect(mu.value(60, 'months')).toBe(`60${THIN}个月`);
    expect(ha.value(60, 'months')).toBe(`60${THIN}months`);
    expect(mu.value(7.9, '')).toBe('7.9');
  });

  it('shows shares as whole per cent, but never what is not all or nothing as 100 % or 0 %', () => {
    expect([0, 0.004, 0.006, 0.528, 0.994, 0.996, 1].map(mu.share)).toEqual(
      ['0', '<1', '1', '53', '99', '>99', '100'].map((figure) => `${figure}${THIN}%`),
    );
    expect([mu.fineDifference(-0.0042), mu.fineDifference(0.02), mu.years(1.56)]).toEqual([
      '\u22120.004',
      '+0.020',
      '1.6',
    ]);
  });

  it('gives sizes of files in kB, then in MB', () => {
    expect([1, 511_572, 999_001].map(mu.fileSize)).toEqual([`1${THIN}kB`, `512${THIN}kB`, `1.0${THIN}MB`]);
    expect(ha.fileSize(8_345_678)).toBe(`8.3${THIN}MB`);
  });

  it('never prints what is not known as a number', () => {
    for (const show of [mu.count, mu.area, mu.share, mu.score, mu.fine, mu.wanMu]) expect(show(Number.NaN)).toBe('–');
    expect(mu.value(Number.NaN, 'm')).toBe('–');
  });
});

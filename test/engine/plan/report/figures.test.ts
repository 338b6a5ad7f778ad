import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../../../engine/plan/report/figures.ts';

const zh = figuresIn('zh');
const en = figuresIn('en');

describe('figures of the report', () => {
  it('group digits and keep two decimals of an area', () => {
    expect(zh.count(1_234_567)).toBe('1,234,567');
    expect(zh.mu(10_000_000 / 15)).toBe('1,000.00');
    expect(zh.hectares(12_345_678)).toBe('1,234.57');
    expect(zh.muWithUnit(10_000)).toBe('15.00\u202f亩');
    expect(en.muWithUnit(10_000)).toBe('15.00\u202fmu');
  });

  it('tell nothing from almost nothing', () => {
    expect(zh.mu(0)).toBe('0');
    expect(zh.mu(1)).toBe('0.00');
    expect(zh.share(0, 1)).toBe('0\u202f%');
    expect(zh.share(0.0004, 1)).toBe('0.0\u202f%');
  });

  it('write the unknown as a word', () => {
    for (const value of [null, undefined, Number.NaN]) {
      expect(zh.mu(value)).toBe('未知');
      expect(zh.share(value)).toBe('未知');
      expect(en.count(value)).toBe('unknown');
      expect(en.value(value, 'm')).toBe('unknown');
      expect(zh.signed(value, 2)).toBe('未知');
    }
  });

  it('sign differences with a long minus, and not what rounds to nothing', () => {
    expect(zh.signed(0.0902, 3)).toBe('+0.090');
    expect(zh.signed(-1, 2)).toBe('−1.00');
    expect(zh.signed(-0.0001, 2)).toBe('0.00');
    expect(zh.fixed(-0.0001, 2)).toBe('0.00');
    expect(zh.fixed(-1234.5, 1)).toBe('−1,234.5');
  });

  it('keep four significant digits of a raw value and translate units that are words', () => {
    expect(zh.value(17.99902, 'g/kg')).toBe('18\u202fg/kg');
    expect(zh.value(24, 'months')).toBe('24\u202f个月');
    expect(en.value(24, 'months')).toBe('24\u202fmonths');
    expect(en.value(2.55, '万亩')).toBe('2.55\u202f10⁴ mu');
    expect(zh.value(-0.5, '')).toBe('−0.5');
  });
});

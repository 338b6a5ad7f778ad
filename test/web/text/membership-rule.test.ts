import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '../../../web/text/dictionary.ts';
import { membershipRule } from '../../../web/text/membership-rule.ts';
import { createNumberFormat } from '../../../web/text/number-format.ts';

const rule = (membership: Parameters<typeof membershipRule>[0], unit: string) =>
  membershipRule(membership, unit, dictionaryOf('en'), createNumberFormat('en', 'mu')).replaceAll('\u202f', ' ');

describe('a membership function in words', () => {
  it('names the values where it bends, with their unit', () => {
    expect(rule({ kind: 'more-is-better', a: 0.001, c: 40, lower: 2 }, 'mg/kg')).toContain(
      '0 up to 2 mg/kg, 1 from 40 mg/kg',
    );
    expect(rule({ kind: 'linear', zero: 25, one: 2 }, '%')).toBe('0 at 25 %, 1 at 2 %, straight in between');
    expect(rule({ kind: 'trapezoid', points: [5.5, 6.5, 8.3, 9] }, '')).toBe(
      '1 from 6.5 to 8.3, 0 below 5.5 and above 9',
    );
    expect(rule({ kind: 'less-is-better', a: 0.1, c: 1, upper: 4 }, 'dS/m')).toBe(
      '1 up to 1 dS/m, 0 from 4 dS/m, in between the lower-limit curve',
    );
    expect(rule({ kind: 'peak', a: 6.39, c: 1.31, lower: 0.5, upper: 2 }, 'g/cm3')).toBe(
      '1 at 1.31 g/cm3, 0 up to 0.5 g/cm3 and from 2 g/cm3, in between the peak curve',
    );
    expect(rule({ kind: 'gaussian', mu: 7.2, s: 0.8 }, '')).toBe(
      '1 at 7.2, 0.61 at a distance of 0.8, a Gaussian curve',
    );
    expect(rule({ kind: 'category', table: { good: 1, fair: 0.5 } }, '')).toBe('by class good 1.00 · fair 0.50');
  });

  it('says whether a logistic curve rises or falls', () => {
    expect(rule({ kind: 'sigmoid', k: 0.4, x0: 15 }, 'g/kg')).toBe('0.5 at 15 g/kg, rising as a logistic curve');
    expect(rule({ kind: 'sigmoid', k: -0.4, x0: 15 }, 'g/kg')).toBe('0.5 at 15 g/kg, falling as a logistic curve');
  });

  it('has a sentence in Chinese for each', () => {
    const zh = (membership: Parameters<typeof membershipRule>[0]) =>
      membershipRule(membership, '', dictionaryOf('zh'), createNumberFormat('zh', 'mu'));
    expect(zh({ kind: 'less-is-better', a: 0.1, c: 1, upper: 4 })).toBe('不高于 1 为 1，达到 4 为 0，其间按戒下型曲线');
    expect(zh({ kind: 'peak', a: 6, c: 1.3, lower: 0.5, upper: 2 })).toContain('1.3 为 1');
    expect(zh({ kind: 'sigmoid', k: -1, x0: 3 })).toContain('下降');
    expect(zh({ kind: 'gaussian', mu: 7.2, s: 0.8 })).toContain('高斯');
  });
});

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
    expect(rule({ kind: 'category', table: { good: 1, fair: 0.5 } }, '')).toBe('by class good 1.00 · fair 0.50');
  });
});

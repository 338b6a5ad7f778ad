import { describe, expect, it } from 'vitest';
import { daysInYear, monthsBetween, readDate } from '../../../engine/table/calendar-date.ts';

describe('readDate', () => {
  it.each([
    ['2024-05-06', '2024-05-06'],
    ['2024/5/6', '2024-05-06'],
    ['2024.5.6', '2024-05-06'],
    ['2024年5月6日', '2024-05-06'],
    [' 2024-02-29 ', '2024-02-29'],
    ['2023-02-29', null],
    ['2024-13-01', null],
    ['2024-04-31', null],
    ['45418', null],
    ['', null],
  ])('reads %j as %j', (cell, iso) => expect(readDate(cell)).toBe(iso));
});

describe('monthsBetween', () => {
  // The conversion clock of the method examples (E16): 24 months from 2025-04-01 end on 2027-04-01.
  it.each([
    ['2025-04-01', '2027-04-01', 24],
    ['2025-04-01', '2027-03-31', 23],
    ['2025-04-01', '2028-04-01', 36],
    ['2026-07-10', '2026-07-09', -1],
    ['2026-07-10', '2026-07-10', 0],
    ['2024-12-31', '2025-01-31', 1],
  ])('%s to %s is %i', (from, to, months) => expect(monthsBetween(from, to)).toBe(months));

  it('knows leap years', () => expect([2023, 2024, 1900, 2000].map(daysInYear)).toEqual([365, 366, 365, 366]));
});

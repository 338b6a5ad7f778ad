import { describe, expect, it } from 'vitest';
import { FAIL, PASS, UNKNOWN } from '../../../../engine/suitability/exclusion.ts';
import { type AirDay, airAnswers, editionOn } from '../../../../engine/suitability/limits/air-limits.ts';
import { air } from './standard-files.ts';

const clean = { SO2: 12, NO2: 20, PM10: 45, 'PM2.5': 20, CO: 0.8, O3: 120 };

/** `count` days of one year, all alike. */
function days(year: number, values: Partial<typeof clean> = {}, count = 336): AirDay[] {
  const entries = Object.entries({ ...clean, ...values });
  return Array.from({ length: count }, (_v, day) => ({
    date: `${year}-${String(1 + (day % 12)).padStart(2, '0')}-${String(1 + (Math.floor(day / 12) % 28)).padStart(2, '0')}`,
    dust: false,
    values: new Map(entries),
  }));
}

const itemOf = (year: number, list: readonly AirDay[], asOf: string, item: string) =>
  airAnswers(year, list, air, asOf).answers.find((a) => a.item === item);

describe('editions of GB 3095 by date', () => {
  it.each([
    ['2026-02-28', 'GB 3095-2012', 70, 35],
    ['2026-03-01', 'GB 3095-2026', 60, 30],
    ['2030-12-31', 'GB 3095-2026', 60, 30],
    ['2031-01-01', 'GB 3095-2026', 50, 25],
  ])('on %s: %s, PM10 %i and PM2.5 %i a year', (date, standard, pm10, pm25) => {
    const edition = editionOn(air, date);
    const annual = (item: string) => edition?.limits.find((l) => l.item === item)?.annual;
    expect([edition?.standard, annual('PM10'), annual('PM2.5')]).toEqual([standard, pm10, pm25]);
  });

  it('leave no day without a table and none with two', () => {
    for (let year = 2024; year <= 2033; year++) {
      for (const day of ['01-01', '02-28', '03-01', '12-31']) {
        const date = `${year}-${day}`;
        const valid = air.editions.filter(
          (e) => (e.from === null || date >= e.from) && (e.to === null || date <= e.to),
        );
        expect(valid, date).toHaveLength(1);
      }
    }
  });
});

describe('airAnswers', () => {
  it.each([
    ['2026-02-28', undefined],
    ['2026-03-01', 60],
    ['2030-12-31', 60],
    ['2031-01-01', 50],
  ])('reads 2025 by the edition of its last day and, as of %s, by the one in force then', (asOf, limit) => {
    const pm10 = itemOf(2025, days(2025, { PM10: 65 }), asOf, 'PM10');
    expect([pm10?.answer, pm10?.limit, pm10?.standard]).toEqual([PASS, 70, 'GB 3095-2012']);
    expect(pm10?.readings?.[1]?.limit).toBe(limit);
    if (limit !== undefined) {
      expect(pm10?.readings?.[1]?.answer).toBe(FAIL);
      expect(pm10?.reason?.en).toContain('GB 3095-2026');
    }
  });

  it('shows both limits even where the answer is the same, and then gives no reason', () => {
    const pm10 = itemOf(2025, days(2025, { PM10: 45 }), '2026-10-31', 'PM10');
    expect(pm10?.readings?.map(({ limit, answer }) => [limit, answer])).toEqual([
      [70, PASS],
      [60, PASS],
    ]);
    expect(pm10?.reason).toBeUndefined();
  });

  it('shows the disputed figures of 2031 beside its own: SO2 30 fails 20 and passes 40', () => {
    const so2 = itemOf(2031, days(2031, { SO2: 30 }), '2032-06-01', 'SO2');
    expect([so2?.answer, so2?.confidence]).toEqual([FAIL, 'uncertain']);
    expect(so2?.readings?.map(({ limit, answer }) => [limit, answer])).toEqual([
      [20, FAIL],
      [40, PASS],
    ]);
    expect(so2?.reason?.en).toContain('another public text');
  });

  it('leaves dust days out of the mean but counts them as measured', () => {
    const dusty = days(2025, { PM10: 60 }).map((day, k) =>
      k % 12 === 3 ? { ...day, dust: true, values: new Map([['PM10', 900]]) } : day,
    );
    const pm10 = itemOf(2025, dusty, '2026-02-01', 'PM10');
    expect([pm10?.value, pm10?.answer]).toEqual([60, PASS]);
  });

  it('has no answer for a year with too few days', () => {
    expect(airAnswers(2025, days(2025, {}, 323), air, '2026-10-31').answer).toBe(UNKNOWN);
    expect(airAnswers(2025, days(2025, {}, 324), air, '2026-10-31').answer).toBe(PASS);
  });

  it('does not pass items with a daily limit only when a day exceeds it', () => {
    const one = days(2025).map((day, k) => (k === 5 ? { ...day, values: new Map([...day.values, ['O3', 170]]) } : day));
    expect(itemOf(2025, one, '2026-10-31', 'O3')?.answer).toBe(UNKNOWN);
  });
});

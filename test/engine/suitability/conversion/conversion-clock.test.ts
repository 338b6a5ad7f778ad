import { describe, expect, it } from 'vitest';
import {
  CONVENTIONAL,
  type ConversionCase,
  conversionClock,
  IN_CONVERSION,
  monthsLeft,
  ORGANIC,
  statusOn,
} from '../../../../engine/suitability/conversion/conversion-clock.ts';
import { afterMonths, monthsBetween } from '../../../../engine/table/calendar-date.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { conversionStandard as standard } from './conversion-standard-file.ts';

const plain: ConversionCase = { kind: 'annual', start: '2025-04-01', lastInput: null, cleanSince: null };
const clockOf = (changes: Partial<ConversionCase>) => conversionClock({ ...plain, ...changes }, standard);

/** Next day in the calendar, by the platform's own arithmetic. */
function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

describe('method example E16: the five cases', () => {
  it('annual, start 2025-04-01: sowing on or after 2027-04-01 is organic', () => {
    const clock = clockOf({});
    expect([clock.organicFrom, clock.anchor, clock.months]).toEqual(['2027-04-01', 'sowing', 24]);
    expect(statusOn(clock, '2027-03-31')).toBe(IN_CONVERSION);
    expect(statusOn(clock, '2027-04-01')).toBe(ORGANIC);
  });

  it('annual, start 2026-04-01: organic sowing from 2028-04-01, only in conversion in 2027', () => {
    const clock = clockOf({ start: '2026-04-01' });
    expect(clock.organicFrom).toBe('2028-04-01');
    expect(['2027-01-01', '2027-12-31'].map((date) => statusOn(clock, date))).toEqual([IN_CONVERSION, IN_CONVERSION]);
    expect(statusOn(clock, '2026-03-31')).toBe(CONVENTIONAL);
  });

  it('wolfberry, start 2025-04-01: harvest on or after 2028-04-01', () => {
    const clock = clockOf({ kind: 'perennial' });
    expect([clock.organicFrom, clock.anchor, clock.months]).toEqual(['2028-04-01', 'harvest', 36]);
  });

  it('idle for 40 months with proof, start 2026-04-01: organic sowing from 2027-04-01', () => {
    const clock = clockOf({ start: '2026-04-01', cleanSince: '2022-12-01' });
    expect(monthsBetween('2022-12-01', '2026-04-01')).toBe(40);
    expect([clock.organicFrom, clock.isProvenClean, clock.months]).toEqual(['2027-04-01', true, 12]);
  });

  it('prohibited input on 2026-07-10 on a converted parcel: status lost, new clock from that day', () => {
    const before = clockOf({ start: '2023-04-01' });
    expect(statusOn(before, '2026-07-09')).toBe(ORGANIC);
    const after = clockOf({ start: '2023-04-01', lastInput: '2026-07-10' });
    expect(after).toMatchObject({ from: '2026-07-10', isRestarted: true, organicFrom: '2028-07-10' });
    expect(statusOn(after, '2026-07-10')).toBe(IN_CONVERSION);
  });

  it.skipIf(!hasShared)('says the same as the shared example (needs the shared folder)', () => {
    const { examples } = sharedJson<{ examples: { id: string; expect: Record<string, string> }[] }>(
      'domain/method-examples.json',
    );
    const wanted = examples.find(({ id }) => id === 'E16')?.expect ?? {};
    const answers: Record<string, string> = {
      'annual, start 2025-04-01': clockOf({}).organicFrom,
      'annual, start 2026-04-01': clockOf({ start: '2026-04-01' }).organicFrom,
      'wolfberry, start 2025-04-01': clockOf({ kind: 'perennial' }).organicFrom,
      'idle 40 months, start 2026-04-01': clockOf({ start: '2026-04-01', cleanSince: '2022-12-01' }).organicFrom,
      'prohibited input 2026-07-10 on converted parcel': clockOf({ start: '2023-04-01', lastInput: '2026-07-10' }).from,
    };
    expect(Object.keys(wanted).sort()).toEqual(Object.keys(answers).sort());
    for (const [key, sentence] of Object.entries(wanted)) expect(sentence, key).toContain(answers[key]);
  });
});

describe('conversionClock', () => {
  it('gives fodder 24 months before the harvest', () => {
    expect(clockOf({ kind: 'fodder' })).toMatchObject({ months: 24, anchor: 'harvest', organicFrom: '2027-04-01' });
  });

  it('needs 36 months of proof to the day: one day short is the full period', () => {
    expect(clockOf({ cleanSince: '2022-04-01' }).months).toBe(12);
    expect(clockOf({ cleanSince: '2022-04-02' }).months).toBe(24);
    expect(clockOf({ kind: 'perennial', cleanSince: '2022-04-01' }).months).toBe(12);
  });

  it('drops a proof that an input came after, and keeps one that starts at the input', () => {
    expect(clockOf({ cleanSince: '2020-01-01', lastInput: '2021-05-01' }).isProvenClean).toBe(false);
    expect(clockOf({ cleanSince: '2021-05-01', lastInput: '2021-05-01' }).isProvenClean).toBe(true);
    expect(clockOf({ cleanSince: '2020-01-01', lastInput: '2025-04-01' })).toMatchObject({
      isRestarted: true,
      isProvenClean: false,
      months: 24,
    });
  });

  it('ignores an input before the start', () => {
    expect(clockOf({ lastInput: '2025-03-31' })).toMatchObject({ from: '2025-04-01', isRestarted: false });
  });

  it.each([
    ['2024-02-29', 'annual', '2026-03-01'],
    ['2024-02-29', 'perennial', '2027-03-01'],
    ['2022-02-28', 'annual', '2024-02-28'],
    ['2023-12-31', 'annual', '2025-12-31'],
  ] as const)('start %s, %s: from %s', (start, kind, organicFrom) => {
    expect(clockOf({ start, kind }).organicFrom).toBe(organicFrom);
  });

  it('is never a day too early or too late, whatever day it starts on', () => {
    let date = '2023-01-01';
    for (let k = 0; k < 1500; k++, date = nextDay(date)) {
      for (const kind of ['annual', 'perennial'] as const) {
        const clock = clockOf({ start: date, kind });
        const dayBefore = new Date(Date.parse(`${clock.organicFrom}T00:00:00Z`) - 86_400_000)
          .toISOString()
          .slice(0, 10);
        expect(monthsBetween(date, clock.organicFrom), date).toBeGreaterThanOrEqual(clock.months);
        expect(monthsBetween(date, dayBefore), date).toBeLessThan(clock.months);
        expect([statusOn(clock, dayBefore), statusOn(clock, clock.organicFrom)]).toEqual([IN_CONVERSION, ORGANIC]);
      }
    }
  });
});

describe('monthsLeft', () => {
  it('rounds up, and is 0 from the first organic day on', () => {
    const clock = clockOf({});
    const left = ['2025-04-01', '2026-10-31', '2027-03-01', '2027-03-02', '2027-03-31', '2027-04-01', '2030-01-01'];
    expect(left.map((date) => monthsLeft(clock, date))).toEqual([24, 6, 1, 1, 1, 0, 0]);
  });

  it('never promises less than is needed', () => {
    const clock = clockOf({ start: '2024-02-29' });
    let date = '2024-02-29';
    for (let k = 0; k < 731; k++, date = nextDay(date)) {
      expect(afterMonths(date, monthsLeft(clock, date)) >= clock.organicFrom, date).toBe(true);
    }
  });
});

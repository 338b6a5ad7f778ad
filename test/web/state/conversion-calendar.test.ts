import { describe, expect, it } from 'vitest';
import { conversionCalendar } from '../../../web/state/conversion-calendar.ts';
import { focusedDate } from '../../../web/state/focused-date.ts';
import { smallPlan } from '../small-plan.ts';

const plan = smallPlan();
const rows = [0, 1, 2, 3];

describe('the calendar of conversion', () => {
  const calendar = conversionCalendar(plan, rows);
  const on = (date: string) => calendar?.areaM2.map((areas) => areas[calendar.dates.indexOf(date)]);

  it('begins with the status of the plan and ends when all that is known is organic', () => {
    expect(calendar?.dates[0]).toBe('2026-01-01');
    expect(calendar?.dates.at(-1)).toBe('2029-03-01');
    expect(on('2026-01-01')).toEqual([3000, 6000, 9000, 9000]);
    expect(on('2029-03-01')).toEqual([3000, 0, 0, 24_000]);
  });

  it('changes on the day of the clock, and conventional land on the planned start', () => {
    expect(on('2027-02-01')).toEqual([3000, 6000, 9000, 9000]);
    expect(on('2027-03-01')).toEqual([3000, 0, 15_000, 9000]);
    expect(on('2027-04-01')).toEqual([3000, 0, 6000, 18_000]);
  });

  it('leaves conventional land where no start is planned', () => {
    if (plan.conversionRule === null) throw new Error('the plan has a rule');
    const conversion = plan.parcels.conversion;
    if (conversion === null) throw new Error('the plan has a clock');
    const organicFrom = conversion.organicFrom.map((from, row) => (row === 2 ? '' : from));
    const without = {
      ...plan,
      conversionRule: { ...plan.conversionRule, start: null },
      parcels: { ...plan.parcels, conversion: { ...conversion, organicFrom } },
    };
    expect(conversionCalendar(without, rows)?.areaM2[1].at(-1)).toBe(6000);
  });

  it('holds as much land on every day, and agrees with the areas by year of the plan', () => {
    for (const i of calendar?.dates.keys() ?? []) {
      expect(calendar?.areaM2.reduce((sum, areas) => sum + (areas[i] as number), 0)).toBe(27_000);
    }
    const [, year] = plan.villages[0]?.conversion?.organicByYear ?? [];
    expect(on('2027-01-01')?.[3]).toBe(year?.areaM2);
  });

  it('is none without a clock', () => {
    expect(conversionCalendar({ ...plan, parcels: { ...plan.parcels, conversion: null } }, rows)).toBeNull();
  });
});

describe('the date in focus', () => {
  const words = { half: (name: string) => `half of ${name}`, parcel: 'parcel' };

  it('is that of the parcel, or of half the village', () => {
    expect(focusedDate(plan, { kind: 'parcel', row: 1 }, words)).toEqual({ date: '2027-04-01', label: 'parcel' });
    expect(focusedDate(plan, { kind: 'candidate', row: 0 }, words)).toEqual({
      date: '2027-04-01',
      label: 'half of 党寨村',
    });
  });

  it('is none where nothing is in focus', () => {
    expect(focusedDate(plan, null, words)).toBeNull();
  });
});

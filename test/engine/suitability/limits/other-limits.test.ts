import { describe, expect, it } from 'vitest';
import { FAIL, PASS, type Sample, UNKNOWN } from '../../../../engine/suitability/exclusion.ts';
import { greenFoodExceedances } from '../../../../engine/suitability/limits/green-food.ts';
import { type InputState, inputAnswer } from '../../../../engine/suitability/limits/input-limits.ts';
import { interpolatedAnswer } from '../../../../engine/suitability/limits/interpolated-soil.ts';
import { type LandRule, landAnswer } from '../../../../engine/suitability/limits/land-limits.ts';
import { freshSamples } from '../../../../engine/suitability/limits/sample-age.ts';
import { soilAnswers } from '../../../../engine/suitability/limits/soil-limits.ts';
import { cleanMetals, greenFood, sampleOf, soil, soilRule } from './standard-files.ts';

describe('landAnswer', () => {
  const rule: LandRule = {
    field: 'TDLYLX',
    label: { zh: '地类', en: 'land use' },
    codes: 'GB/T 21010',
    permitted: ['012', '013'],
    forbidden: ['031', '013'],
    source: { zh: '设定', en: 'a setting' },
  };

  it.each([
    ['012', PASS],
    ['031', FAIL],
    ['013', FAIL],
    ['999', UNKNOWN],
    ['', UNKNOWN],
  ])('code %j', (code, answer) => {
    const judged = landAnswer(code, rule);
    expect(judged).toMatchObject({ answer, asWritten: code, clause: rule.source, confidence: 'setting' });
    expect(judged.reason?.en).toContain('TDLYLX');
    expect(judged.reason?.zh).toContain('TDLYLX');
  });

  it('names both lists for a code in neither', () => {
    expect(landAnswer('999', rule).reason?.en).toMatch(/999.*012, 013.*031/);
  });
});

describe('inputAnswer (GB/T 19630-2019 4.2.1)', () => {
  const clean: InputState = {
    windowFrom: '2024-01-01',
    status: 'organic',
    lastUse: '2023-08-01',
    undatedUse: 0,
    silentYears: [],
  };
  const answerOf = (changes: Partial<InputState>) => inputAnswer({ ...clean, ...changes }, '2026-10-31');

  it('passes a window that every year states to be clean; an input before it breaks nothing', () => {
    expect(answerOf({})).toMatchObject({ answer: PASS, standard: 'GB/T 19630-2019' });
    expect(answerOf({ lastUse: '2023-12-31' }).answer).toBe(PASS);
  });

  it('fails an input on the first day of the window or later, with date and consequence', () => {
    for (const lastUse of ['2024-01-01', '2026-07-10']) {
      const judged = answerOf({ lastUse });
      expect(judged.answer).toBe(FAIL);
      expect(judged.reason?.en).toContain(lastUse);
      expect(judged.reason?.en).toContain('4.2.1');
      expect(judged.reason?.en).toContain('status lost, new clock from that date');
      expect(judged.reason?.zh).toContain('重新计算');
    }
  });

  it('fails an input whose year alone is known', () => {
    expect(answerOf({ undatedUse: 2025 }).reason?.en).toContain('2025');
    expect(answerOf({ undatedUse: 2025 }).answer).toBe(FAIL);
  });

  it('is unknown when a year of the window says nothing, and a fail comes before it', () => {
    expect(answerOf({ silentYears: [2025] })).toMatchObject({ answer: UNKNOWN });
    expect(answerOf({ silentYears: [2025] }).reason?.en).toContain('ask for the input records');
    expect(answerOf({ silentYears: [2025], lastUse: '2026-01-01' }).answer).toBe(FAIL);
  });

  it('passes a conventional parcel, which has no window to break, unless the plan year says nothing', () => {
    const conventional = { status: 'conventional', windowFrom: '' } as const;
    const judged = answerOf({ ...conventional, lastUse: '2026-08-01' });
    expect(judged.answer).toBe(PASS);
    expect(judged.reason?.en).toContain('conversion not begun');
    expect(judged.reason?.en).toContain('2026-08-01');
    expect(answerOf({ ...conventional, silentYears: [2026] }).answer).toBe(UNKNOWN);
  });

  it('is unknown without any record', () => {
    expect(answerOf({ status: 'unknown', windowFrom: '', lastUse: '' }).answer).toBe(UNKNOWN);
  });
});

describe('interpolatedAnswer', () => {
  const cadmium = { item: 'Cd', mean: 0.2, upper: null, ph: 8.4, layer: 'cd' };

  it('never passes and never fails, whatever the surface says', () => {
    for (const mean of [0, 0.2, 0.6, 0.7, 40]) {
      for (const upper of [null, mean * 2]) {
        for (const ph of [null, 5, 8.4]) {
          for (const land of ['other', 'paddy', 'orchard', null] as const) {
            expect(interpolatedAnswer({ ...cadmium, mean, upper, ph }, soil, land)?.answer).toBe(UNKNOWN);
          }
        }
      }
    }
  });

  it('says whether value, upper bound or neither exceeds', () => {
    const reason = (changes: object) => interpolatedAnswer({ ...cadmium, ...changes }, soil, 'other')?.reason?.en;
    expect(reason({})).toContain('only interpolated');
    expect(reason({ mean: 0.61 })).toContain('the interpolated value of layer cd exceeds 0.6');
    expect(reason({ upper: 0.61 })).toContain('upper confidence bound 0.61');
  });

  it('takes the strictest band without pH, and knows no item the standard does not limit', () => {
    expect(interpolatedAnswer({ ...cadmium, ph: null }, soil, 'other')?.limit).toBe(0.3);
    // Arsenic runs the other way.
    expect(interpolatedAnswer({ ...cadmium, item: 'As', ph: null }, soil, 'other')?.limit).toBe(25);
    expect(interpolatedAnswer({ ...cadmium, item: 'Xx' }, soil, 'other')).toBeNull();
  });
});

describe('freshSamples', () => {
  const dated = (date: string): Sample => ({ id: `s ${date}`, date, answers: [], answer: PASS });

  it('lets a sample decide up to and on its anniversary', () => {
    const ages = ['2023-10-31', '2023-10-30', '2026-10-31', ''].map(
      (date) => freshSamples([dated(date)], '2026-10-31', 3).fresh.length,
    );
    expect(ages).toEqual([1, 0, 1, 0]);
  });

  it('names both dates when all are too old, and nothing when one is fresh', () => {
    const old = freshSamples([dated('2019-05-01'), dated('2020-05-01')], '2026-10-31', 3);
    expect(old.reason?.en).toMatch(/2020-05-01.*2026-10-31/);
    expect(freshSamples([dated('2019-05-01'), dated('2025-05-01')], '2026-10-31', 3)).toEqual({
      fresh: [dated('2025-05-01')],
      reason: null,
    });
    expect(freshSamples([dated('')], '2026-10-31', 3).reason?.en).toContain('no sampling date');
  });

  it('lets every sample decide when nothing is set', () => {
    expect(freshSamples([dated('')], '2026-10-31', null)).toEqual({ fresh: [dated('')], reason: null });
  });
});

describe('greenFoodExceedances (NY/T 391, comparison)', () => {
  it('shows lead that is lawful at 60 and above green food at 50, without touching the answer', () => {
    const sample = sampleOf('8.4', { ...cleanMetals, Pb: '60' });
    expect(soilAnswers(sample, soil, 'other', soilRule).answer).toBe(PASS);
    const above = greenFoodExceedances(sample, greenFood, 'other');
    expect(above.map(({ item, limit, confidence }) => [item, limit, confidence])).toEqual([['Pb', 50, 'uncertain']]);
    expect(above[0]?.reason?.en).toContain('comparison only');
  });

  it('has its own bands (pH<6.5, 6.5 to 7.5, >7.5) and says nothing without pH or for paddy', () => {
    const cu = (ph: string) => greenFoodExceedances(sampleOf(ph, { Cu: '55' }), greenFood, 'other').length;
    expect([cu('6.4'), cu('6.5'), cu('7.6'), cu('')]).toEqual([1, 0, 0, 0]);
    expect(greenFoodExceedances(sampleOf('8', { Pb: '60' }), greenFood, 'paddy')).toEqual([]);
  });
});

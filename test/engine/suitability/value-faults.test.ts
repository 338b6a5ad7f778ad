import { describe, expect, it } from 'vitest';
import { contentFault, soilPhFault } from '../../../engine/suitability/value-faults.ts';

describe('soilPhFault', () => {
  it('passes what soils have, with both ends of the range', () => {
    for (const ph of [2.5, 4.5, 7, 8.4, 9.3, 11.5]) expect(soilPhFault(ph), `${ph}`).toBeNull();
  });

  it.each([
    [0, 'a mark for missing'],
    [15, 'outside the scale of 0 to 14'],
    [-9999, 'outside the scale of 0 to 14'],
    [2.4, 'believed from 2.5 to 11.5 (a setting)'],
    [13, 'believed from 2.5 to 11.5 (a setting)'],
    [Number.NaN, 'missing'],
  ])('names pH %d', (ph, words) => {
    expect(soilPhFault(ph)?.en).toContain(words);
  });
});

describe('contentFault', () => {
  const label = { zh: '有机质', en: 'organic matter' };

  it('refuses negative and missing values only', () => {
    expect([0, 0.01, 400].map((value) => contentFault(value, label))).toEqual([null, null, null]);
    expect(contentFault(-1, label)?.en).toBe('organic matter is -1, a content cannot be negative');
    expect(contentFault(Number.NaN, label)?.zh).toBe('有机质 缺测');
  });
});

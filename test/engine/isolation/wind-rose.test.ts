import { describe, expect, it } from 'vitest';
import { exposureFrom, SECTORS } from '../../../engine/isolation/wind-rose.ts';

const rose = SECTORS.map((sector) => (sector === 'NNW' ? 20 : sector === 'E' ? 5 : 1));

describe('exposureFrom', () => {
  it('is 1 from the sector with most wind and falls with its frequency', () => {
    expect(exposureFrom(rose, 337.5)).toBe(1);
    expect(exposureFrom(rose, 90)).toBe(0.25);
    expect(exposureFrom(rose, 200)).toBe(0.05);
  });

  it('takes a bearing into the nearest sector, north from both sides', () => {
    expect(exposureFrom(rose, 326.3)).toBe(1);
    expect(exposureFrom(rose, 326.2)).toBe(0.05);
    expect([exposureFrom(rose, 359.9), exposureFrom(rose, 0.1)]).toEqual([0.05, 0.05]);
  });

  it('is nothing in a calm rose', () => {
    expect(
      exposureFrom(
        SECTORS.map(() => 0),
        10,
      ),
    ).toBe(0);
  });
});

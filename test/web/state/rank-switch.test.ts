import { describe, expect, it } from 'vitest';
import { nearestSwitch } from '../../../web/state/rank-switch.ts';

const band = (switchWeight: number | null) => ({
  low: 1,
  median: 2,
  high: 3,
  firstShare: 0,
  topShare: 0.5,
  deviation: 0.1,
  switches: switchWeight === null ? [] : [{ criterion: 2, weight: 0.2, switchWeight }],
});

describe('the weight that moves a place over the edge of the list', () => {
  it('rises or falls', () => {
    expect(nearestSwitch(3, band(0.3), 10).switch).toEqual({
      criterion: 2,
      weight: 0.2,
      switchWeight: 0.3,
      rises: true,
    });
    expect(nearestSwitch(3, band(0.1), 10).switch?.rises).toBe(false);
    expect(nearestSwitch(3, band(null), 10).switch).toBeNull();
  });

  it('takes a place out up to the length of the list, and brings it in beyond', () => {
    expect([1, 10, 11, 0].map((rank) => nearestSwitch(rank, band(0.3), 10).isListed)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

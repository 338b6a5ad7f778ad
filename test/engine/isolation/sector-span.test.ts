import { describe, expect, it } from 'vitest';
import { sectorOf, sectorsBetween } from '../../../engine/isolation/sector-span.ts';
import { seeded } from '../zonal/seeded.ts';

/** Sectors found by trying many points of both segments. */
function bySampling(a: readonly number[], b: readonly number[], reach: number): number {
  const steps = 250;
  const at = (s: readonly number[], k: number) =>
    [0, 1].map((axis) => (s[axis] as number) + ((s[axis + 2] as number) - (s[axis] as number)) * (k / steps));
  let mask = 0;
  for (let i = 0; i <= steps; i++) {
    for (let j = 0; j <= steps; j++) {
      const [p, q] = [at(a, i), at(b, j)];
      const [x, y] = [(q[0] as number) - (p[0] as number), (q[1] as number) - (p[1] as number)];
      if (Math.hypot(x, y) > reach) continue;
      mask |= 1 << (Math.round((Math.atan2(x, y) * 180) / Math.PI / 22.5 + 16) % 16);
    }
  }
  return mask;
}

describe('sectorOf', () => {
  it('is the nearest of sixteen directions all round', () => {
    for (let degrees = 0.05; degrees < 360; degrees += 0.1) {
      const turn = (degrees * Math.PI) / 180;
      expect(sectorOf([Math.sin(turn), Math.cos(turn)]), String(degrees)).toBe(Math.round(degrees / 22.5) % 16);
    }
  });
});

describe('sectorsBetween', () => {
  it('finds what a dense sample of both segments finds, and never less', () => {
    const random = seeded(5);
    const number = () => 200 * random() - 100;
    let compared = 0;
    let wider = 0;
    for (let k = 0; k < 60; k++) {
      const a = [number(), number(), number(), number()];
      // Apart by an offset, so that the segments do not meet.
      const b = [number() + 260, number(), number() + 260, number() + 40];
      const reach = 80 + 250 * random();
      const sampled = bySampling(a, b, reach);
      const found = sectorsBetween(a, b, reach);
      expect(found & sampled, String(k)).toBe(sampled);
      compared++;
      if (found !== sampled) wider++;
    }
    expect(compared).toBe(60);
    // A sector that is only just touched may fall between samples.
    expect(wider).toBeLessThanOrEqual(3);
  });

  it('cuts a long source off at the reach: of a wall 100 m north, 100 m reach sees north alone, more sees more', () => {
    const point = [0, 0, 0, 0];
    const wall = [-1000, 100, 1000, 100];
    expect(sectorsBetween(point, wall, 99.9)).toBe(0);
    expect(sectorsBetween(point, wall, 100.1)).toBe(1);
    // 100 m / cos 45° = 141.4 m: north, NNE, NE and their mirror images.
    expect(sectorsBetween(point, wall, 142)).toBe(0b1100000000000111);
  });
});

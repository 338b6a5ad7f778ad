import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/make/gb18030.ts';
import { valueNoise } from '../../data/make/noise.ts';
import { Random } from '../../data/make/random.ts';

describe('Random', () => {
  it('gives the same row for the same purpose and another for another', () => {
    const row = (purpose: string): number[] => {
      const random = new Random(purpose);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(row('a')).toEqual(row('a'));
    expect(row('a')).not.toEqual(row('b'));
  });

  it('is even and about normal', () => {
    const random = new Random('moments');
    const uniform = Array.from({ length: 20_000 }, () => random.next());
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
    expect(mean(uniform)).toBeCloseTo(0.5, 1);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((v) => v * v))).toBeCloseTo(1, 1);
  });
});

describe('valueNoise', () => {
  it('is smooth and stays within -1 and 1', () => {
    const noise = valueNoise('test', 100);
    for (let k = 0; k < 2000; k++) {
      const x = k * 7.3 - 5000;
      const value = noise(x, 1234.5);
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(Math.abs(noise(x + 0.1, 1234.5) - value)).toBeLessThan(0.01);
    }
  });
});

describe('encodeGb18030', () => {
  it('is read back by the platform decoder', () => {
    const text = 'DK 党寨镇郇庄村胭脂堡 ℃ — ０.5,苯并[a]芘';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
  });

  it('refuses what two bytes cannot hold', () => {
    expect(() => encodeGb18030('𠮷')).toThrow(/GB18030/);
  });
});

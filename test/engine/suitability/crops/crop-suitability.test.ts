import { describe, expect, it } from 'vitest';
import { cropSuitability, type Site, subclassOf } from '../../../../engine/suitability/crops/crop-suitability.ts';
import { seeded } from '../../zonal/seeded.ts';
import { cropRequirements } from '../standard-file.ts';
import { cropOf } from './crop-of.ts';

const suit = (id: string, site: Site) => cropSuitability(cropOf(id), site, cropRequirements);
const qualityOf = (id: string, site: Site, quality: string) => {
  const { known, unknown } = suit(id, site);
  return [...known, ...unknown].find((answer) => answer.quality === quality);
};

describe('cropSuitability', () => {
  it('takes the worst known quality and names it by its letter', () => {
    const potato = suit('potato', { ece: 3, eceLow: 1.8, eceHigh: 5.5, ph: 7.9 });
    expect(potato).toMatchObject({ class: 2, best: 1, worst: 3, subclass: 'S2s', limiting: ['salt'] });
    expect(potato.unknown.map(({ quality }) => quality)).toEqual(['season', 'temperature', 'frost', 'water']);
    expect(suit('potato', { ece: 3, ph: 8.3 })).toMatchObject({ class: 2, subclass: 'S2sa' });
    expect(suit('potato', { ece: 2, ph: 7.9 })).toMatchObject({ class: 1, subclass: 'S1', limiting: [] });
    expect(suit('potato', { ece: 9, ph: 7.9 })).toMatchObject({ class: 4, subclass: 'Ns' });
    expect(suit('maize', { ece: 2, ph: 8, waterM3PerMu: 200 })).toMatchObject({ class: 3, subclass: 'S3w' });
  });

  it('never makes a class of what is unknown', () => {
    const nothing = suit('potato', {});
    expect(nothing).toMatchObject({ class: 0, best: 0, worst: 0, subclass: 'unknown', known: [] });
    expect(nothing.unknown).toHaveLength(6);
    const herb = suit('astragalus', { ece: 20, ph: 8 });
    expect(herb).toMatchObject({ class: 1, subclass: 'S1' });
    expect(herb.unknown.map(({ quality }) => quality)).toContain('salt');
  });

  it('writes each letter once and none for S1 and unknown', () => {
    expect(subclassOf(3, ['season', 'frost', 'water'])).toBe('S3cw');
    expect([subclassOf(1, []), subclassOf(0, [])]).toEqual(['S1', 'unknown']);
  });

  it('a wider spread of ECe never improves the worst class nor worsens the best', () => {
    const random = seeded(1976);
    const crops = cropRequirements.crops;
    for (let k = 0; k < 500; k++) {
      const crop = crops[Math.floor(random() * crops.length)]?.id as string;
      const ece = 20 * random();
      const ph = 7 + 3 * random();
      let low = ece;
      let high = ece;
      let before = suit(crop, { ece, ph });
      for (let step = 0; step < 4; step++) {
        low = Math.max(0, low - 4 * random());
        high += 4 * random();
        const after = suit(crop, { ece, eceLow: low, eceHigh: high, ph });
        expect(after.class).toBe(before.class);
        expect(after.worst).toBeGreaterThanOrEqual(before.worst);
        expect(after.best).toBeLessThanOrEqual(before.best);
        before = after;
      }
    }
  });
});

describe('season, temperature and frost (EcoCrop: potato 90-160 d, 7-15-25-30 °C, killed at 0 °C)', () => {
  it('length of season: S1 from the longest cycle, S2 from the shortest, N below', () => {
    const of = (days: number) => qualityOf('potato', { frostFreeDays: days }, 'season')?.class;
    expect([160, 159, 90, 89].map(of)).toEqual([1, 2, 2, 4]);
    expect(qualityOf('alfalfa', { frostFreeDays: 140 }, 'season')).toMatchObject({ class: 0 });
    expect(qualityOf('watermelon', { frostFreeDays: 140 }, 'season')).toMatchObject({ class: 0 });
  });

  it('temperature: straight from optimum to absolute bound, by 85, 60 and 40 %', () => {
    const of = (mean: number) => qualityOf('potato', { meanTemperature: mean }, 'temperature')?.class;
    expect([20, 15, 13.9, 12, 10.3, 10, 7, 5].map(of)).toEqual([1, 1, 1, 2, 3, 4, 4, 4]);
    expect([25, 25.7, 26.9, 27.9, 28.1].map(of)).toEqual([1, 1, 2, 3, 4]);
  });

  it('frost: N at or below the temperature that kills', () => {
    const of = (lowest: number) => qualityOf('potato', { lowestTemperature: lowest }, 'frost')?.class;
    expect([3, 0.1, 0, -2].map(of)).toEqual([1, 1, 4, 4]);
    expect(qualityOf('pepper', { lowestTemperature: -2 }, 'frost')).toMatchObject({ class: 0 });
  });

  it('the classes are a setting, and a related species is named', () => {
    expect(qualityOf('baby_cabbage', { frostFreeDays: 100 }, 'season')).toMatchObject({
      source: { confidence: 'setting', reference: { en: expect.stringContaining('a related species') } },
    });
  });
});

describe('water', () => {
  it('of silage maize at Minle is 287-410 m³/mu', () => {
    const of = (m3: number) => qualityOf('maize', { waterM3PerMu: m3 }, 'water')?.class;
    expect([410, 409, 287, 286, 0].map(of)).toEqual([1, 2, 2, 3, 3]);
  });

  it('is unknown where no demand was read, and for one trial’s practice', () => {
    expect(qualityOf('broccoli', { waterM3PerMu: 400 }, 'water')).toMatchObject({ class: 0 });
    expect(qualityOf('alfalfa', { waterM3PerMu: 400 }, 'water')).toMatchObject({
      class: 0,
      reason: { en: expect.stringContaining('not a planning need') },
    });
  });
});

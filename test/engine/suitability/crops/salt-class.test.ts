import { describe, expect, it } from 'vitest';
import type { SaltTolerance } from '../../../../engine/suitability/crops/crop-requirements.ts';
import {
  classBelow,
  relativeYield,
  saltClass,
  saltLimits,
  saltRangeText,
} from '../../../../engine/suitability/crops/salt-class.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { seeded } from '../../zonal/seeded.ts';
import { cropRequirements } from '../standard-file.ts';
import { cropOf } from './crop-of.ts';

const toleranceOf = (id: string): SaltTolerance => {
  const { salt } = cropOf(id);
  if (salt === null || !('threshold' in salt)) throw new Error(`${id} has no numbers`);
  return salt;
};
const saltOf = (id: string, ece: number, eceLow = ece, eceHigh = ece) =>
  saltClass(cropOf(id), { ece, eceLow, eceHigh }, cropRequirements);

describe('relativeYield', () => {
  /** Method example E11. */
  it.each([
    ['potato', 3, 84.4],
    ['onion', 3, 71.2],
    ['carrot', 4, 58],
    ['pepper', 3, 79],
    ['broccoli', 4, 88.96],
    ['barley', 8, 100],
  ])('%s at ECe %d yields %d %%', (id, ece, expected) => {
    expect(relativeYield(toleranceOf(id), ece)).toBeCloseTo(expected, 8);
  });

  it('stays within 0 and 100 and never rises with salt', () => {
    const random = seeded(1977);
    for (let k = 0; k < 200; k++) {
      const salt = { threshold: 8 * random(), slope: 1 + 20 * random() };
      const yields = Array.from({ length: 60 }, (_, i) => relativeYield(salt, i / 2));
      expect(yields.every((y, i) => y >= 0 && y <= 100 && (i === 0 || y <= (yields[i - 1] as number)))).toBe(true);
    }
  });
});

describe('class limits', () => {
  it('of potato are 2.95, 5.03, 6.70 dS/m (domain/rotation.md, 5)', () => {
    const limits = saltLimits(toleranceOf('potato'), [85, 60, 40]);
    expect(limits.map((limit) => limit.toFixed(2))).toEqual(['2.95', '5.03', '6.70']);
  });

  it('of every crop are those of the table within its rounding', () => {
    const salted = cropRequirements.crops.filter(({ salt }) => salt !== null && 'threshold' in salt);
    expect(salted).toHaveLength(27);
    for (const { id } of salted) {
      const salt = toleranceOf(id);
      for (const [k, limit] of saltLimits(salt, cropRequirements.yieldBands.lower).entries()) {
        expect(Math.abs(limit - (salt.limits[k] as number)), `${id} S${k + 1}`).toBeLessThanOrEqual(0.0051);
      }
    }
  });

  it('put a value on a limit into the better class', () => {
    expect([1, 2, 2.1, 4, 4.1, 6, 6.1, Number.NaN].map((v) => classBelow([2, 4, 6], v))).toEqual([
      1, 1, 2, 2, 3, 3, 4, 0,
    ]);
  });
});

describe('saltClass', () => {
  it('judges by 85, 60 and 40 % of yield', () => {
    expect([2.9, 3, 5.1, 6.8].map((ece) => saltOf('potato', ece).class)).toEqual([1, 2, 3, 4]);
    expect(saltOf('potato', 3)).toMatchObject({ yield: expect.closeTo(84.4, 8), unit: 'dS/m', value: 3 });
  });

  it('gives a range where the conversion decides, and says so', () => {
    const answer = saltOf('potato', 2.9, 1.55, 3.48);
    expect(answer).toMatchObject({ class: 1, best: 1, worst: 2 });
    expect(saltRangeText(answer)).toEqual({ zh: 'S1–S2，取决于换算方法', en: 'S1–S2 depending on the conversion' });
    expect(saltRangeText(saltOf('barley', 3))).toEqual({ zh: 'S1', en: 'S1' });
  });

  it('is unknown for herbs, for crops with a rating only and without an ECe', () => {
    expect(saltOf('astragalus', 3)).toMatchObject({
      class: 0,
      reason: { en: 'astragalus root: herbs have no salt data' },
    });
    expect(saltOf('cauliflower', 3)).toMatchObject({ class: 0, reason: { en: expect.stringContaining('rating MS') } });
    expect(saltOf('quinoa', 3)).toMatchObject({ class: 0, reason: { en: expect.stringContaining('no salt data') } });
    for (const ece of [Number.NaN, -1]) expect(saltOf('potato', ece).class).toBe(0);
    expect(saltRangeText(saltOf('potato', Number.NaN)).en).toBe('there is no ECe');
  });

  it('says when a value is a proxy or only known', () => {
    expect(saltOf('baby_cabbage', 2)).toMatchObject({
      source: { confidence: 'uncertain', note: { en: expect.stringContaining('turnip') } },
    });
    expect(saltOf('garlic', 2)).toMatchObject({ source: { confidence: 'known' } });
  });
});

describe.skipIf(!hasShared)('salt figures against the domain table (needs the shared folder)', () => {
  it('carries every crop over', () => {
    interface Crop {
      id: string;
      zh: string;
      ph_group: string;
      salt: { threshold_ECe?: number; slope_pct?: number; rating?: string } | null;
    }
    const crops = sharedJson<{ crops: Crop[] }>('domain/rotation.json').crops.filter(({ id }) => id !== 'fallow');
    expect(cropRequirements.crops.map(({ id }) => id)).toEqual(crops.map(({ id }) => id));
    for (const { id, zh, salt, ph_group } of crops) {
      const own = cropOf(id);
      expect([own.label.zh, own.phGroup]).toEqual([zh, ph_group]);
      if (salt === null) expect(own.salt, id).toBeNull();
      else if (salt.rating !== undefined) expect(own.salt, id).toMatchObject({ rating: salt.rating });
      else expect(own.salt, id).toMatchObject({ threshold: salt.threshold_ECe, slope: salt.slope_pct });
    }
  });
});

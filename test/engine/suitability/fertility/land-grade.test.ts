import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../../engine/suitability/criteria/index.ts';
import { landGradeOf } from '../../../../engine/suitability/fertility/land-grade.ts';
import { membershipOf } from '../../../../engine/suitability/membership.ts';
import { applyPreset } from '../../../../engine/suitability/membership-preset.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { seeded } from '../../zonal/seeded.ts';
import { ganxinPreset, landGradeTable } from '../standard-file.ts';

/** The parcel of method example E5: values of curves and classes of look-ups. */
const E5: Record<string, number | string> = {
  'soil-organic-matter': 17.8,
  'available-phosphorus': 10.7,
  'available-potassium': 157.5,
  'bulk-density': 1.3,
  'soil-depth': 100,
  'groundwater-depth': 20,
  'terrain-position': '河谷阶地',
  'irrigation-guarantee': '满足',
  drainage: '满足',
  'profile-texture': '上松下紧型',
  'topsoil-texture': '砂壤',
  obstacle: '无',
  salinization: '无',
  'shelter-network': '中',
  biodiversity: '一般',
  cleanliness: '清洁',
};

function membershipsOf(values: Record<string, number | string>, potassium: string): Record<string, number | undefined> {
  const criteria = applyPreset(CRITERIA, ganxinPreset, { 'available-potassium': potassium });
  return Object.fromEntries(
    criteria.flatMap(({ id, membership }) => {
      const value = values[id];
      return value === undefined ? [] : [[id, membershipOf(membership, value)]];
    }),
  );
}

const ids = landGradeTable.weights.indicators.map(({ criterion }) => criterion);

describe('landGradeOf', () => {
  it('agrees with method example E5', () => {
    const printed = landGradeOf(landGradeTable, membershipsOf(E5, 'printed'));
    expect(printed.ifi).toBeCloseTo(0.79586, 5);
    expect([printed.grade, printed.coverage, printed.missing]).toEqual([3, 1, []]);
    const corrected = landGradeOf(landGradeTable, membershipsOf(E5, 'probable'));
    expect(corrected.ifi).toBeCloseTo(0.81533, 5);
    expect(corrected.grade).toBe(3);
    const saline = landGradeOf(
      landGradeTable,
      membershipsOf({ ...E5, salinization: '中度', obstacle: '盐碱' }, 'printed'),
    );
    expect(saline.ifi).toBeCloseTo(0.75946, 5);
    expect(saline.grade).toBe(5);
  });

  it('cuts at each printed bound, which belongs to the better grade', () => {
    const cuts = landGradeTable.cutOffs.variants['printed']?.bounds ?? [];
    expect(cuts).toEqual([0.8401, 0.8181, 0.7941, 0.7701, 0.7461, 0.7221, 0.6981]);
    // With one indicator of weight 1 the index is its membership.
    const one = { ...landGradeTable, weights: { ...landGradeTable.weights, indicators: [oneIndicator] } };
    for (const [k, cut] of cuts.entries()) {
      expect(landGradeOf(one, { x: cut }).grade, `at ${cut}`).toBe(k + 1);
      if (k < 6) expect(landGradeOf(one, { x: cut - 1e-9 }).grade, `below ${cut}`).toBe(k + 2);
    }
    const low = landGradeOf(one, { x: 0.6 });
    expect([low.grade, low.best, low.worst, low.ifi]).toEqual([null, 8, 10, 0.6]);
    expect(low.unknown?.en).toContain('8 to 10');
  });

  it('has the probable first cut-off as a variant', () => {
    const one = { ...landGradeTable, weights: { ...landGradeTable.weights, indicators: [oneIndicator] } };
    expect(landGradeOf(one, { x: 0.841 }).grade).toBe(1);
    expect(landGradeOf(one, { x: 0.841 }, 'probable').grade).toBe(2);
    expect(() => landGradeOf(one, { x: 0.841 }, 'guess')).toThrow(
      expect.objectContaining({ code: 'unknown-variant', kind: 'usage' }),
    );
  });

  it('gives an interval and no grade when an indicator is missing', () => {
    const { drainage: _, ...rest } = membershipsOf(E5, 'probable');
    const partial = landGradeOf(landGradeTable, rest);
    expect([partial.ifi, partial.grade, partial.missing]).toEqual([null, null, ['drainage']]);
    expect(partial.coverage).toBeCloseTo(1 - 0.067 / 0.9999, 10);
    expect(partial.high - partial.low).toBeCloseTo(0.067, 10);
    expect(partial.unknown?.zh).toContain('排水能力');
    const full = landGradeOf(landGradeTable, membershipsOf(E5, 'probable'));
    expect(full.ifi).toBeGreaterThanOrEqual(partial.low);
    expect(full.ifi).toBeLessThanOrEqual(partial.high);
  });

  it('knows nothing of a parcel without data', () => {
    const none = landGradeOf(landGradeTable, {});
    expect([none.ifi, none.grade, none.low, none.coverage, none.best, none.worst]).toEqual([null, null, 0, 0, 1, 10]);
  });

  it('the full index lies in the interval of every part of it, over seeded parcels', () => {
    const random = seeded(33469);
    for (let k = 0; k < 300; k++) {
      const all = Object.fromEntries(ids.map((id) => [id, random()]));
      const some = Object.fromEntries(Object.entries(all).filter(() => random() < 0.7));
      const full = landGradeOf(landGradeTable, all);
      const partial = landGradeOf(landGradeTable, some);
      expect(full.ifi as number).toBeGreaterThanOrEqual(partial.low - 1e-12);
      expect(full.ifi as number).toBeLessThanOrEqual(partial.high + 1e-12);
      expect(full.best).toBeGreaterThanOrEqual(partial.best);
      expect(full.worst).toBeLessThanOrEqual(partial.worst);
      if (partial.missing.length > 0) expect(partial.grade).toBeNull();
    }
  });
});

const oneIndicator = { criterion: 'x', label: { zh: 'x', en: 'x' }, weight: 1 };

describe.skipIf(!hasShared)('weights against the domain figures (needs the shared folder)', () => {
  it('carry all 16 over, with their sum of 0.9999', () => {
    const { gbt33469 } = sharedJson<{ gbt33469: { weights_minqin: Record<string, number> } }>('domain/fertility.json');
    const own = landGradeTable.weights.indicators.map(({ label, weight }) => [label.zh, weight]);
    expect(own).toHaveLength(16);
    expect(Object.fromEntries(own)).toEqual(gbt33469.weights_minqin);
    expect(own.reduce((sum, [, weight]) => sum + (weight as number), 0)).toBeCloseTo(0.9999, 10);
  });
});

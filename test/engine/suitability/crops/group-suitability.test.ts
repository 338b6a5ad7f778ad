import { describe, expect, it } from 'vitest';
import type { Site } from '../../../../engine/suitability/crops/crop-suitability.ts';
import { groupSuitabilityColumns, PH_BIT, SALT_BIT } from '../../../../engine/suitability/crops/group-columns.ts';
import { groupSuitability } from '../../../../engine/suitability/crops/group-suitability.ts';
import { seeded } from '../../zonal/seeded.ts';
import { cropRequirements } from '../standard-file.ts';

const groups = cropRequirements.groups.map(({ id }) => id);
const suit = (group: string, site: Site) => groupSuitability(group, site, cropRequirements);

describe('groupSuitability', () => {
  it('is as good as its best crop and tells which crops reach which class', () => {
    const vegetables = suit('vegetables', { ece: 4.3, ph: 8.2 });
    expect(vegetables).toMatchObject({ class: 1, bestCrop: 'broccoli', subclass: 'S1' });
    expect(vegetables.byClass[1]).toContain('garlic');
    expect(vegetables.byClass[2]).toEqual(expect.arrayContaining(['tomato', 'pepper', 'potato', 'celery', 'spinach']));
    expect(vegetables.byClass[4]).toEqual(['bean']);
    expect(vegetables.byClass.flat()).toHaveLength(vegetables.crops.length);
  });

  it('does not prefer a crop for what is not known of it', () => {
    // Cauliflower, melon and watermelon have only a rating, so by pH alone they would be S1.
    const saline = suit('vegetables', { ece: 30, ph: 7.5 });
    expect(saline).toMatchObject({ class: 4, unknown: ['season', 'temperature', 'frost', 'water'] });
    expect(saline.byClass[1]).toEqual(['cauliflower', 'melon', 'watermelon']);
  });

  it('judges herbs by what is known and says that salt is not', () => {
    const herbs = suit('herbs', { ece: 12, ph: 8.6 });
    expect(herbs).toMatchObject({ class: 2, bestCrop: 'isatis', subclass: 'S2a' });
    expect(herbs.unknown).toContain('salt');
  });

  it('is unknown without data and refuses a group that is not there', () => {
    expect(suit('vegetables', {})).toMatchObject({ class: 0, bestCrop: null, subclass: 'unknown' });
    expect(() => suit('flowers', {})).toThrow(/flowers/);
  });
});

/** Sites with gaps, marks for missing and spreads, by chance. */
function seededSites(length: number) {
  const random = seeded(85_60_40);
  const column = (draw: () => number, gap: number) =>
    Float64Array.from({ length }, () => (random() < gap ? Number.NaN : draw()));
  const ece = column(() => 25 * random() - 0.5, 0.2);
  const eceLow = ece.map((value) => (random() < 0.1 ? Number.NaN : Math.max(0, value - 6 * random())));
  const eceHigh = ece.map((value) => (random() < 0.1 ? Number.NaN : value + 6 * random()));
  const ph = column(() => [0, 15, 8.4, 9, 5 + 5 * random()][Math.floor(random() * 5)] as number, 0.2);
  return { ece, eceLow, eceHigh, ph };
}

describe('groupSuitabilityColumns', () => {
  const length = 1500;
  const columns = seededSites(length);

  it.each(groups)('equals groupSuitability row by row for %s', (group) => {
    const result = groupSuitabilityColumns(group, cropRequirements, columns, length);
    for (let row = 0; row < length; row++) {
      const site = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]])) as Site;
      const single = suit(group, site);
      const index = result.bestCrop[row] as number;
      const bits = (qualities: readonly string[]) =>
        (qualities.includes('salt') ? SALT_BIT : 0) | (qualities.includes('ph') ? PH_BIT : 0);
      const best = single.crops.find(({ crop }) => crop === single.bestCrop);
      expect(
        {
          class: result.classes[row],
          best: result.bestCase[row],
          worst: result.worstCase[row],
          crop: result.crops[index] ?? null,
          limiting: result.limiting[row],
          unknown: result.unknown[row],
        },
        JSON.stringify(site),
      ).toEqual({
        class: single.class,
        best: single.best,
        worst: single.worst,
        crop: single.bestCrop,
        limiting: bits(best?.limiting ?? []),
        unknown: best === undefined ? 0 : bits(single.unknown),
      });
    }
  });

  it('orders best case, class and worst case, and keeps unknown apart', () => {
    const { classes, bestCase, worstCase, bestCrop } = groupSuitabilityColumns(
      'vegetables',
      cropRequirements,
      columns,
      length,
    );
    for (let row = 0; row < length; row++) {
      expect(bestCase[row]).toBeLessThanOrEqual(classes[row] as number);
      expect(worstCase[row]).toBeGreaterThanOrEqual(classes[row] as number);
      expect((bestCrop[row] as number) < 0).toBe(classes[row] === 0);
    }
    expect(new Set(classes)).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('needs no column: what is absent is unknown', () => {
    const blind = groupSuitabilityColumns('vegetables', cropRequirements, {}, 3);
    expect([...blind.classes, ...blind.worstCase, ...blind.bestCrop]).toEqual([0, 0, 0, 0, 0, 0, -1, -1, -1]);
    const { ph } = columns;
    const byPh = groupSuitabilityColumns('vegetables', cropRequirements, { ph }, length);
    expect(byPh.classes.some((code, row) => code > 0 && byPh.unknown[row] !== SALT_BIT)).toBe(false);
  });
});

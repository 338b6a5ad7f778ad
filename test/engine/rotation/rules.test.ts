import { describe, expect, it } from 'vitest';
import { checkHistory } from '../../../engine/rotation/check-history.ts';
import { rotationStandardSchema } from '../../../engine/rotation/rotation-standard.ts';
import { historyOf } from '../../../engine/rotation/stands.ts';
import { standardText } from '../plan/evidence-bench.ts';

const standard = rotationStandardSchema.parse(JSON.parse(standardText('rotation.json')));
const cropOf = (id: string) => standard.crops.find((crop) => crop.id === id) as (typeof standard.crops)[number];

/** Conflicts and unknown rules of `[year, crop…]` lines; crops of one line are grown one after the other. */
function judged(lines: readonly (readonly [number, ...string[]])[], fallow: readonly number[] = []) {
  const seasons = lines.flatMap(([year, ...crops]) =>
    crops.map((id, season) => ({ crop: cropOf(id), year, season, asGreenManure: false })),
  );
  const history = historyOf(seasons, new Set([...lines.map(([year]) => year), ...fallow]));
  const { conflicts, unknown } = checkHistory(history, { standard, winterFallow: false });
  return {
    codes: conflicts.map(({ rule, planting }) =>
      planting === null ? rule : `${rule} ${planting.crop.id} ${planting.year}`,
    ),
    unknown: unknown.map(({ rule }) => rule),
    history,
  };
}

describe('return intervals', () => {
  it('of n years mean one year in n: the difference of the years, n − 1 years between', () => {
    expect(
      judged([
        [2022, 'pea'],
        [2025, 'pea'],
      ]).codes,
    ).toEqual(['R1 pea 2025']);
    expect(
      judged([
        [2022, 'pea'],
        [2026, 'pea'],
      ]).codes,
    ).toEqual([]);
  });

  it('make an error when they are sure and a warning when they are uncertain', () => {
    const severity = (id: string) => {
      const seasons = [2024, 2025].map((year) => ({ crop: cropOf(id), year, season: 0, asGreenManure: false }));
      const { conflicts } = checkHistory(historyOf(seasons, new Set([2024, 2025])), { standard, winterFallow: false });
      return conflicts.map(({ rule, standard: by, grounds }) => [rule, by, grounds.confidence]);
    };
    expect(severity('pea')).toEqual([['R1', 'error', 'verified']]);
    expect(severity('maize')).toEqual([['R1', 'warning', 'uncertain']]);
  });

  it('are those of the later crop', () => {
    // Spinach asks for 2 years within its family, sugar beet for 3.
    expect(
      judged([
        [2022, 'sugar_beet'],
        [2024, 'spinach'],
      ]).codes,
    ).toEqual([]);
    expect(
      judged([
        [2022, 'spinach'],
        [2024, 'sugar_beet'],
      ]).codes,
    ).toEqual(['R2 sugar_beet 2024']);
  });

  it('count perennials from the year they are cleared, and are unknown while nobody says when', () => {
    const stand = [
      [2020, 'alfalfa'],
      [2021, 'alfalfa'],
      [2022, 'alfalfa'],
      [2023, 'maize'],
    ] as const;
    expect(judged([...stand, [2024, 'alfalfa']]).codes).toContain('R1 alfalfa 2024');
    expect(judged([...stand, [2025, 'alfalfa']]).codes).not.toContain('R1 alfalfa 2025');
    expect(judged(stand).history.plantings).toHaveLength(2);
    expect(
      judged([
        [2020, 'alfalfa'],
        [2021, 'alfalfa'],
      ]).history.plantings,
    ).toMatchObject([{ year: 2020, endYear: null }]);
  });
});

describe('rules over the whole record', () => {
  it('are unknown for less than three years, never passed', () => {
    expect(
      judged([
        [2024, 'spring_wheat'],
        [2025, 'spring_wheat'],
      ]),
    ).toMatchObject({ unknown: ['R3', 'R4', 'R7'] });
    expect(
      judged(
        [
          [2024, 'spring_wheat'],
          [2025, 'spring_wheat'],
        ],
        [2026],
      ).unknown,
    ).toEqual([]);
  });

  it('do not ask land under perennials alone for three annual species', () => {
    expect(
      judged([
        [2022, 'alfalfa'],
        [2023, 'alfalfa'],
        [2024, 'alfalfa'],
      ]).codes,
    ).toEqual([]);
  });
});

describe('seasons of one year', () => {
  it('take no time between crops that are grown together', () => {
    const together = ['maize', 'soybean'].map((id) => ({
      crop: cropOf(id),
      year: 2025,
      season: 0,
      asGreenManure: false,
    }));
    const { conflicts } = checkHistory(historyOf(together, new Set([2025])), { standard, winterFallow: false });
    expect(conflicts).toEqual([]);
    expect(judged([[2025, 'maize', 'soybean']]).codes).toEqual(['R6 soybean 2025']);
  });
});

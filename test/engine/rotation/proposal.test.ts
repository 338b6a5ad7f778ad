import { beforeAll, describe, expect, it } from 'vitest';
import { proposeRotation } from '../../../engine/rotation/proposal/propose-rotation.ts';
import { highsSolver } from '../../../engine/rotation/repair/highs-solver.ts';
import type { MipSolver } from '../../../engine/rotation/repair/mip.ts';
import { yearProgram } from '../../../engine/rotation/repair/year-program.ts';
import { ruleBook } from '../../../engine/rotation/rule-book.ts';
import { judge, type Line, landRecord, STANDARD } from './rotation-bench.ts';

const book = ruleBook(STANDARD);
const row = (id: string) => STANDARD.crops.findIndex((crop) => crop.id === id);
const program = (id: string) => yearProgram([{ crop: row(id), season: 0, asGreenManure: false, forSeed: false }]);
const CROPS = ['pea', 'spring_wheat', 'potato', 'baby_cabbage', 'garlic', 'barley'];
const YEARS = [2026, 2027, 2028, 2029];

let solver: MipSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

function proposed(histories: readonly (readonly Line[])[], crops = CROPS) {
  const parcels = histories.map((lines) => ({ areaMu: 10, parts: [{ areaMu: 10, record: landRecord(lines) }] }));
  const question = { book, winterFallow: false, parcels, years: YEARS, programs: crops.map(program) };
  return proposeRotation(question, solver, { relativeGap: 0, nodes: 10_000 });
}

/** The history of a parcel with what was proposed for it. */
const planted = (
  lines: readonly Line[],
  programs: readonly { readonly crops: readonly { readonly crop: number }[] }[],
): Line[] => [
  ...lines,
  ...programs.map(
    ({ crops }, y): Line => [YEARS[y] as number, ...crops.map(({ crop }) => STANDARD.crops[crop]?.id as string)],
  ),
];

describe('a proposed rotation', () => {
  const BASE: readonly (readonly Line[])[] = [
    [
      [2023, 'spring_wheat'],
      [2024, 'potato'],
      [2025, 'baby_cabbage'],
    ],
    [
      [2023, 'potato'],
      [2024, 'spring_wheat'],
      [2025, 'pea'],
    ],
    [
      [2023, 'baby_cabbage'],
      [2024, 'pea'],
      [2025, 'potato'],
    ],
    [
      [2023, 'spring_wheat'],
      [2024, 'garlic'],
      [2025, 'spring_wheat'],
    ],
  ];

  it('breaks no rule gravely in the years it plants', () => {
    const { sequences, errorMu, cost, bound } = proposed(BASE);
    expect(errorMu).toBe(0);
    expect(bound).toBeLessThanOrEqual(cost + 1e-6);
    for (const [p, sequence] of sequences.entries()) {
      const { answer, means } = judge([landRecord(planted(BASE[p] as Line[], sequence?.programs ?? []))]);
      const errors = Array.from({ length: answer.conflicts.length }, (_v, k) => k).filter((k) => {
        const cells = answer.conflicts.cells;
        const verdict = ((cells[5 * k] as number) >> 4) & 15;
        const planting = cells[5 * k + 2] as number;
        return verdict === 2 && (planting < 0 || (means.histories.year[planting] as number) >= 2026);
      });
      expect(errors).toEqual([]);
    }
  });

  it('gives every parcel a legume, and every year about the same land of them', () => {
    const { legumeMu, sequences, families } = proposed(BASE);
    for (const sequence of sequences) {
      expect(sequence?.programs.some(({ crops }) => crops.some(({ crop }) => STANDARD.crops[crop]?.legume))).toBe(true);
    }
    expect(Math.max(...legumeMu) - Math.min(...legumeMu)).toBeLessThanOrEqual(10);
    const sums = YEARS.map((_year, y) => families.reduce((sum, { mu }) => sum + (mu[y] as number), 0));
    expect(sums).toEqual([40, 40, 40, 40]);
  });

  it('prefers a crop after one that is good before it, all else alike', () => {
    // Garlic is good before potato and baby cabbage, pea before wheat.
    const { sequences, goodMu } = proposed([
      [
        [2023, 'spring_wheat'],
        [2024, 'pea'],
        [2025, 'garlic'],
      ],
    ]);
    expect(sequences[0]?.good).toBeGreaterThan(0);
    expect(goodMu).toBe(10 * (sequences[0]?.good ?? 0));
  });

  it('says how much land keeps an error that nothing at hand avoids', () => {
    // Brassicas alone: every year repeats the family, within its interval only a warning, and the species an error.
    const { errorMu } = proposed(
      [
        [
          [2023, 'cabbage'],
          [2024, 'cabbage'],
          [2025, 'cabbage'],
        ],
      ],
      ['cabbage'],
    );
    expect(errorMu).toBe(10);
  });

  it('is empty where nothing may be planted', () => {
    expect(proposed([[[2025, 'pea']]], []).sequences).toEqual([null]);
  });
});

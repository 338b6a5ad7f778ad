import { describe, expect, it } from 'vitest';
import { explainConflict } from '../../../engine/rotation/check-histories.ts';
import { conflictRow } from '../../../engine/rotation/conflict-list.ts';
import { STANDING } from '../../../engine/rotation/history-table.ts';
import { type Around, judge, type Line, landRecord, STANDARD } from './rotation-bench.ts';

const judged = (lines: readonly Line[], around: Around = {}) => {
  const { codes, unknown, ...rest } = judge([landRecord(lines)], around);
  return { ...rest, codes: codes[0] ?? [], unknown: unknown[0] ?? [] };
};
const codesOf = (lines: readonly Line[], ...rules: string[]) =>
  judged(lines).codes.filter((code) => rules.includes(code.split(' ')[0] as string));
const wordsOf = (lines: readonly Line[], rule: string) => {
  const { answer, means } = judged(lines);
  for (let k = 0; k < answer.conflicts.length; k++) {
    const found = explainConflict(answer, k, means);
    if (found.rule === rule) return { ...found, row: conflictRow(answer.conflicts, k) };
  }
  return null;
};

describe('return intervals', () => {
  it('of n years mean one year in n: the difference of the years, n − 1 years between', () => {
    expect(
      codesOf(
        [
          [2022, 'pea'],
          [2025, 'pea'],
        ],
        'R1',
      ),
    ).toEqual(['R1 pea 2025']);
    expect(
      codesOf(
        [
          [2022, 'pea'],
          [2026, 'pea'],
        ],
        'R1',
      ),
    ).toEqual([]);
  });

  it('make an error when they are sure and a warning when they are uncertain', () => {
    const of = (crop: string) =>
      wordsOf(
        [
          [2024, crop],
          [2025, crop],
        ],
        'R1',
      );
    expect(of('pea')).toMatchObject({ row: { standard: 2, policy: 2 }, grounds: { confidence: 'verified' } });
    expect(of('maize')).toMatchObject({ row: { standard: 1, policy: 1 }, grounds: { confidence: 'uncertain' } });
  });

  it('are those of the later crop', () => {
    // Spinach asks for 2 years within its family, sugar beet for 3.
    expect(
      codesOf(
        [
          [2022, 'sugar_beet'],
          [2024, 'spinach'],
        ],
        'R2',
      ),
    ).toEqual([]);
    expect(
      codesOf(
        [
          [2022, 'spinach'],
          [2024, 'sugar_beet'],
        ],
        'R2',
      ),
    ).toEqual(['R2 sugar_beet 2024']);
  });

  it('name the genus where two crops share it, and take its interval where the table gives one', () => {
    const brassicas: Line[] = [
      [2023, 'cabbage'],
      [2025, 'baby_cabbage'],
    ];
    expect(wordsOf(brassicas, 'R2')?.words.en).toContain('both Brassica, 2 year(s) apart, the interval is 3');
    const crops = STANDARD.crops.map((crop) => (crop.id === 'baby_cabbage' ? { ...crop, genusGapYears: 2 } : crop));
    expect(
      judged(brassicas, { standard: { ...STANDARD, crops } }).codes.filter((code) => code.startsWith('R2')),
    ).toEqual([]);
  });

  it('count perennials from the year they are cleared, and are unknown while nobody says when', () => {
    const stand: Line[] = [
      [2020, 'alfalfa'],
      [2021, 'alfalfa'],
      [2022, 'alfalfa'],
      [2023, 'maize'],
    ];
    expect(codesOf([...stand, [2024, 'alfalfa']], 'R1', 'R12')).toEqual(['R12 alfalfa 2024']);
    expect(codesOf([...stand, [2024], [2025, 'alfalfa']], 'R1', 'R12')).toEqual([]);
    const { histories } = judged(stand).means;
    expect([...histories.year]).toEqual([2020, 2023]);
    expect([...histories.endYear]).toEqual([2022, 2023]);
    expect([
      ...judged([
        [2020, 'alfalfa'],
        [2021, 'alfalfa'],
      ]).means.histories.endYear,
    ]).toEqual([STANDING]);
  });

  it('are unknown where they reach into years nobody knows, never passed', () => {
    expect(
      judged([
        [2024, 'maize'],
        [2025, 'pea'],
      ]).unknown,
    ).toContain('R1');
    const known: Line[] = [[2022], [2023], [2024, 'maize'], [2025, 'pea']];
    expect(judged(known).unknown).not.toContain('R1');
    expect(judged(known.filter(([year]) => year !== 2023)).unknown).toContain('R1');
  });

  it('span years that nobody knows of as one stand, and tell a stand that vanishes and returns', () => {
    const gap = judged([
      [2021, 'alfalfa'],
      [2023, 'alfalfa'],
      [2024, 'maize'],
    ]);
    expect([...gap.means.histories.endYear]).toEqual([2023, 2024]);
    expect(gap.returning).toEqual([]);
    const back = judged([
      [2021, 'alfalfa'],
      [2022, 'oats'],
      [2023, 'alfalfa'],
    ]);
    expect(back.returning).toMatchObject([{ record: 0, lastYear: 2021, year: 2023 }]);
    expect(back.codes).toContain('R12 alfalfa 2023');
  });
});

describe('rules over the whole record', () => {
  it('are unknown for less than three years, never passed', () => {
    expect(
      judged([
        [2024, 'spring_wheat'],
        [2025, 'spring_wheat'],
      ]).unknown,
    ).toEqual(['R3', 'R4', 'R7']);
    expect(judged([[2024, 'spring_wheat'], [2025, 'spring_wheat'], [2026]]).unknown).toEqual([]);
  });

  it('do not ask land under perennials alone for three annual species', () => {
    expect(
      codesOf(
        [
          [2022, 'alfalfa'],
          [2023, 'alfalfa'],
          [2024, 'alfalfa'],
        ],
        'R3',
        'R4',
        'R7',
      ),
    ).toEqual([]);
  });
});

describe('seasons of one year', () => {
  it('take no time between crops that are grown together', () => {
    expect(codesOf([[2025, 'maize+soybean']], 'R5', 'R6')).toEqual([]);
    expect(codesOf([[2025, 'maize', 'soybean']], 'R6')).toEqual(['R6 soybean 2025']);
  });

  it('end with the first killing frost, once a station is named', () => {
    // The earliest carrot of the table is harvested on day 244.
    const settings = { ...STANDARD.settings, killingFrostDay: { value: 240, confidence: 'setting' as const } };
    const frosted = judged([[2025, 'carrot']], { standard: { ...STANDARD, settings } });
    expect(frosted.codes).toContain('R6 carrot 2025');
    expect(codesOf([[2025, 'carrot']], 'R6')).toEqual([]);
  });

  it('cannot be told apart in time where a crop has no windows', () => {
    const crops = STANDARD.crops.map((crop) => (crop.id === 'soybean' ? { ...crop, windows: [] } : crop));
    const { codes, unknown } = judged([[2025, 'spring_wheat', 'soybean']], { standard: { ...STANDARD, crops } });
    expect(codes.filter((code) => code.startsWith('R6'))).toEqual([]);
    expect(unknown).toContain('R6');
  });
});

describe('soil-borne diseases', () => {
  it('ask for their interval between two hosts of different families', () => {
    expect(
      codesOf(
        [
          [2022, 'pea'],
          [2025, 'sunflower'],
        ],
        'R10',
      ),
    ).toEqual(['R10 sunflower 2025']);
    expect(
      codesOf(
        [
          [2021, 'pea'],
          [2025, 'sunflower'],
        ],
        'R10',
      ),
    ).toEqual([]);
    expect(
      wordsOf(
        [
          [2022, 'sugar_beet'],
          [2025, 'rapeseed'],
        ],
        'R10',
      )?.words.zh,
    ).toContain('甜菜胞囊线虫');
  });

  it('that are asked only where they were seen ask the same crop too, by their own interval', () => {
    const lines: Line[] = [
      [2020, 'cabbage'],
      [2025, 'cabbage'],
    ];
    const clubroot = STANDARD.diseases.findIndex(({ id }) => id === 'clubroot');
    const of = (seen: number) =>
      judge([landRecord(lines, STANDARD, seen)]).codes[0]?.filter((code) => code.startsWith('R10'));
    expect(of(0)).toEqual([]);
    expect(of(1 << clubroot)).toEqual(['R10 cabbage 2025']);
  });
});

describe('demand and volunteers', () => {
  it('tell a heavy feeder after a heavy feeder, in this year or the next', () => {
    expect(
      codesOf(
        [
          [2024, 'potato'],
          [2025, 'maize'],
        ],
        'R11',
      ),
    ).toEqual(['R11 maize 2025']);
    expect(codesOf([[2023, 'potato'], [2024], [2025, 'maize']], 'R11')).toEqual([]);
    expect(
      codesOf(
        [
          [2024, 'potato'],
          [2025, 'pea'],
        ],
        'R11',
      ),
    ).toEqual([]);
  });

  it('tell crops in which earlier ones come up again, as long as they do', () => {
    expect(
      codesOf(
        [
          [2024, 'potato'],
          [2025, 'onion'],
        ],
        'R14',
      ),
    ).toEqual(['R14 onion 2025']);
    expect(
      codesOf(
        [
          [2023, 'potato'],
          [2024, 'pea'],
          [2025, 'onion'],
        ],
        'R14',
      ),
    ).toEqual([]);
    expect(
      codesOf(
        [
          [2022, 'rapeseed'],
          [2025, 'radish'],
        ],
        'R14',
      ),
    ).toEqual(['R14 radish 2025']);
    expect(
      codesOf(
        [
          [2021, 'rapeseed'],
          [2025, 'radish'],
        ],
        'R14',
      ),
    ).toEqual([]);
  });
});

describe('rules about the land around', () => {
  const of = (records: readonly (readonly Line[])[], around: Around, rule: string) =>
    judge(
      records.map((lines) => landRecord(lines)),
      around,
    ).codes.map((own) => own.filter((code) => code.startsWith(`${rule} `)));
  const edges = { starts: Uint32Array.of(0, 1, 2), others: Uint32Array.of(1, 0) };

  it('R8 finds an annual grown both ways in one unit and year, and says when nobody knows units or status', () => {
    const two = [[[2025, 'o:maize']], [[2025, 'c:maize']]] as const;
    expect(of(two, { surroundings: { unit: Uint32Array.of(0, 0) } }, 'R8')).toEqual([['R8 maize 2025'], []]);
    expect(of(two, { surroundings: { unit: Uint32Array.of(0, 1) } }, 'R8')).toEqual([[], []]);
    const perennial = [[[2025, 'o:alfalfa']], [[2025, 'c:alfalfa']]] as const;
    expect(of(perennial, { surroundings: { unit: Uint32Array.of(0, 0) } }, 'R8')).toEqual([[], []]);
    expect(
      of([[[2025, 'o:maize']], [[2024, 'c:maize']]], { surroundings: { unit: Uint32Array.of(0, 0) } }, 'R8'),
    ).toEqual([[], []]);
    const silent = judge([landRecord([[2025, 'maize']])], { surroundings: { unit: Uint32Array.of(0) } }).answer
      .unjudged;
    expect(silent.map(({ rule }) => rule)).toEqual(['R8', 'R9', 'R13']);
  });

  it('R9 names the metres to the seed maize', () => {
    const records = [landRecord([[2025, 'maize']]), landRecord([[2025, '*maize']])];
    const seedMaize = { planting: Int32Array.of(1, -1), metres: Float64Array.of(123.4, Number.NaN) };
    const { answer, means, codes } = judge(records, { surroundings: { seedMaize } });
    expect(codes.map((own) => own.filter((code) => code.startsWith('R9')))).toEqual([['R9 maize 2025'], []]);
    const words = Array.from({ length: answer.conflicts.length }, (_v, k) => explainConflict(answer, k, means));
    expect(words.find(({ rule }) => rule === 'R9')?.words.en).toContain(
      'about 123 m from seed maize, the isolation distance is taken as 400 m',
    );
  });

  it('R13 looks across edges at what stands there in the same years', () => {
    const surroundings = { edges };
    expect(of([[[2025, 'potato']], [[2025, 'wolfberry']]], { surroundings }, 'R13')).toEqual([
      ['R13 potato 2025'],
      ['R13 wolfberry 2025'],
    ]);
    expect(
      of(
        [
          [[2025, 'potato'], [2026]],
          [
            [2024, 'wolfberry'],
            [2025, 'maize'],
          ],
        ],
        { surroundings },
        'R13',
      ),
    ).toEqual([[], []]);
    // A stand of wolfberry goes on through the year of the potato.
    expect(
      of(
        [
          [[2025, 'potato'], [2026]],
          [
            [2023, 'wolfberry'],
            [2024, 'wolfberry'],
            [2025, 'wolfberry'],
          ],
        ],
        { surroundings },
        'R13',
      ),
    ).toEqual([['R13 potato 2025'], ['R13 wolfberry 2023']]);
    expect(of([[[2025, 'cabbage']], [[2025, 'cabbage']]], { surroundings }, 'R13')).toEqual([[], []]);
  });
});

import { describe, expect, it } from 'vitest';
import { conflictReader } from '../../../../engine/plan/rotation/conflict-rows.ts';
import { ruleCounts } from '../../../../engine/plan/rotation/rotation-counts.ts';
import { rotationMatrix } from '../../../../engine/plan/rotation/rotation-matrix.ts';
import { smallRotation } from './small-rotation.ts';

const ROWS = [
  'A,2023,全年,豌豆,6,有机,',
  'A,2024,春茬,春小麦,6,有机,',
  'A,2024,复种,绿肥(箭筈豌豆),6,有机,',
  'A,2025,全年,豌豆,6,有机,',
  'B1,2023,全年,豌豆,2,常规,',
  'B2,2023,全年,春小麦,1,常规,',
  'B,2024,全年,休耕,3,常规,B1;B2',
  'B,2025,全年,豌豆,3,常规,B1;B2',
  'C,2025,全年,豌豆,4,常规,',
];

describe('rotation tables', () => {
  it('give field × year with parts, intercrops, fallow and what nobody knows', async () => {
    const matrix = rotationMatrix(await smallRotation(ROWS), [0, 1, 2]);
    expect(matrix.map(({ parcel, codes, areaMu }) => [parcel, codes, areaMu])).toEqual([
      ['A', 'A', 6],
      ['B', 'B;B1', 2],
      ['B', 'B;B2', 1],
      ['C', 'C', 4],
    ]);
    const words = matrix.map(({ years }) =>
      years.map(({ isKnown, sequence }) =>
        isKnown ? sequence.map((crops) => crops.map(({ id }) => id).join('+')).join(' ') : '?',
      ),
    );
    expect(words).toEqual([
      ['pea', 'spring_wheat common_vetch', 'pea'],
      ['pea', '', 'pea'],
      ['spring_wheat', '', 'pea'],
      ['?', '?', 'pea'],
    ]);
    const marked = matrix[0]?.years[2]?.conflicts.map((k) => matrix[0]?.conflicts[k]?.rule);
    expect(marked).toEqual(['R1', 'R2', 'R10']);
  });

  it('count conflicts by rule, the land they touch once', async () => {
    const tables = await smallRotation(ROWS);
    const counts = ruleCounts(tables);
    // Peas come two years after peas on A and on the part of B that was B1.
    expect(counts.find(({ rule }) => rule === 'R1')).toMatchObject({ errors: 2, warnings: 0, areaMu: 8 });
    expect(counts.find(({ rule }) => rule === 'R8')?.unjudged?.en).toContain('production unit');
    expect(ruleCounts(tables, [2023]).find(({ rule }) => rule === 'R1')).toMatchObject({ errors: 0 });
  });

  it('name the part, both verdicts and the source of each conflict', async () => {
    const reader = conflictReader(await smallRotation(ROWS, { unitDigits: 1, winterFallow: true }));
    const entries = Array.from({ length: reader.length }, (_v, k) => reader.entry(k));
    expect(entries.find(({ rule, parcel }) => rule === 'R1' && parcel === 'B')).toMatchObject({
      codes: 'B;B1',
      areaMu: 2,
      year: 2025,
      crop: 'pea',
      precedingCrop: 'pea',
      precedingYear: 2023,
      neighbour: null,
      standard: 'error',
      confidence: 'verified',
    });
    expect(entries.find(({ rule, parcel }) => rule === 'R3' && parcel === 'B')).toMatchObject({
      standard: 'info',
      policy: 'error',
    });
  });

  it('share a parcel among its parents of each time, and leave to nobody what a parent without a record had', async () => {
    // C came from A and B; A had been a part of the larger G.
    const nested = [
      'G,2021,全年,豌豆,10,,',
      'A,2022,全年,玉米,4,,G',
      'B,2022,全年,玉米,2,,',
      'C,2023,全年,玉米,6,,A;B',
    ];
    const areas = async (rows: readonly string[]) =>
      rotationMatrix(await smallRotation(rows), [0, 1, 2, 3, 4]).filter(({ parcel }) => parcel === 'C');
    expect((await areas(nested)).map(({ codes, areaMu }) => [codes, areaMu])).toEqual([
      ['C;A;G', expect.closeTo(4, 9)],
      ['C;B', expect.closeTo(2, 9)],
    ]);
    const lost = await areas(['A,2022,全年,豌豆,4,,', 'C,2023,全年,玉米,6,,A;X']);
    expect(lost.map(({ codes, areaMu, years }) => [codes, areaMu, years.map(({ isKnown }) => isKnown)])).toEqual([
      ['C;A', expect.closeTo(4, 9), [true, true]],
      ['C;X', expect.closeTo(2, 9), [false, true]],
    ]);
  });

  it('name the neighbour that grows the same annual conventionally in one unit', async () => {
    const rows = ['U1,2025,全年,玉米,6,有机,', 'U2,2025,全年,玉米,6,常规,'];
    const reader = conflictReader(await smallRotation(rows, { unitDigits: 1 }));
    const entries = Array.from({ length: reader.length }, (_v, k) => reader.entry(k));
    expect(entries.filter(({ rule }) => rule === 'R8')).toMatchObject([
      { parcel: 'U1', neighbour: 'U2', standard: 'error', year: 2025 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ConflictEntry, MatrixRow } from '../../../engine/index.ts';
import { cellRole, conflictGroups, isChosen, marksOf } from '../../../web/state/matrix-parts.ts';
import { cellLines } from '../../../web/text/crop-words.ts';
import { speechOf } from '../speeches.ts';

function entry(rule: string, year: number | null, standard: string, more: Partial<ConflictEntry> = {}): ConflictEntry {
  return {
    history: 0,
    parcel: 'a',
    codes: 'a',
    areaMu: 1,
    year,
    season: year === null ? null : 0,
    rule,
    standard,
    policy: standard,
    crop: null,
    precedingCrop: null,
    precedingYear: null,
    neighbour: null,
    words: { zh: '字', en: 'word' },
    source: { zh: '表', en: 'table' },
    confidence: 'known',
    ...more,
  };
}

const crop = (zh: string, use: { asGreenManure?: boolean; forSeed?: boolean } = {}) => ({
  id: zh,
  label: { zh, en: zh },
  asGreenManure: use.asGreenManure ?? false,
  forSeed: use.forSeed ?? false,
});

const row: MatrixRow = {
  parcel: 'a',
  codes: 'a',
  areaMu: 1,
  years: [],
  conflicts: [
    entry('R1', 2023, 'unknown'),
    entry('R1', 2025, 'warning', { precedingYear: 2023 }),
    entry('R1', 2024, 'warning', { precedingYear: 2022, neighbour: 'b' }),
    entry('R3', null, 'info', { policy: 'error' }),
    entry('R5', 2025, 'error'),
  ],
};

describe('conflicts of a part', () => {
  it('stand in groups of one rule and one verdict, gravest first, years in order, open questions last', () => {
    const groups = conflictGroups(row, 'standard').map(({ head, conflicts }) => [head.rule, head.standard, conflicts]);
    expect(groups).toEqual([
      ['R5', 'error', [4]],
      ['R1', 'warning', [2, 1]],
      ['R3', 'info', [3]],
      ['R1', 'unknown', [0]],
    ]);
    expect(conflictGroups(row, 'policy').map(({ head }) => head.rule)).toEqual(['R3', 'R5', 'R1', 'R1']);
  });

  it('mark their cell, each answer once; the record as a whole has its own', () => {
    expect(marksOf(row, 2025, 'standard')).toEqual(['error', 'warning']);
    expect(marksOf(row, 2023, 'standard')).toEqual(['unknown']);
    expect(marksOf(row, 2022, 'standard')).toEqual([]);
    expect(marksOf(row, null, 'standard')).toEqual(['info']);
    expect(marksOf(row, null, 'policy')).toEqual(['error']);
  });
});

describe('what was chosen', () => {
  const chosenIn = (place: Parameters<typeof isChosen>[0]) =>
    row.conflicts.flatMap((each, k) => (isChosen(place, 0, k, each) ? [k] : []));

  it('is all of a cell, or one conflict', () => {
    expect(chosenIn({ part: 0, year: 2025, conflict: null })).toEqual([1, 4]);
    expect(chosenIn({ part: 0, year: 2025, conflict: 1 })).toEqual([1]);
    expect(chosenIn({ part: 1, year: 2025, conflict: null })).toEqual([]);
    expect(chosenIn(null)).toEqual([]);
  });

  it('is a cell, and with one conflict the cell of the earlier crop on the same land', () => {
    const place = { part: 0, year: 2025, conflict: 1 };
    expect(cellRole(place, 0, 2025, row)).toBe('chosen');
    expect(cellRole(place, 0, 2023, row)).toBe('earlier');
    expect(cellRole(place, 0, 2022, row)).toBeNull();
    expect(cellRole({ part: 0, year: 2024, conflict: 2 }, 0, 2022, row)).toBeNull();
    expect(cellRole({ part: 0, year: null, conflict: 3 }, 0, null, row)).toBe('chosen');
    expect(cellRole({ part: 0, year: 2025, conflict: null }, 0, 2023, row)).toBeNull();
  });
});

describe('a cell of field × year', () => {
  const lines = (isKnown: boolean, sequence: MatrixRow['years'][number]['sequence']) =>
    cellLines({ year: 2024, isKnown, sequence, conflicts: [] }, speechOf('zh'));

  it('tells crops grown together in one line, one after the other in two', () => {
    expect(lines(true, [[crop('小麦'), crop('玉米')], [crop('箭筈豌豆', { asGreenManure: true })]])).toEqual([
      '小麦＋玉米',
      '绿肥（箭筈豌豆）',
    ]);
    expect(lines(true, [[crop('玉米', { forSeed: true })]])).toEqual(['制种玉米']);
  });

  it('says fallow where that is known, unknown where it is not', () => {
    expect(lines(true, [])).toEqual(['休耕']);
    expect(lines(false, [])).toEqual(['未知']);
  });
});

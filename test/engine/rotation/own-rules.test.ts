import { describe, expect, it } from 'vitest';
import { changeRules, type OwnRules, ownRulesSchema } from '../../../engine/rotation/own-rules.ts';
import { judge, type Line, landRecord, STANDARD } from './rotation-bench.ts';

const change = (own: unknown) => changeRules(STANDARD, ownRulesSchema.parse(own) as OwnRules);
const codes = (own: unknown, lines: readonly Line[]) => {
  const { standard } = change(own);
  return judge([landRecord(lines, standard)], { standard }).codes[0];
};
const WHEAT: readonly Line[] = [
  [2023, 'spring_wheat'],
  [2024, 'spring_wheat'],
  [2025, 'spring_wheat'],
];

describe('own rules', () => {
  it('switch a rule off, change how grave it is, and say so', () => {
    expect(codes({}, WHEAT)).toEqual(['R3', 'R4', 'R7']);
    expect(codes({ rules: [{ id: 'R7', off: true }] }, WHEAT)).toEqual(['R3', 'R4']);
    const { standard, changes } = change({ rules: [{ id: 'R4', severity: 'error' }] });
    expect(changes).toEqual([
      { zh: '规则 R4 的 severity：warning → error', en: 'severity of rule R4: warning → error' },
    ]);
    const { conflicts } = judge([landRecord(WHEAT, standard)], { standard }).answer;
    expect(conflicts.length).toBe(3);
  });

  it('change an interval and a setting', () => {
    const { changes, faults } = change({
      crops: [{ id: 'maize', gapYears: 3 }],
      settings: { leastSpecies: { value: 1, confidence: 'setting' } },
    });
    expect(faults).toEqual([]);
    expect(changes.map(({ en }) => en)).toEqual(['gapYears of crop maize: 2 → 3', 'leastSpecies: 3 → 1']);
    expect(codes({ settings: { leastSpecies: { value: 1, confidence: 'setting' } } }, WHEAT)).toEqual(['R4', 'R7']);
  });

  it('add a rule of their own, by crop or by family', () => {
    const rule = {
      id: 'U1',
      label: { zh: '本站规定', en: 'our station' },
      basis: { zh: '农技站', en: 'station' },
      confidence: 'setting',
      severity: 'error',
      interval: { crops: ['potato'], after: ['Poaceae'], years: 2 },
    };
    const lines: Line[] = [
      [2024, 'maize'],
      [2025, 'potato'],
    ];
    expect(codes({ rules: [rule] }, lines)).toContain('U1 potato 2025');
    expect(codes({ rules: [rule] }, [[2023, 'maize'], [2024], [2025, 'potato']])).not.toContain('U1 potato 2025');
    expect(change({ rules: [rule] }).changes.map(({ en }) => en)).toEqual(['rule U1 added']);
  });

  it('add a crop with names, and refuse one that is not complete', () => {
    const sorghum = {
      ...STANDARD.crops.find(({ id }) => id === 'millet'),
      id: 'sorghum',
      latin: 'Sorghum bicolor',
      names: ['sorghum'],
    };
    expect(change({ crops: [sorghum] }).standard.crops.at(-1)).toMatchObject({ id: 'sorghum' });
    expect(change({ crops: [{ id: 'rye' }] }).faults[0]?.en).toContain('crop rye lacks or has wrong: label');
  });

  it('keep the names a crop has', () => {
    const { standard } = change({ crops: [{ id: 'maize', names: ['Dent'] }] });
    expect(standard.crops.find(({ id }) => id === 'maize')?.names).toEqual(expect.arrayContaining(['玉米', 'Dent']));
  });

  it('refuse names that no crop and no family bears', () => {
    const pair = { first: 'potatoe', next: 'maize', note: { zh: '', en: '' }, confidence: 'setting' };
    expect(change({ predecessors: { bad: [pair] } }).faults.map(({ en }) => en)).toEqual([
      'no crop or family is named potatoe',
    ]);
  });

  it('are refused with keys that nobody knows', () => {
    expect(ownRulesSchema.safeParse({ rule: [] }).success).toBe(false);
    expect(ownRulesSchema.safeParse({ rules: [{ id: 'R1', severe: 'error' }] }).success).toBe(false);
  });
});

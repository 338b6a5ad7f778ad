import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../../engine/plan/scenario.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import { tinyScenario } from './tiny-plan.ts';

const words = { zh: '测试', en: 'test' };
const [level] = tinyScenario().criteria as Record<string, unknown>[];

/** The refusal of the tiny scenario with parts replaced. */
function refusalOf(changes: Record<string, unknown>): PlanningError {
  try {
    checkScenario(tinyScenario(changes), 'tiny.json');
  } catch (error) {
    if (error instanceof PlanningError) return error;
    throw error;
  }
  throw new Error('the scenario was not refused');
}

const conversion = { standard: 'c.json', kind: 'annual', start: '2020-01-01', source: words };
const salinity = { layer: 'ec', method: 'sonmez_loam', standard: 's.json', extract: '1:5' };
const crops = { requirements: 'crops.json', source: words };
const parcels = tinyScenario().parcels as Record<string, unknown>;
const robustness = { draws: 100, seed: 1, concentration: 9, top: 1, source: words };
const classed = { ...level, id: 'texture', membership: { kind: 'category', table: { loam: 1 } } };
const error = { criterion: 'texture', standardError: 1, relative: false, source: words };

describe('keys of a scenario that contradict each other', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an ordered weighted average without an attitude', { aggregation: { rule: 'owa', source: words } }, /orness/],
    [
      'an attitude that no rule reads',
      { aggregation: { rule: 'minimum', orness: 0.3, source: words } },
      /orness.*0\.3.*minimum/,
    ],
    [
      'a prefix of the id without a list of villages',
      { parcels: { ...parcels, village: { from: 'id-prefix', digits: 12 } } },
      /villages.*null.*12/,
    ],
    ['land that would have begun before the plan', { conversion }, /conversion\.start 2020-01-01.*2026-10-31/],
    ['class bounds that rise', { classes: { bounds: [0.25, 0.5, 0.75], source: words } }, /classes\.bounds.*0\.25/],
    ['class bounds nobody reaches', { classes: { bounds: [1.5, 0.5, 0.25], source: words } }, /classes\.bounds.*1\.5/],
    ['a conductivity layer that is not there', { salinity }, /salinity\.layer.*ec.*level/],
    [
      'a pH column of no layer',
      { cropGroups: { ...crops, groups: ['herbs'], phColumn: 'ph.mean' } },
      /phColumn.*ph.*level/,
    ],
    [
      'a group of crops twice',
      { cropGroups: { ...crops, groups: ['herbs', 'herbs'], phColumn: 'level.mean' } },
      /herbs.*(twice|两次)/,
    ],
    [
      'an error of a criterion that reads classes',
      { criteria: [classed], robustness: { ...robustness, measurement: [{ ...error }] } },
      /robustness\.measurement.*texture|texture.*robustness\.measurement/,
    ],
  ])('are refused with both values in both languages: %s', (_name, changes, pattern) => {
    const refusal = refusalOf(changes);
    expect(refusal).toMatchObject({ kind: 'usage', code: 'bad-scenario', at: { file: 'tiny.json' } });
    expect(refusal.text.zh).toMatch(pattern);
    expect(refusal.text.en).toMatch(pattern);
  });

  it.each(['2026-02-31', '2027-13-45', '2026/10/31', ''])('refuse %j as a date, showing it', (asOf) => {
    const { text } = refusalOf({ asOf });
    expect(text.zh).toContain(`asOf: 应为存在的日期，写作 2026-10-31，实为 "${asOf}"`);
    expect(text.en).toContain(`asOf: expected a day that exists, written as 2026-10-31, found "${asOf}"`);
  });

  it('let an ordered weighted average with its attitude pass', () => {
    const aggregation = { rule: 'owa', orness: 0.3, source: words };
    expect(checkScenario(tinyScenario({ aggregation }), 'tiny.json').aggregation.orness).toBe(0.3);
  });
});

import { describe, expect, it } from 'vitest';
import { FAIL, PASS, UNKNOWN } from '../../../../engine/suitability/exclusion.ts';
import { indicesOf, soilAnswers } from '../../../../engine/suitability/limits/soil-limits.ts';
import type { SoilRule } from '../../../../engine/suitability/limits/soil-verdict.ts';
import type { LandGroup } from '../../../../engine/suitability/limits/standard.ts';
import { nemerowIndex, singleFactorIndex } from '../../../../engine/suitability/pollution-index.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { cleanMetals, sampleOf, soil, soilRule } from './standard-files.ts';

function answerOf(
  ph: string,
  items: Record<string, string>,
  item: string,
  { land = 'other', ...changes }: Partial<SoilRule> & { land?: LandGroup } = {},
) {
  const judged = soilAnswers(sampleOf(ph, items), soil, land, { ...soilRule, ...changes });
  return judged.answers.find((a) => a.item === item);
}

describe('soilAnswers (GB 15618-2018)', () => {
  it('chooses the band by the pH of the same sample: Cd 0.45 fails at 7.5 and passes at 7.6, and shows both', () => {
    const at75 = answerOf('7.5', { Cd: '0.45' }, 'Cd');
    const at76 = answerOf('7.6', { Cd: '0.45' }, 'Cd');
    expect([at75?.answer, at75?.limit]).toEqual([FAIL, 0.3]);
    expect([at76?.answer, at76?.limit]).toEqual([PASS, 0.6]);
    expect(at76?.reason?.en).toContain('opposite answer');
    expect(at76?.readings?.map(({ label, limit, answer }) => [label.en, limit, answer])).toEqual([
      ['pH>7.5', 0.6, PASS],
      ['6.5<pH≤7.5', 0.3, FAIL],
    ]);
    expect(at75?.readings?.map(({ limit, answer }) => [limit, answer])).toEqual([
      [0.3, FAIL],
      [0.6, PASS],
    ]);
    const far = answerOf('8.4', { Cd: '0.45' }, 'Cd');
    expect([far?.reason, far?.readings]).toEqual([undefined, undefined]);
  });

  it('puts each edge into the lower band', () => {
    const limits = ['5.5', '5.51', '6.5', '6.51', '7.5', '7.51'].map((ph) => answerOf(ph, { As: '1' }, 'As')?.limit);
    expect(limits).toEqual([40, 40, 40, 30, 30, 25]);
    expect(answerOf('6.0', { Cd: '0.1' }, 'Cd')?.clause.zh).toBe('表1 风险筛选值，5.5<pH≤6.5');
    expect(answerOf('8.0', { Cd: '0.1' }, 'Cd')?.clause.en).toBe('Table 1, risk screening values, pH>7.5');
  });

  it('makes a pass unknown within the error only when the scenario says so', () => {
    const asMeasured = answerOf('7.6', { Cd: '0.45' }, 'Cd');
    const doubtful = answerOf('7.6', { Cd: '0.45' }, 'Cd', { nearLimit: 'unknown' });
    expect([asMeasured?.answer, doubtful?.answer]).toEqual([PASS, UNKNOWN]);
    expect(doubtful?.reason?.en).toContain('repeat the measurement');
    // A fail stays a fail, however near.
    expect(answerOf('7.5', { Cd: '0.45' }, 'Cd', { nearLimit: 'unknown' })?.answer).toBe(FAIL);
  });

  it('shows both ends of a laboratory error that crosses the limit, and none that does not', () => {
    const near = answerOf('8.4', { Cd: '0.58' }, 'Cd', { relativeError: 0.1 });
    expect(near?.answer).toBe(PASS);
    expect(near?.readings?.map(({ value, answer }) => [value, answer])).toEqual([
      [0.58, PASS],
      [0.638, FAIL],
    ]);
    expect(near?.reason?.zh).toContain('0.638');
    expect(answerOf('8.4', { Cd: '0.5' }, 'Cd', { relativeError: 0.1 })?.readings).toBeUndefined();
    expect(answerOf('8.4', { Cd: '<0.6' }, 'Cd', { relativeError: 0.9 })?.readings).toBeUndefined();
  });

  it('tries both errors together only where neither alone changes the answer', () => {
    // Band 6.5–7.5: 0.29 is below 0.3; with 10 % it is 0.319, above it there and below 0.6 here.
    const both = answerOf('7.6', { Cd: '0.29' }, 'Cd', { relativeError: 0.1, nearLimit: 'unknown' });
    expect(both?.readings?.slice(1).map(({ value, limit, answer }) => [value, limit, answer])).toEqual([
      [0.319, 0.3, FAIL],
    ]);
    expect(both?.answer).toBe(UNKNOWN);
  });

  it('lets a value equal to the limit pass', () => {
    expect(answerOf('8.0', { Cd: '0.6' }, 'Cd')?.answer).toBe(PASS);
    expect(answerOf('8.0', { Cd: '0.601' }, 'Cd')?.answer).toBe(FAIL);
  });

  it('has no answer without pH, with a missing required item, or with "not detected" and no limit', () => {
    expect(answerOf('', { Cd: '0.1' }, 'Cd')?.answer).toBe(UNKNOWN);
    expect(answerOf('0', { Cd: '0.1' }, 'Cd')).toMatchObject({ answer: UNKNOWN, limit: null });
    expect(answerOf('15', { Cd: '0.1' }, 'Cd')?.answer).toBe(UNKNOWN);
    expect(answerOf('8.0', {}, 'As')?.answer).toBe(UNKNOWN);
    expect(answerOf('8.0', { Hg: 'ND' }, 'Hg')?.answer).toBe(UNKNOWN);
    expect(soilAnswers(sampleOf('8.0', { ...cleanMetals, As: '—' }), soil, 'other', soilRule).answer).toBe(UNKNOWN);
  });

  it('judges other items only when they were measured', () => {
    expect(answerOf('8.0', cleanMetals, 'BaP')).toBeUndefined();
    expect(answerOf('8.0', { ...cleanMetals, BaP: '0.56' }, 'BaP')?.answer).toBe(FAIL);
  });

  it('uses the orchard row for copper and the paddy rows for paddy', () => {
    expect(answerOf('8.0', { Cu: '150' }, 'Cu')?.answer).toBe(FAIL);
    expect(answerOf('8.0', { Cu: '150' }, 'Cu', { land: 'orchard' })?.answer).toBe(PASS);
    expect(answerOf('8.0', { As: '22' }, 'As', { land: 'paddy' })?.limit).toBe(20);
  });

  it('cannot say anything when the detection limit lies above the limit', () => {
    expect(answerOf('8.2', { Cd: '<1.0' }, 'Cd')).toMatchObject({ answer: UNKNOWN, limit: 0.6 });
    expect(answerOf('8.2', { Cd: '<0.6' }, 'Cd')?.answer).toBe(PASS);
    // Half of 12 lies above the intervention value 4, but nothing was measured: no "above intervention".
    const blind = answerOf('8.2', { Cd: '<12' }, 'Cd', { middleBand: 'conditional' });
    expect(blind?.answer).toBe(UNKNOWN);
    expect(blind?.reason?.en).not.toContain('intervention');
  });

  it('judges land of an unknown group by the strictest row', () => {
    const judged = soilAnswers(sampleOf('8.0', { ...cleanMetals, Hg: '1.5' }), soil, null, soilRule);
    expect(judged.answers.find((a) => a.item === 'Hg')).toMatchObject({ answer: FAIL, limit: 1 });
  });
});

describe('between screening and intervention', () => {
  const conditional = { middleBand: 'conditional' } as const;

  it('excludes or passes under conditions, as the scenario decides; above intervention it always fails', () => {
    expect(answerOf('8.0', { Cd: '0.72' }, 'Cd')).toMatchObject({ answer: FAIL });
    const between = answerOf('8.0', { Cd: '0.72' }, 'Cd', conditional);
    expect(between).toMatchObject({ answer: PASS, conditional: true });
    expect(between?.reason?.en).toContain('not in the first phase');
    // Equal to the intervention value is not above it.
    expect(answerOf('8.0', { Cd: '4' }, 'Cd', conditional)).toMatchObject({ answer: PASS, conditional: true });
    const above = answerOf('8.0', { Cd: '4.1' }, 'Cd', conditional);
    expect(above?.answer).toBe(FAIL);
    expect(above?.conditional).toBeUndefined();
    expect(above?.reason?.zh).toContain('管制值 4');
  });

  it('counts items without an intervention value as between wherever they exceed screening', () => {
    for (const [item, cell] of [
      ['Zn', '9000'],
      ['Cu', '500'],
      ['Ni', '400'],
      ['BaP', '2'],
    ] as const) {
      expect(answerOf('8.0', { ...cleanMetals, [item]: cell }, item, conditional), item).toMatchObject({
        answer: PASS,
        conditional: true,
      });
    }
  });

  it('marks the sample, and a fail takes the mark away', () => {
    const judge = (items: Record<string, string>) =>
      soilAnswers(sampleOf('8.0', { ...cleanMetals, ...items }), soil, 'other', { ...soilRule, ...conditional });
    expect(judge({ Cd: '0.72' })).toMatchObject({ answer: PASS, conditional: true });
    expect(judge({ Cd: '0.72', Pb: '1200' })).toMatchObject({ answer: FAIL });
    expect(judge({ Cd: '0.72', Pb: '1200' }).conditional).toBeUndefined();
    expect(judge({}).conditional).toBeUndefined();
  });

  it('shows a reading that would be conditional although both pass', () => {
    const readings = answerOf('7.6', { Cd: '0.45' }, 'Cd', { ...conditional, nearLimit: 'unknown' });
    expect(readings?.answer).toBe(PASS);
    expect(readings?.readings?.map(({ answer, conditional: mark }) => [answer, mark ?? false])).toEqual([
      [PASS, false],
      [PASS, true],
    ]);
  });
});

interface ExampleE3 {
  readonly id: string;
  readonly expect: Record<'A' | 'B', { mean: number; max: number; PN: number; grade: string }> & {
    readonly pH_edge: Record<string, number>;
  };
}

describe.skipIf(!hasShared)('method example E3 (needs the shared folder)', () => {
  const examples = hasShared ? sharedJson<{ examples: ExampleE3[] }>('domain/method-examples.json').examples : [];
  const wanted = examples.find(({ id }) => id === 'E3')?.expect;

  it.each([
    ['A', '0.18', PASS],
    ['B', '0.72', FAIL],
  ] as const)('sample %s: composite as computed, and the single factor alone decides', (name, cd, answer) => {
    const judged = soilAnswers(sampleOf('8.4', { ...cleanMetals, Cd: cd }), soil, 'other', soilRule);
    const figures = wanted?.[name];
    expect(judged.answer).toBe(answer);
    expect(judged.composite?.mean).toBeCloseTo(figures?.mean ?? Number.NaN, 4);
    expect(judged.composite?.max).toBeCloseTo(figures?.max ?? Number.NaN, 4);
    expect(judged.composite?.index).toBeCloseTo(figures?.PN ?? Number.NaN, 4);
    expect(judged.composite?.grade).toBe(figures?.grade);
    expect(nemerowIndex(indicesOf(judged.answers))).toBeCloseTo(figures?.PN ?? Number.NaN, 4);
  });

  it('single factor of Cd 0.45 on both sides of pH 7.5', () => {
    expect(singleFactorIndex(0.45, answerOf('7.5', { Cd: '0.45' }, 'Cd')?.limit as number)).toBeCloseTo(
      wanted?.pH_edge['Cd 0.45 at pH 7.5'] ?? Number.NaN,
      10,
    );
    expect(singleFactorIndex(0.45, answerOf('7.6', { Cd: '0.45' }, 'Cd')?.limit as number)).toBeCloseTo(
      wanted?.pH_edge['Cd 0.45 at pH 7.6'] ?? Number.NaN,
      10,
    );
  });

  it('B never enters the first phase, whatever the setting: excluded or conditional', () => {
    const judge = (middleBand: SoilRule['middleBand']) =>
      soilAnswers(sampleOf('8.4', { ...cleanMetals, Cd: '0.72' }), soil, 'other', { ...soilRule, middleBand });
    expect(judge('fail').answer).toBe(FAIL);
    expect(judge('conditional').conditional).toBe(true);
  });
});

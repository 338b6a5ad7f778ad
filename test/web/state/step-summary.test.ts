import { describe, expect, it } from 'vitest';
import { STEPS, stepSummary } from '../../../web/state/step-summary.ts';
import { dictionaryOf } from '../../../web/text/dictionary.ts';
import { createNumberFormat } from '../../../web/text/number-format.ts';
import { smallPlan } from '../small-plan.ts';
import { smallRotation } from '../small-rotation.ts';

const plan = smallPlan();
const summaries = Object.fromEntries(
  STEPS.map((id) => [
    id,
    stepSummary(id, { tables: plan, rotation: null }, dictionaryOf('en'), createNumberFormat('en', 'mu')),
  ]),
);

describe('the line of each step', () => {
  it('tells what came out', () => {
    expect(summaries.data?.line).toBe('4 parcels, 1 villages, 0 files');
    expect(summaries.limits?.line).toBe('1 excluded, 1 to be sampled');
    expect(summaries.weights?.line).toBe('2 criteria, 1 of them settings');
    expect(summaries.candidates?.line).toBe('1 candidate bases, 27.0\u202fmu gross');
    expect(summaries.targets?.line).toBe('1 of 2 county targets covered');
    expect(summaries.findings?.line).toBe('4 findings');
  });

  it('asks for somebody only where something is to be done', () => {
    const asking = STEPS.filter((id) => summaries[id]?.needsYou);
    expect(asking).toEqual(['limits', 'targets', 'findings']);
  });

  it('tells errors of rotation and their land, and says when rotation is not there yet', () => {
    const words = dictionaryOf('en').rotation;
    const summary = (results: Parameters<typeof stepSummary>[1]) =>
      stepSummary('rotation', results, dictionaryOf('en'), createNumberFormat('en', 'mu'));
    // The line reads only whether there is a rotation.
    const tables = { ...plan, rotation: {} as NonNullable<typeof plan.rotation> };
    expect(summary({ tables, rotation: smallRotation() })).toEqual({
      line: '2 errors on 13.5\u202fmu',
      needsYou: true,
    });
    expect(summary({ tables, rotation: null }).line).toBe(words.working);
    expect(summary({ tables, rotation: 'failed' }).line).toBe(words.failed);
    expect(summary({ tables: plan, rotation: null }).line).toBe(words.none);
  });
});

import { describe, expect, it } from 'vitest';
import { ROTATION_ANSWERS as ENGINE_ANSWERS } from '../../../engine/index.ts';
import { ROTATION_ANSWERS } from '../../../web/engine-client.ts';
import { answerEntries, focusedLand, parcelAnswers, verdictSums } from '../../../web/state/rotation-sums.ts';
import { smallPlan } from '../small-plan.ts';
import { smallRotation } from '../small-rotation.ts';

const { standard, policy } = smallRotation();

describe('sums of rotation', () => {
  it('speak of answers as the engine does', () => {
    expect(ROTATION_ANSWERS).toEqual(ENGINE_ANSWERS);
  });

  it('add up all rules, by either judgement', () => {
    expect(verdictSums(standard)).toEqual({ errors: 2, warnings: 2, infos: 1, unknown: 2 });
    expect(verdictSums(policy)).toMatchObject({ errors: 3, infos: 0 });
  });

  it('give every parcel the answer of a rule, or the gravest', () => {
    expect([...parcelAnswers(standard, 0)]).toEqual([4, 3, 2, 0]);
    expect([...parcelAnswers(standard, 1)]).toEqual([3, 0, 1, 1]);
    expect([...parcelAnswers(standard, null)]).toEqual([4, 3, 2, 1]);
    expect([...parcelAnswers(policy, null)]).toEqual([4, 3, 4, 1]);
    expect(parcelAnswers({ answers: new Uint8Array(0), tallies: [], errorAreaM2: 0 }, null)).toHaveLength(0);
  });

  it('count every parcel once in the legend, the gravest first, an open question apart from nothing found', () => {
    const { areaM2 } = smallPlan().parcels;
    expect(answerEntries(parcelAnswers(standard, 1), areaM2)).toEqual([
      { answer: 'error', count: 0, areaM2: 0 },
      { answer: 'warning', count: 1, areaM2: 9000 },
      { answer: 'info', count: 0, areaM2: 0 },
      { answer: 'unknown', count: 2, areaM2: 9000 },
      { answer: 'none', count: 1, areaM2: 9000 },
    ]);
  });
});

describe('the land that a file is written of', () => {
  const plan = smallPlan();

  it('is the base in focus, or the village of the parcel', () => {
    expect(focusedLand(plan, { kind: 'candidate', row: 0 })).toMatchObject({ id: '620702107203-01' });
    expect([...(focusedLand(plan, { kind: 'border', row: 0, stretch: 2 })?.parcels ?? [])]).toEqual([0, 1]);
    const village = focusedLand(plan, { kind: 'parcel', row: 3 });
    expect(village?.name).toBe('党寨村');
    expect([...(village?.parcels ?? [])]).toEqual([0, 1, 2, 3]);
    expect(focusedLand(plan, { kind: 'village', row: 0 })?.id).toBe('620702107203');
  });

  it('is none without a focus', () => {
    expect(focusedLand(plan, null)).toBeNull();
  });
});

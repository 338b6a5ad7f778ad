import { describe, expect, it } from 'vitest';
import { explainConflict } from '../../../engine/rotation/check-histories.ts';
import { conflictRow } from '../../../engine/rotation/conflict-list.ts';
import { type PlainPlanting, plainConflicts } from './plain-rotation.ts';
import { judge, STANDARD } from './rotation-bench.ts';
import { plainHistories, seededRecords } from './seeded-histories.ts';

const SEVERITIES = ['info', 'warning', 'error', 'unknown'];

describe('rules on typed arrays', () => {
  it('say what a second reading in plain objects says, conflict by conflict', () => {
    const records = seededRecords(4000, { seed: 'agree', years: 8, crops: STANDARD.crops.length });
    const { answer, means } = judge(records);
    const { histories } = means;
    const ours = records.map((): string[] => []);
    const place = (planting: number) =>
      planting < 0 ? '–' : `${STANDARD.crops[histories.crop[planting] as number]?.id} ${histories.year[planting]}`;
    for (let k = 0; k < answer.conflicts.length; k++) {
      const { rule } = explainConflict(answer, k, means);
      const row = conflictRow(answer.conflicts, k);
      ours[row.history]?.push(`${rule} ${SEVERITIES[row.standard]} ${place(row.planting)} ${place(row.against)}`);
    }
    const words = (planting: PlainPlanting | null) =>
      planting === null ? '–' : `${planting.crop.id} ${planting.year}`;
    const kinds = new Set<string>();
    for (const [h, history] of plainHistories(histories, records, STANDARD).entries()) {
      const theirs = plainConflicts(history, STANDARD).map(
        ({ rule, severity, planting, against }) => `${rule} ${severity} ${words(planting)} ${words(against)}`,
      );
      for (const { rule, severity } of plainConflicts(history, STANDARD)) kinds.add(`${rule} ${severity}`);
      expect(ours[h]?.sort(), `history ${h}`).toEqual(theirs.sort());
    }
    // Every rule was broken by some history, so that agreement means something.
    expect([...kinds].filter((kind) => !kind.endsWith('unknown')).map((kind) => kind.split(' ')[0])).toEqual(
      expect.arrayContaining(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R10', 'R11', 'R12', 'R14']),
    );
  });
});

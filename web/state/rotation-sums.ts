import { type PlanTables, ROTATION_ANSWERS, type VerdictView } from '../engine-client.ts';
import { rowsOfVillage } from './place-land.ts';
import type { Focus } from './store.ts';

/** What a rule, or all of them, say of a parcel. */
export type RotationAnswer = (typeof ROTATION_ANSWERS)[number];

/** Findings of all rules together, by how grave they are. */
export interface VerdictSums {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unknown: number;
}

/** Sums over all rules. */
export function verdictSums({ tallies }: VerdictView): VerdictSums {
  const sum = (of: keyof VerdictSums) => tallies.reduce((total, tally) => total + tally[of], 0);
  return { errors: sum('errors'), warnings: sum('warnings'), infos: sum('infos'), unknown: sum('unknown') };
}

/** The answer for every parcel as its place in `ROTATION_ANSWERS`: of one rule, or the gravest of all. */
export function parcelAnswers({ answers, tallies }: VerdictView, rule: number | null): Uint8Array {
  const count = tallies.length === 0 ? 0 : answers.length / tallies.length;
  if (rule !== null) return answers.subarray(rule * count, (rule + 1) * count);
  const worst = new Uint8Array(count);
  for (let at = 0; at < answers.length; at++) {
    const parcel = at % count;
    worst[parcel] = Math.max(worst[parcel] as number, answers[at] as number);
  }
  return worst;
}

/** One line of the legend. */
export interface AnswerEntry {
  readonly answer: RotationAnswer;
  readonly count: number;
  readonly areaM2: number;
}

/** Parcels and their area by answer, the gravest first; answers without a parcel stay, with zero. */
export function answerEntries(answers: Uint8Array, areaM2: Float64Array): AnswerEntry[] {
  const entries = ROTATION_ANSWERS.map((answer) => ({ answer, count: 0, areaM2: 0 }));
  answers.forEach((answer, row) => {
    const entry = entries[answer] as (typeof entries)[number];
    entry.count++;
    entry.areaM2 += areaM2[row] as number;
  });
  return entries.reverse();
}

/** Land that a file can be written of, with the name of the place. */
export interface FocusedLand {
  readonly name: string;
  /** Stands in the name of the file. */
  readonly id: string;
  readonly parcels: Uint32Array;
}

/** The base or the village that the focus lies in; null without a focus. */
export function focusedLand(tables: PlanTables, focus: Focus | null): FocusedLand | null {
  if (focus === null) return null;
  if (focus.kind === 'candidate' || focus.kind === 'border') {
    const base = tables.candidates[focus.row];
    return base === undefined ? null : { name: base.id, id: base.id, parcels: base.parcels };
  }
  const row = focus.kind === 'village' ? focus.row : (tables.parcels.village[focus.row] ?? -1);
  const village = tables.villages[row];
  return village === undefined ? null : { name: village.name, id: village.code, parcels: rowsOfVillage(tables, row) };
}

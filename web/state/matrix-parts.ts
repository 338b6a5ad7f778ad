import type { ConflictEntry, MatrixRow } from '../engine-client.ts';
import { ROTATION_ANSWERS } from '../engine-client.ts';
import type { Judgement } from './rotation-desk.ts';
import type { RotationAnswer } from './rotation-sums.ts';

/** A cell of field × year: a part of the parcel and a year, or its whole record; and the conflict that was chosen there. */
export interface MatrixPlace {
  readonly part: number;
  readonly year: number | null;
  /** Place of a conflict in its row; null when the whole cell was chosen. */
  readonly conflict: number | null;
}

/** Conflicts of a part that share rule, verdicts and grounds, so that these are told once. */
export interface ConflictGroup {
  readonly head: ConflictEntry;
  /** Places in `MatrixRow.conflicts`. */
  readonly conflicts: readonly number[];
}

/** How grave an entry is, as a place in `ROTATION_ANSWERS`. */
function gravity(entry: ConflictEntry, judgement: Judgement): number {
  return ROTATION_ANSWERS.indexOf(entry[judgement] as RotationAnswer);
}

/** Conflicts of a part in groups, the gravest first and answers nobody can give last. */
export function conflictGroups({ conflicts }: MatrixRow, judgement: Judgement): ConflictGroup[] {
  const groups = new Map<string, { head: ConflictEntry; conflicts: number[] }>();
  for (const [k, entry] of conflicts.entries()) {
    const { rule, standard, policy, source, confidence } = entry;
    const key = JSON.stringify([rule, standard, policy, source.zh, confidence]);
    const group = groups.get(key) ?? { head: entry, conflicts: [] };
    group.conflicts.push(k);
    groups.set(key, group);
  }
  for (const { conflicts: places } of groups.values()) {
    places.sort((a, b) => (conflicts[a]?.year ?? 0) - (conflicts[b]?.year ?? 0));
  }
  return [...groups.values()].sort((a, b) => gravity(b.head, judgement) - gravity(a.head, judgement));
}

/** Answers that stand in a cell, each once, the gravest first; `year` null is the record as a whole. */
export function marksOf({ conflicts }: MatrixRow, year: number | null, judgement: Judgement): RotationAnswer[] {
  const found = new Set(conflicts.filter((entry) => entry.year === year).map((entry) => gravity(entry, judgement)));
  return [...found].sort((a, b) => b - a).map((at) => ROTATION_ANSWERS[at] as RotationAnswer);
}

/** Whether a conflict is meant by what was chosen. */
export function isChosen(place: MatrixPlace | null, part: number, conflict: number, entry: ConflictEntry): boolean {
  if (place === null || place.part !== part) return false;
  return place.conflict === null ? entry.year === place.year : place.conflict === conflict;
}

/** Whether a cell is the one that was chosen, or holds the earlier crop of the conflict that was chosen. */
export function cellRole(
  place: MatrixPlace | null,
  part: number,
  year: number | null,
  { conflicts }: MatrixRow,
): 'chosen' | 'earlier' | null {
  if (place === null || place.part !== part) return null;
  if (place.year === year) return 'chosen';
  const entry = place.conflict === null ? undefined : conflicts[place.conflict];
  return entry !== undefined && entry.neighbour === null && year !== null && entry.precedingYear === year
    ? 'earlier'
    : null;
}

import type { LocalText } from '../run/local-text.ts';
import type { ConflictList, ConflictRow } from './conflict-list.ts';
import { type HistoryTable, STANDING } from './history-table.ts';
import type { Confidence, RuleEntry } from './rotation-standard.ts';
import type { RuleBook } from './rule-book.ts';
import type { Surroundings } from './surroundings.ts';

/** What a judgement rests on. */
export interface Grounds {
  readonly source: LocalText;
  readonly confidence: Confidence;
}

/** What rules are judged by. */
export interface RotationMeans {
  readonly histories: HistoryTable;
  readonly book: RuleBook;
  /** The region rests in winter and claims the exemption of GB/T 19630-2019 4.2.6. */
  readonly winterFallow: boolean;
  readonly surroundings: Surroundings;
}

/** One rule of rotation. */
export interface RotationRule {
  readonly id: string;
  /**
   * Looks at every history and lists breaches, and what cannot be told; `severity` is that of the rule's entry. Says why when nothing
   * at all can be judged.
   */
  check(means: RotationMeans, list: ConflictList, severity: number): LocalText | null;
  /** A row of its own in words. */
  words(row: ConflictRow, means: RotationMeans): LocalText;
  /** What a row rests on, where that is not the rule's own basis. */
  grounds(row: ConflictRow, means: RotationMeans, entry: RuleEntry): Grounds;
}

/** One planting in words. */
export interface PlantingWords {
  readonly crop: LocalText;
  readonly year: number;
  /** Last year in the ground; NaN while it stands. */
  readonly endYear: number;
}

/** A planting as rules speak of it. Throws when there is none, our bug. */
export function plantingWords({ histories, book }: RotationMeans, planting: number): PlantingWords {
  const crop = book.crops[histories.crop[planting] as number];
  if (crop === undefined) throw new Error(`there is no planting ${planting}`);
  const end = histories.endYear[planting] as number;
  return { crop: crop.label, year: histories.year[planting] as number, endYear: end === STANDING ? Number.NaN : end };
}

/** What a rule itself rests on. */
export function ruleGrounds(_row: ConflictRow, _means: RotationMeans, { basis, confidence }: RuleEntry): Grounds {
  return { source: basis, confidence };
}

/** What the interval of the planted crop rests on. */
export function intervalGrounds({ planting }: ConflictRow, { histories, book }: RotationMeans): Grounds {
  const crop = book.crops[histories.crop[planting] as number];
  if (crop === undefined) throw new Error(`planting ${planting} has no crop`);
  return { source: crop.gapSource, confidence: crop.gapConfidence };
}

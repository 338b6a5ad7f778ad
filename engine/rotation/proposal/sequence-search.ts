import { checkHistories } from '../check-histories.ts';
import { conflictRow, ERROR, UNKNOWN, WARNING } from '../conflict-list.ts';
import { buildHistories, type LandRecord } from '../history-builder.ts';
import type { HistoryTable } from '../history-table.ts';
import { replanted } from '../repair/parcel-options.ts';
import type { YearProgram } from '../repair/year-program.ts';
import type { RuleBook } from '../rule-book.ts';

/** A way to plant a piece of land for some years, with the errors and warnings it brings and the crops that follow a good one. */
export interface CropSequence {
  readonly programs: readonly YearProgram[];
  readonly errors: number;
  readonly warnings: number;
  readonly good: number;
}

/** What a search may use. */
export interface SearchQuestion {
  readonly book: RuleBook;
  readonly winterFallow: boolean;
  readonly years: readonly number[];
  readonly programs: readonly YearProgram[];
}

/** Sequences that go on from year to year, and those that are kept at the end. */
const BEAM = 128;
const KEPT = 64;

/**
 * Good sequences for land with some histories, year by year: those with fewest errors, then warnings, then most good
 * preceding crops go on, of every first crop and every order
 * of legume years alike, so that land of one kind can be shared among crops and years. Rules over the record as a whole are asked when the last year is planted.
 */
export function searchSequences(records: readonly LandRecord[], question: SearchQuestion): CropSequence[] {
  const { years, programs } = question;
  let alive: readonly CropSequence[] = [{ programs: [], errors: 0, warnings: 0, good: 0 }];
  for (const [depth, _year] of years.entries()) {
    const grown = alive.flatMap((sequence) => programs.map((program) => [...sequence.programs, program]));
    const isLast = depth === years.length - 1;
    alive = bestOfEach(
      judged(records, grown, { ...question, years: years.slice(0, depth + 1) }, isLast),
      isLast ? KEPT : BEAM,
      question.book,
    );
  }
  return [...alive];
}

function judged(
  records: readonly LandRecord[],
  sequences: readonly YearProgram[][],
  question: SearchQuestion,
  isLast: boolean,
): CropSequence[] {
  const { book, winterFallow, years } = question;
  const planted = sequences.flatMap((programs) =>
    records.map((record) => withYears(replanted(record, years, programs), years)),
  );
  const { histories } = buildHistories(planted, book);
  const { conflicts } = checkHistories({
    histories,
    book,
    winterFallow,
    surroundings: { unit: null, edges: null, seedMaize: null },
  });
  const errors = new Uint16Array(sequences.length);
  const warnings = new Uint16Array(sequences.length);
  for (let k = 0; k < conflicts.length; k++) {
    const { history, planting, policy } = conflictRow(conflicts, k);
    const isAsked = planting < 0 ? isLast : years.includes(histories.year[planting] as number);
    if (!isAsked || policy === UNKNOWN) continue;
    const sequence = Math.floor(history / records.length);
    if (policy === ERROR) errors[sequence] = (errors[sequence] as number) + 1;
    if (policy === WARNING) warnings[sequence] = (warnings[sequence] as number) + 1;
  }
  const good = goodPairs(histories, book, years, records.length);
  return sequences.map((programs, s) => ({
    good: good[s] as number,
    programs,
    errors: errors[s] as number,
    warnings: warnings[s] as number,
  }));
}

/** How often a crop of the planned years follows one that is good before it, by sequence. */
function goodPairs(
  { length, starts, crop, year, season }: HistoryTable,
  { goodPair, crops }: RuleBook,
  years: readonly number[],
  histories: number,
): Uint16Array {
  const good = new Uint16Array(length / histories);
  for (let h = 0; h < length; h++) {
    for (let k = (starts[h] as number) + 1; k < (starts[h + 1] as number); k++) {
      const areTogether = year[k - 1] === year[k] && season[k - 1] === season[k];
      if (areTogether || !years.includes(year[k] as number)) continue;
      if ((goodPair[(crop[k - 1] as number) * crops.length + (crop[k] as number)] as number) === 0) continue;
      const sequence = Math.floor(h / histories);
      good[sequence] = (good[sequence] as number) + 1;
    }
  }
  return good;
}

function withYears(record: LandRecord, years: readonly number[]): LandRecord {
  return { ...record, knownYears: new Set([...record.knownYears, ...years]) };
}

/** First crop and legume years of a sequence. */
function kindOf(programs: readonly YearProgram[], { legume }: RuleBook): string {
  const years = programs.map(({ crops }) => (crops.some(({ crop }) => legume[crop] === 1) ? 'L' : '-'));
  return `${years.join('')} ${programs[0]?.key}`;
}

/** The best of each kind in turn, until enough are kept. */
function bestOfEach(sequences: readonly CropSequence[], most: number, book: RuleBook): CropSequence[] {
  const groups = new Map<string, CropSequence[]>();
  const order = [...sequences].sort((a, b) => a.errors - b.errors || a.warnings - b.warnings || b.good - a.good);
  const fewest = order[0]?.errors ?? 0;
  for (const sequence of order) {
    // More errors than needed never pay: another sequence does without them.
    if (sequence.errors > fewest) break;
    const key = kindOf(sequence.programs, book);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(sequence);
  }
  const kept: CropSequence[] = [];
  for (let turn = 0; kept.length < Math.min(most, order.length); turn++) {
    const found = [...groups.values()].flatMap((group) => group[turn] ?? []);
    if (found.length === 0) break;
    kept.push(...found);
  }
  return kept.slice(0, most);
}

import { checkHistories } from '../../engine/rotation/check-histories.ts';
import { ConflictList } from '../../engine/rotation/conflict-list.ts';
import { buildHistories } from '../../engine/rotation/history-builder.ts';
import type { HistoryTable } from '../../engine/rotation/history-table.ts';
import { ruleBook } from '../../engine/rotation/rule-book.ts';
import { plainConflicts } from '../engine/rotation/plain-rotation.ts';
import { STANDARD } from '../engine/rotation/rotation-bench.ts';
import { plainHistories, seededRecords } from '../engine/rotation/seeded-histories.ts';

const YEARS = 8;
/** Histories that are drawn; the others repeat them. */
const DRAWN = 50_000;
/** Times that the drawn ones stand in a portion; neither side keeps what it found beyond that. */
const PORTION = 2;

/** Seconds to judge parcel-seasons on typed arrays, and by the plain reading; conflicts that each found per parcel-season. */
export interface RotationCost {
  readonly ours: number;
  readonly plain: number;
  readonly seasons: number;
  readonly plainSeasons: number;
}

/** A round over a million histories of eight years, and over the drawn ones as plain objects; throws when the two disagree. */
export function rotating(histories: number, seed: number): () => RotationCost {
  const records = seededRecords(DRAWN, { seed: `bench ${seed}`, years: YEARS, crops: STANDARD.crops.length });
  const book = ruleBook(STANDARD);
  const { histories: drawn } = buildHistories(records, book);
  const times = Math.round(histories / (DRAWN * PORTION));
  const portion = repeated(drawn, PORTION);
  const list = new ConflictList(portion.length);
  const plain = plainHistories(drawn, records, STANDARD);
  const surroundings = { unit: null, edges: null, seedMaize: null };
  return () => {
    let [ours, theirs] = [0, 0];
    const start = performance.now();
    for (let k = 0; k < times; k++) {
      const means = { histories: portion, book, winterFallow: false, surroundings };
      ours += checkHistories(means, list).conflicts.length;
    }
    const middle = performance.now();
    for (const history of plain) theirs += plainConflicts(history, STANDARD).length;
    const end = performance.now();
    if (ours !== theirs * times * PORTION) throw new Error(`typed arrays found ${ours} conflicts, objects ${theirs}`);
    return {
      ours: (middle - start) / 1000,
      plain: (end - middle) / 1000,
      seasons: DRAWN * PORTION * times * YEARS,
      plainSeasons: DRAWN * YEARS,
    };
  };
}

function repeated(table: HistoryTable, times: number): HistoryTable {
  const plantings = table.starts[table.length] as number;
  const starts = new Uint32Array(table.length * times + 1);
  for (let k = 0; k < times; k++) {
    for (let h = 0; h < table.length; h++)
      starts[k * table.length + h + 1] = k * plantings + (table.starts[h + 1] as number);
  }
  const tiled = <T extends Uint8Array | Uint16Array | Int16Array | Uint32Array>(column: T): T => {
    const all = new (column.constructor as new (length: number) => T)(column.length * times);
    for (let k = 0; k < times; k++) all.set(column, k * column.length);
    return all;
  };
  const { crop, year, season, endYear, use, status, knownYears, known, unknownBefore, seen } = table;
  return {
    ...table,
    length: table.length * times,
    starts,
    crop: tiled(crop),
    year: tiled(year),
    season: tiled(season),
    endYear: tiled(endYear),
    use: tiled(use),
    status: tiled(status),
    knownYears: tiled(knownYears),
    known: tiled(known),
    unknownBefore: tiled(unknownBefore),
    seen: tiled(seen),
  };
}

import { checkHistories } from '../../rotation/check-histories.ts';
import type { HistoryTable } from '../../rotation/history-table.ts';
import type { RotationMeans } from '../../rotation/rotation-rule.ts';
import type { RotationStandard } from '../../rotation/rotation-standard.ts';
import { type RuleBook, ruleBook } from '../../rotation/rule-book.ts';
import type { Finding } from '../../run/finding.ts';
import type { LocalText } from '../../run/local-text.ts';
import type { Run } from '../../run/run.ts';
import { historiesOf } from './histories-of.ts';
import type { HistorySheet } from './history-record.ts';
import { landAroundParts } from './land-around-parts.ts';
import type { HistoryPart, JudgedParcels } from './land-parts.ts';
import { spanOf } from './read-history.ts';
import { historyParts, type LandFollower, type RotationLand } from './rotation-land.ts';
import type { RotationTables } from './rotation-tables.ts';

/** A sheet and the land it speaks of. */
export interface LandQuestion {
  readonly file: string;
  readonly standard: RotationStandard;
  readonly changes: readonly LocalText[];
  readonly sheet: HistorySheet;
  readonly land: RotationLand;
  readonly winterFallow: boolean;
  readonly unitDigits: number | null;
  readonly findings: Finding[];
  readonly followLand: LandFollower;
}

/** Land with the histories of its parts, ready to be judged, also with other crops. */
export interface OpenLand {
  readonly book: RuleBook;
  readonly histories: HistoryTable;
  /** What the rules say of these histories, or of others with the same parts. */
  judge(histories: HistoryTable, run: Run): Promise<RotationTables>;
}

const STEPS = 3;

/** Histories of all parts of the land, and what the rules say of them. */
export async function judgeLand(question: LandQuestion, run: Run): Promise<RotationTables> {
  const land = await openLand(question, run);
  return land.judge(land.histories, run);
}

/** Histories of all parts of the land. */
export async function openLand(question: LandQuestion, run: Run): Promise<OpenLand> {
  const { file, standard, sheet, land, findings } = question;
  const book = ruleBook(standard);
  await run.step('rotation', 0, STEPS);
  const parts = await historyParts(land, question, question.followLand, run);
  const years = spanOf(sheet, file);
  const histories = historiesOf({ file, parcels: land.parcels, parts, years }, book, findings);
  return { book, histories, judge: (given, step) => judgeParts({ ...question, parts, book }, given, step) };
}

interface PartsQuestion extends LandQuestion {
  readonly parts: readonly HistoryPart[];
  readonly book: RuleBook;
}

async function judgeParts(question: PartsQuestion, histories: HistoryTable, run: Run): Promise<RotationTables> {
  const { standard, changes, winterFallow, land, parts, book, sheet, findings } = question;
  const { parcels, polygons } = land;
  await run.step('rotation', 1, STEPS);
  const parcel = Uint32Array.from(parts, (part) => part.parcel);
  const around =
    polygons === null
      ? { edges: null, seedMaize: null }
      : await landAroundParts({ polygons, parcel }, histories, book, run);
  const surroundings = { unit: unitsOf(question.unitDigits, parts, parcels), ...around };
  await run.step('rotation', 2, STEPS);
  const { conflicts, unjudged } = checkHistories({ histories, book, winterFallow, surroundings });
  return {
    standard,
    changes,
    winterFallow,
    parcels: { ids: parcels.ids, areaM2: parcels.areaM2 },
    parts: {
      parcel,
      areaM2: Float64Array.from(parts, ({ areaM2 }) => areaM2),
      codes: parts.map(({ codes }) => codes.join(';')),
    },
    histories,
    // Only what was written, so that no unused memory crosses threads.
    conflicts: { length: conflicts.length, cells: conflicts.cells.slice() },
    unjudged,
    rows: sheet.rows,
    findings,
  };
}

/** What words and grounds of a table's conflicts are made from. */
export function meansOf({ histories, winterFallow }: RotationTables, book: RuleBook): RotationMeans {
  return { histories, book, winterFallow, surroundings: { unit: null, edges: null, seedMaize: null } };
}

function unitsOf(unitDigits: number | null, parts: readonly HistoryPart[], { ids }: JudgedParcels): Uint32Array | null {
  if (unitDigits === null) return null;
  const numbers = new Map<string, number>();
  return Uint32Array.from(parts, ({ parcel }) => {
    const unit = (ids[parcel] as string).slice(0, unitDigits);
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  });
}

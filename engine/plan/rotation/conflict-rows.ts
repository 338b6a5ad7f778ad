import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { explainConflict, type RunningRule, runningRules } from '../../rotation/check-histories.ts';
import {
  type ConflictRow,
  conflictRow,
  ERROR,
  INFO,
  rowsByHistory,
  UNKNOWN,
  WARNING,
} from '../../rotation/conflict-list.ts';
import { historyOfPlanting, STANDING } from '../../rotation/history-table.ts';
import type { RotationMeans } from '../../rotation/rotation-rule.ts';
import { type RuleBook, ruleBook } from '../../rotation/rule-book.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { meansOf } from './judge-land.ts';
import type { RotationTables } from './rotation-tables.ts';

/** A verdict in words that files and programs share. */
const VERDICT_NAMES: Readonly<Record<number, 'error' | 'warning' | 'info' | 'unknown'>> = {
  [ERROR]: 'error',
  [WARNING]: 'warning',
  [INFO]: 'info',
  [UNKNOWN]: 'unknown',
};

/** One conflict as people and programs read it; null where the whole record is meant, or nobody says. */
export interface ConflictEntry {
  /** Row of the part it touches. */
  readonly history: number;
  readonly parcel: string;
  /** Codes under which this part of the parcel is on record, separated by `;`. */
  readonly codes: string;
  readonly areaMu: number | null;
  readonly year: number | null;
  /** Place of the season within the year, 0 the first. */
  readonly season: number | null;
  readonly rule: string;
  readonly standard: string;
  readonly policy: string;
  readonly crop: string | null;
  readonly precedingCrop: string | null;
  /** Its last year in the ground; null while it stands. */
  readonly precedingYear: number | null;
  /** Parcel of the crop it stands against, where that is another. */
  readonly neighbour: string | null;
  readonly words: LocalText;
  readonly source: LocalText;
  readonly confidence: string;
}

/** Reads the conflicts of a table one by one. */
export interface ConflictReader {
  readonly length: number;
  readonly rules: readonly RunningRule[];
  entry(k: number): ConflictEntry;
}

/** Conflicts as people read them, parcel by parcel; words are made as they are asked for. */
export function conflictReader(tables: RotationTables): ConflictReader {
  const book = ruleBook(tables.standard);
  const rules = runningRules(tables.standard);
  const means = meansOf(tables, book);
  const { conflicts, unjudged } = tables;
  const answer = { rules, conflicts, unjudged };
  const order = rowsByHistory(conflicts, tables.histories.length);
  return {
    length: conflicts.length,
    rules,
    entry(k) {
      const at = order[k] as number;
      const { rule, words, grounds } = explainConflict(answer, at, means);
      const row = conflictRow(conflicts, at);
      const { history } = row;
      const mu = (tables.parts.areaM2[history] as number) / M2_PER_MU;
      return {
        history,
        parcel: parcelOf(tables, history),
        codes: tables.parts.codes[history] as string,
        areaMu: Number.isNaN(mu) ? null : mu,
        rule,
        standard: VERDICT_NAMES[row.standard] ?? '',
        policy: VERDICT_NAMES[row.policy] ?? '',
        ...plantings(row, tables, means),
        words,
        source: grounds.source,
        confidence: grounds.confidence,
      };
    },
  };
}

type Plantings = Pick<ConflictEntry, 'year' | 'season' | 'crop' | 'precedingCrop' | 'precedingYear' | 'neighbour'>;

function plantings(
  { planting, against, history: own }: ConflictRow,
  tables: RotationTables,
  { book, histories }: RotationMeans,
): Plantings {
  const end = against < 0 ? STANDING : (histories.endYear[against] as number);
  const other = against < 0 ? -1 : historyOfPlanting(histories, against);
  const isNeighbour = other >= 0 && tables.parts.parcel[other] !== tables.parts.parcel[own];
  return {
    year: planting < 0 ? null : (histories.year[planting] as number),
    season: planting < 0 ? null : (histories.season[planting] as number),
    crop: cropId(book, histories.crop, planting),
    precedingCrop: cropId(book, histories.crop, against),
    precedingYear: end === STANDING ? null : end,
    neighbour: isNeighbour ? parcelOf(tables, other) : null,
  };
}

function cropId({ crops }: RuleBook, crop: Uint16Array, planting: number): string | null {
  return planting < 0 ? null : (crops[crop[planting] as number]?.id ?? null);
}

function parcelOf({ parts, parcels }: RotationTables, history: number): string {
  return parcels.ids[parts.parcel[history] as number] as string;
}

/** Columns of a file of conflicts, as English names and as people read them. */
export const CONFLICT_COLUMNS: readonly {
  readonly name: string;
  readonly label: LocalText;
  readonly of: (entry: ConflictEntry) => string | number | null;
}[] = [
  { name: 'parcel', label: text('地块', 'parcel'), of: ({ parcel }) => parcel },
  { name: 'codes', label: text('记录编码', 'codes on record'), of: ({ codes }) => codes },
  {
    name: 'area_mu',
    label: text('面积（亩）', 'area, mu'),
    of: ({ areaMu }) => (areaMu === null ? null : Number(areaMu.toFixed(4))),
  },
  { name: 'year', label: text('年度', 'year'), of: ({ year }) => year },
  { name: 'season', label: text('茬序', 'season'), of: ({ season }) => season },
  { name: 'rule', label: text('规则', 'rule'), of: ({ rule }) => rule },
  { name: 'standard', label: text('标准判定', 'by the standard'), of: ({ standard }) => standard },
  { name: 'policy', label: text('政策判定', 'by the policy'), of: ({ policy }) => policy },
  { name: 'crop', label: text('作物', 'crop'), of: ({ crop }) => crop },
  { name: 'preceding_crop', label: text('对照作物', 'against'), of: ({ precedingCrop }) => precedingCrop },
  { name: 'preceding_year', label: text('对照年份', 'of'), of: ({ precedingYear }) => precedingYear },
  { name: 'neighbour', label: text('邻地', 'neighbour'), of: ({ neighbour }) => neighbour },
  { name: 'words_zh', label: text('说明', 'in Chinese'), of: ({ words }) => words.zh },
  { name: 'words_en', label: text('英文说明', 'in English'), of: ({ words }) => words.en },
  { name: 'source_zh', label: text('依据', 'source in Chinese'), of: ({ source }) => source.zh },
  { name: 'source_en', label: text('英文依据', 'source in English'), of: ({ source }) => source.en },
  { name: 'confidence', label: text('可信度', 'confidence'), of: ({ confidence }) => confidence },
];

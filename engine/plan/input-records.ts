import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { readDate } from '../table/calendar-date.ts';
import type { InputDesk } from './input-desk.ts';
import type { Scenario } from './scenario.ts';
import { type SheetReader, sheetReader, unreadableCell } from './sheet-reader.ts';

type HistoryQuestion = NonNullable<Scenario['cropHistory']>;

/** Conversion status of a season, lowest first: the lowest of a year's seasons is the year's. */
export const SEASON_STATUSES = ['conventional', 'in-conversion', 'organic'] as const;
export type SeasonStatus = (typeof SEASON_STATUSES)[number];

/** What the crop sheets say of one line of descent: a parcel, and one former parcel after the other. */
export interface InputLine {
  /** Latest dated use of a prohibited input, ISO; empty when there is none. */
  readonly lastUse: string;
  /** Years with a row that says whether inputs were used. */
  readonly stated: ReadonlySet<number>;
  /** Years with a use that has no readable date. */
  readonly undated: ReadonlySet<number>;
  /** Lowest status of each year that states one. */
  readonly status: ReadonlyMap<number, SeasonStatus>;
}

/** Crop sheets by parcel id. */
export interface InputRecords {
  /** Every line of descent of a parcel, one for each way up through its parents; empty without a record. */
  linesOf(id: string): readonly InputLine[];
}

/**
 * Reads the crop history sheet: uses of prohibited inputs, the status of each year where the scenario names its field,
 * and former parcels of splits and merges. Years and status words that cannot be read are told.
 */
export async function readInputRecords(question: HistoryQuestion, desk: InputDesk): Promise<InputRecords> {
  const sheet = await desk.sheet('crop history', question.file);
  const { parcel, year, used, lastUse, parents, status } = question;
  const fields = [parcel, year, used, lastUse, parents];
  const reader = sheetReader(sheet, { file: question.file, fields, items: {}, detectionLimits: {} });
  if (status && !sheet.table.columns.has(status.field)) desk.findings.push(noStatusField(question, status.field));
  const records = rowsById(reader, question, desk.findings);
  return { linesOf: (id) => linesOf(id, records, new Set()) };
}

/** Words for not knowing. */
const NOT_KNOWN: readonly string[] = ['不详', '未知', '不清楚', '—', '-'];

interface InputRecordOf {
  lastUse: string;
  readonly stated: Set<number>;
  readonly undated: Set<number>;
  /** Years with a season that says nothing of inputs: what the others say does not speak for it. */
  readonly silent: Set<number>;
  readonly status: Map<number, SeasonStatus>;
  readonly parents: string[];
}

function rowsById(reader: SheetReader, question: HistoryQuestion, findings: Finding[]): Map<string, InputRecordOf> {
  const records = new Map<string, InputRecordOf>();
  const strange = new Map<string, number>();
  const strangeUse = new Map<string, number>();
  for (let row = 0; row < reader.length; row++) {
    const id = reader.cell(row, question.parcel);
    let record = records.get(id);
    if (record === undefined) {
      record = {
        lastUse: '',
        stated: new Set(),
        undated: new Set(),
        silent: new Set(),
        status: new Map(),
        parents: [],
      };
      records.set(id, record);
    }
    const written = reader.cell(row, question.year);
    if (!/^\d{4}$/.test(written)) {
      const at = { file: question.file, feature: id, field: question.year, row: row + 2 };
      findings.push(unreadableCell(at, written));
      continue;
    }
    const use = readUse(reader, row, question, { record, year: Number(written) });
    if (use !== null) strangeUse.set(use, (strangeUse.get(use) ?? 0) + 1);
    const word = readStatus(reader, row, question, { record, year: Number(written) });
    if (word !== null) strange.set(word, (strange.get(word) ?? 0) + 1);
    for (const parent of reader.cell(row, question.parents).split(/[;；]/)) {
      const name = parent.trim();
      if (name !== '' && name !== id && !record.parents.includes(name)) record.parents.push(name);
    }
  }
  for (const [word, count] of strange) findings.push(strangeStatus(word, count, question));
  for (const [word, count] of strangeUse) findings.push(strangeInput(word, count, question));
  for (const { silent, stated } of records.values()) for (const year of silent) stated.delete(year);
  return records;
}

interface Season {
  readonly record: InputRecordOf;
  readonly year: number;
}

/** Reads one season's inputs; a word that says neither yes, no nor that nobody knows is returned. */
function readUse(reader: SheetReader, row: number, question: HistoryQuestion, { record, year }: Season): string | null {
  const used = reader.cell(row, question.used);
  if (used === question.usedNo) {
    record.stated.add(year);
    return null;
  }
  if (used !== question.usedYes) {
    record.silent.add(year);
    return used === '' || NOT_KNOWN.includes(used) ? null : used;
  }
  const date = readDate(reader.cell(row, question.lastUse));
  if (date === null) {
    record.undated.add(year);
    return null;
  }
  if (date > record.lastUse) record.lastUse = date;
  // A last use dated before the row's year says that nothing came after it.
  for (let stated = Number(date.slice(0, 4)); stated <= year; stated++) record.stated.add(stated);
  return null;
}

/** Keeps the lowest status of the year; a word that the scenario does not know is returned. */
function readStatus(
  reader: SheetReader,
  row: number,
  { status }: HistoryQuestion,
  { record, year }: Season,
): string | null {
  if (!status) return null;
  const word = reader.cell(row, status.field);
  if (word === '') return null;
  const found = SEASON_STATUSES.find((name) => status[name].includes(word));
  if (found === undefined) return word;
  const before = record.status.get(year);
  const isLower = before === undefined || SEASON_STATUSES.indexOf(found) < SEASON_STATUSES.indexOf(before);
  if (isLower) record.status.set(year, found);
  return null;
}

function strangeInput(word: string, count: number, { file, used, usedYes, usedNo }: HistoryQuestion): Finding {
  return {
    severity: 'warning',
    code: 'unknown-use',
    message: text(
      `${count} 行的“${used}”写“${word}”，既不是“${usedYes}”也不是“${usedNo}”，该年按不详处理`,
      `"${used}" of ${count} rows says "${word}", neither "${usedYes}" nor "${usedNo}"; that year counts as not known`,
    ),
    remedy: text('改正表中的写法，或情景中的用词', 'correct the sheet, or the words in the scenario'),
    at: { file, field: used },
  };
}

/** Inputs can still be counted without it, so the sheet is used. */
function noStatusField({ file }: HistoryQuestion, field: string): Finding {
  return {
    severity: 'warning',
    code: 'missing-field',
    message: text(
      `表 ${file} 没有列 ${field}，各地块的有机状态与转换期不详`,
      `${file} has no column ${field}, so nobody's organic status and conversion window are known`,
    ),
    remedy: text('在情景中改正列名，或补充该列', 'correct the column name in the scenario, or add the column'),
    at: { file, field },
  };
}

function strangeStatus(word: string, count: number, question: HistoryQuestion): Finding {
  const known = SEASON_STATUSES.flatMap((name) => question.status?.[name] ?? []).join('、');
  return {
    severity: 'warning',
    code: 'unknown-status',
    message: text(
      `${count} 行的有机状态“${word}”不在情景的用词 ${known} 中，按未写明处理`,
      `the organic status "${word}" of ${count} rows is none of the scenario's words ${known}; it counts as not stated`,
    ),
    remedy: text(
      '在情景的 cropHistory.status 中补充该词，或改正表',
      'add the word to cropHistory.status, or correct the sheet',
    ),
    at: { file: question.file, field: question.status?.field ?? '' },
  };
}

/** A parent without a record adds nothing; a circle of parents ends where it began. */
function linesOf(id: string, records: ReadonlyMap<string, InputRecordOf>, below: ReadonlySet<string>): InputLine[] {
  const record = records.get(id);
  if (record === undefined || below.has(id)) return [];
  const above = record.parents.flatMap((parent) => linesOf(parent, records, new Set([...below, id])));
  if (above.length === 0) return [record];
  return above.map((line) => ({
    lastUse: line.lastUse > record.lastUse ? line.lastUse : record.lastUse,
    stated: new Set([...record.stated, ...line.stated]),
    undated: new Set([...record.undated, ...line.undated]),
    // A year in both stands under the newer code.
    status: new Map([...line.status, ...record.status]),
  }));
}

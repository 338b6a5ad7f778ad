import type { ParcelSet } from '../parcel/parcel-set.ts';
import { monthsBetween, readDate } from '../table/calendar-date.ts';
import type { NumberColumn } from '../table/table.ts';
import { numberByEvidence } from './evidence/limit-evidence.ts';
import type { InputDesk } from './input-desk.ts';
import type { Scenario } from './scenario.ts';
import { type SheetReader, sheetReader, unreadableCell } from './sheet-reader.ts';

type HistoryQuestion = NonNullable<Scenario['cropHistory']>;

/** What the crop sheets say about prohibited inputs on one parcel id. */
interface InputRecordOf {
  /** Latest dated use, ISO; empty when there is none. */
  lastUse: string;
  /** Years with a row that says whether inputs were used. */
  readonly stated: Set<number>;
  readonly parents: string[];
}

/**
 * Whole months from the last prohibited input to the plan's date, per parcel (GB/T 19630-2019 4.2.1 counts conversion
 * from it). Parents of split or merged parcels count too: every line of descent must be known. Years without a statement
 * may hide a use, so the months run from the last use or from the start of the unbroken run of stated years, whichever is
 * later: the value is "at least". When the plan's own year is not stated it is missing: unknown is not clean.
 */
export async function monthsCleanColumn(
  parcels: ParcelSet,
  asOf: string,
  question: HistoryQuestion,
  desk: InputDesk,
): Promise<NumberColumn> {
  const sheet = await desk.sheet('crop history', question.file);
  const { parcel, year, used, lastUse, parents } = question;
  const reader = sheetReader(sheet, {
    file: question.file,
    fields: [parcel, year, used, lastUse, parents],
    items: {},
    detectionLimits: {},
  });
  const records = readRecords(reader, question, desk);
  const rows = Int32Array.from(parcels.ids, (_id, row) => row);
  return numberByEvidence('inputs.months-clean', 'months', rows, (row) =>
    monthsClean(linesOf(parcels.ids[row] as string, records, new Set()), asOf),
  );
}

function readRecords(reader: SheetReader, question: HistoryQuestion, desk: InputDesk): Map<string, InputRecordOf> {
  const records = new Map<string, InputRecordOf>();
  for (let row = 0; row < reader.length; row++) {
    const id = reader.cell(row, question.parcel);
    let record = records.get(id);
    if (record === undefined) {
      record = { lastUse: '', stated: new Set(), parents: [] };
      records.set(id, record);
    }
    const written = reader.cell(row, question.year);
    if (!/^\d{4}$/.test(written)) {
      const at = { file: question.file, feature: id, field: question.year, row: row + 2 };
      desk.findings.push(unreadableCell(at, written));
      continue;
    }
    const used = reader.cell(row, question.used);
    const date = readDate(reader.cell(row, question.lastUse));
    if (used === question.usedYes && date !== null) {
      if (date > record.lastUse) record.lastUse = date;
      // A last use dated before the row's year says that nothing came after it.
      for (let year = Number(date.slice(0, 4)); year <= Number(written); year++) record.stated.add(year);
    } else if (used === question.usedNo) {
      record.stated.add(Number(written));
    }
    for (const parent of reader.cell(row, question.parents).split(/[;；]/)) {
      const name = parent.trim();
      if (name !== '' && name !== id && !record.parents.includes(name)) record.parents.push(name);
    }
  }
  return records;
}

/** One line of descent of a parcel: its own record joined with that of one parent after the other. */
interface Line {
  readonly lastUse: string;
  readonly stated: ReadonlySet<number>;
}

/** Every line of descent, one for each way up through the parents; a parent without a record adds nothing. */
function linesOf(id: string, records: ReadonlyMap<string, InputRecordOf>, below: ReadonlySet<string>): Line[] {
  const record = records.get(id);
  if (record === undefined || below.has(id)) return [];
  const above = record.parents.flatMap((parent) => linesOf(parent, records, new Set([...below, id])));
  if (above.length === 0) return [record];
  return above.map((line) => ({
    lastUse: line.lastUse > record.lastUse ? line.lastUse : record.lastUse,
    stated: new Set([...record.stated, ...line.stated]),
  }));
}

function monthsClean(lines: readonly Line[], asOf: string): number {
  if (lines.length === 0) return Number.NaN;
  const lastUse = lines.reduce((latest, line) => (line.lastUse > latest ? line.lastUse : latest), '');
  const last = Number(asOf.slice(0, 4));
  let since = last + 1;
  while (lines.every((line) => line.stated.has(since - 1))) since--;
  if (since > last) return Number.NaN;
  const from = lastUse >= `${since}-01-01` ? lastUse : `${since}-01-01`;
  return Math.max(0, monthsBetween(from, asOf));
}

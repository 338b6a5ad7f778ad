import type { ParcelSet } from '../parcel/parcel-set.ts';
import { monthsBetween, readDate } from '../table/calendar-date.ts';
import type { NumberColumn } from '../table/table.ts';
import { numberByEvidence } from './evidence/limit-evidence.ts';
import type { InputDesk } from './input-desk.ts';
import type { Scenario } from './scenario.ts';
import { type SheetReader, sheetReader } from './sheet-reader.ts';

type HistoryQuestion = NonNullable<Scenario['cropHistory']>;

/** What the crop sheets say about prohibited inputs on one parcel id. */
interface InputRecordOf {
  /** Latest dated use, ISO; empty when there is none. */
  lastUse: string;
  /** First and last year with a row. */
  firstYear: number;
  /** Latest year whose use is not stated; 0 when every year is stated. */
  unclearYear: number;
  parents: string[];
}

/**
 * Whole months from the last prohibited input to the plan's date, per parcel (GB/T 19630-2019 4.2.1 counts conversion
 * from it). Parents of split or merged parcels count too. Without any use the months run from the start of the record.
 * A parcel without rows, or with an unclear year after its last dated use, is missing.
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
  const records = readRecords(reader, question);
  const rows = Int32Array.from(parcels.ids, (_id, row) => row);
  return numberByEvidence('inputs.months-clean', 'months', rows, (row) =>
    monthsClean(withParents(parcels.ids[row] as string, records), asOf),
  );
}

function readRecords(reader: SheetReader, question: HistoryQuestion): Map<string, InputRecordOf> {
  const records = new Map<string, InputRecordOf>();
  for (let row = 0; row < reader.length; row++) {
    const id = reader.cell(row, question.parcel);
    let record = records.get(id);
    if (record === undefined) {
      record = { lastUse: '', firstYear: 9999, unclearYear: 0, parents: [] };
      records.set(id, record);
    }
    const year = Number(reader.cell(row, question.year));
    const used = reader.cell(row, question.used);
    const date = readDate(reader.cell(row, question.lastUse));
    record.firstYear = Math.min(record.firstYear, year);
    if (used === question.usedYes && date !== null) {
      if (date > record.lastUse) record.lastUse = date;
    } else if (used !== question.usedNo) {
      record.unclearYear = Math.max(record.unclearYear, year);
    }
    for (const parent of reader.cell(row, question.parents).split(';')) {
      if (parent !== '' && parent !== id && !record.parents.includes(parent)) record.parents.push(parent);
    }
  }
  return records;
}

/** The parcel's own record with those of its parents, each id once. */
function withParents(id: string, records: ReadonlyMap<string, InputRecordOf>): InputRecordOf[] {
  const seen = new Set([id]);
  const found: InputRecordOf[] = [];
  for (const next of seen) {
    const record = records.get(next);
    if (record === undefined) continue;
    found.push(record);
    for (const parent of record.parents) seen.add(parent);
  }
  return found;
}

function monthsClean(records: readonly InputRecordOf[], asOf: string): number {
  if (records.length === 0) return Number.NaN;
  const lastUse = records.reduce((latest, r) => (r.lastUse > latest ? r.lastUse : latest), '');
  const unclear = records.reduce((latest, r) => Math.max(latest, r.unclearYear), 0);
  if (unclear > 0 && `${unclear}-12-31` > lastUse) return Number.NaN;
  if (lastUse !== '') return Math.max(0, monthsBetween(lastUse, asOf));
  const first = records.reduce((earliest, r) => Math.min(earliest, r.firstYear), 9999);
  return Math.max(0, monthsBetween(`${first}-01-01`, asOf));
}

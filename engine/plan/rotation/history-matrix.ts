import { fieldText } from '../../parcel/parcel-fields.ts';
import { STATUS_UNKNOWN } from '../../rotation/history-table.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Table } from '../../table/table.ts';
import { unknownCrop } from './history-findings.ts';
import { emptyRecord, type HistorySheet, type ParcelRecord, type Reading } from './history-record.ts';
import type { HistoryMatrix } from './rotation-question.ts';

/** A column of a matrix and the time it speaks of. */
interface TimeColumn {
  readonly field: string;
  readonly year: number;
  /** 0 … 11; null for a column of a whole year. */
  readonly month: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a table with one row for each parcel and a column for each year or month; further rows of a parcel are parts of it. Months that follow each other with the same words are
 * one crop, whose year is that of its first month. `rowOf` gives the row of the file as people count it. Throws `PlanningError`
 * (`missing-field`) when no column fits the pattern.
 */
export function readHistoryMatrix(
  table: Table,
  fields: HistoryMatrix,
  reading: Reading,
  rowOf: (row: number) => number,
): HistorySheet {
  const columns = timeColumns(table, fields, reading.file);
  const records = new Map<string, ParcelRecord>();
  for (let row = 0; row < table.length; row++) {
    const id = fieldText(table, fields.parcel, row);
    const first = records.get(id);
    const record = emptyRecord(id);
    if (first === undefined) records.set(id, record);
    else first.otherParts.push(record);
    const area = fields.areaMu === null ? '' : fieldText(table, fields.areaMu, row);
    if (Number(area) > 0) record.areaMu = Number(area);
    let before = '';
    let season = 0;
    for (const column of columns) {
      const written = fieldText(table, column.field, row);
      if (column.month !== null && written === before) continue;
      season = column.month === null ? 0 : column.month;
      before = written;
      addCell(record, { reading, row: rowOf(row), column, written, season });
    }
    for (const year of unknownYears(columns, table, row, reading)) record.unsure.add(year);
  }
  return { rows: table.length, records };
}

interface MatrixCell {
  readonly reading: Reading;
  readonly row: number;
  readonly column: TimeColumn;
  readonly written: string;
  readonly season: number;
}

function addCell(record: ParcelRecord, { reading, row, column, written, season }: MatrixCell): void {
  const { year, field } = column;
  const answer = reading.read(written);
  if (answer.kind === 'no-such-crop') {
    reading.findings.push(unknownCrop({ file: reading.file, id: record.id, row, field, written }, answer.suggestions));
  }
  if (answer.kind === 'not-known' || answer.kind === 'no-such-crop') return;
  record.stated.add(year);
  if (answer.kind !== 'crops') return;
  for (const [k, { crops, asGreenManure, forSeed }] of answer.sequence.entries()) {
    for (const crop of crops) {
      record.crops.push({ crop, year, season: season + k, asGreenManure, forSeed, status: STATUS_UNKNOWN, row });
    }
  }
}

/** Years with a cell that nobody can read, and years of which a month has no column. */
function unknownYears(columns: readonly TimeColumn[], table: Table, row: number, { read }: Reading): Set<number> {
  const unknown = new Set<number>();
  const months = new Map<number, number>();
  for (const { field, year, month } of columns) {
    const answer = read(fieldText(table, field, row));
    const isPartial = answer.kind === 'crops' && answer.isPartial;
    if (isPartial || answer.kind === 'not-known' || answer.kind === 'no-such-crop') unknown.add(year);
    if (month !== null) months.set(year, (months.get(year) ?? 0) + 1);
  }
  for (const [year, count] of months) if (count < MONTHS.length) unknown.add(year);
  return unknown;
}

function timeColumns(table: Table, { crop }: HistoryMatrix, file: string): readonly TimeColumn[] {
  const escaped = crop.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `^${escaped.replace('{year}', '(?<year>\\d{4})').replace('{month}', '(?<month>[a-zA-Z]{3}|\\d{1,2})')}$`,
  );
  const columns = [...table.columns.keys()].flatMap((field) => {
    const found = pattern.exec(field)?.groups;
    if (found === undefined) return [];
    const month = found['month'] === undefined ? null : monthOf(found['month']);
    return month === -1 ? [] : [{ field, year: Number(found['year']), month }];
  });
  if (columns.length > 0) return columns.sort((a, b) => a.year - b.year || (a.month ?? 0) - (b.month ?? 0));
  const present = [...table.columns.keys()].join('、');
  throw new PlanningError('input', 'missing-field', {
    text: text(
      `${file} 没有形如 ${crop} 的列；现有列：${present}`,
      `${file} has no column like ${crop}; it has ${present}`,
    ),
    remedy: text('--crop 写列名，年份处写 {year}', 'name the columns with --crop, {year} in place of the year'),
    at: { file, field: crop },
  });
}

function monthOf(written: string): number {
  return /^\d+$/.test(written) ? Number(written) - 1 : MONTHS.indexOf(written.toLowerCase());
}

import { cropReader } from '../../rotation/crop-names.ts';
import type { RotationStandard } from '../../rotation/rotation-standard.ts';
import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Table } from '../../table/table.ts';
import type { InputDesk } from '../input-desk.ts';
import { readHistoryMatrix } from './history-matrix.ts';
import type { HistorySheet, Reading } from './history-record.ts';
import { readHistoryRows } from './history-rows.ts';
import type { RotationQuestion } from './rotation-question.ts';

/** How a history is to be read. */
export type HistoryQuestion = Pick<RotationQuestion, 'file' | 'fields' | 'required' | 'statusWords'>;

/** Reads a sheet of either layout; what cannot be read is told. Throws `PlanningError` (`missing-field` and what readers throw). */
export async function readHistory(
  { file, fields, required, statusWords }: HistoryQuestion,
  standard: RotationStandard,
  desk: InputDesk,
  findings: Finding[] = desk.findings,
): Promise<HistorySheet> {
  const { table, rowOf } = await desk.rows('crop history', file);
  const reading: Reading = {
    file,
    read: cropReader(standard),
    diseases: standard.diseases.map(({ id, label }) => [id, label.zh, label.en]),
    findings,
  };
  const wanted = fields.layout === 'rows' ? [fields.parcel, fields.year, fields.season, fields.crop] : [fields.parcel];
  mustHave(table, [...wanted, ...required], file);
  if (fields.layout === 'matrix') return readHistoryMatrix(table, fields, reading, rowOf);
  return readHistoryRows(table, fields, reading, statusWords);
}

function mustHave({ columns }: Table, fields: readonly string[], file: string): void {
  const missing = fields.find((field) => !columns.has(field));
  if (missing === undefined) return;
  const present = [...columns.keys()].join('、');
  throw new PlanningError('input', 'missing-field', {
    text: text(`${file} 没有列 ${missing}；现有列：${present}`, `${file} has no column ${missing}; it has ${present}`),
    remedy: text('用选项改正列名', 'name the column by its option'),
    at: { file, field: missing },
  });
}

/** First and last year that a sheet speaks of. Throws `PlanningError` (`empty-history`) when it speaks of none. */
export function spanOf({ records }: HistorySheet, file: string): readonly [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { stated, unsure } of records.values()) {
    for (const year of [...stated, ...unsure]) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
  }
  if (first <= last) return [first, last];
  throw new PlanningError('input', 'empty-history', {
    text: text(`${file} 中没有一行写明年度与作物`, `no row of ${file} says a year and a crop`),
    remedy: text('检查列名与年度的写法', 'check the columns and how years are written'),
    at: { file },
  });
}

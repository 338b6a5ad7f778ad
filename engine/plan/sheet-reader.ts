import type { SheetTable } from '../formats/format.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { PlanningError } from '../run/planning-error.ts';
import { type Measurement, readMeasurement, readPh } from '../table/measurement.ts';
import { textAt } from '../table/table.ts';

/** Reads cells of one sheet by field name. */
export interface SheetReader {
  readonly length: number;
  cell(row: number, field: string): string;
  /** Items that are named in the scenario, each with its cell read by the traps of laboratory sheets. */
  measurements(row: number): ReadonlyMap<string, Measurement>;
  /** Findings for the items of a row that cannot be read; `feature` names the sample. */
  unreadable(row: number, feature: string): Finding[];
}

/**
 * A reader over a sheet; throws `PlanningError` (`missing-field`) when a field that the scenario names is not there.
 * `items` maps an item to its field, `detectionLimits` an item to its laboratory limit.
 */
export function sheetReader(
  sheet: SheetTable,
  question: {
    readonly file: string;
    readonly fields: readonly string[];
    readonly items: Readonly<Record<string, string>>;
    readonly detectionLimits: Readonly<Record<string, number>>;
  },
): SheetReader {
  const { table } = sheet;
  for (const field of [...question.fields, ...Object.values(question.items)]) {
    if (table.columns.has(field)) continue;
    const present = [...table.columns.keys()].join('、');
    throw new PlanningError('input', 'missing-field', {
      text: text(
        `表 ${question.file} 没有列 ${field}；现有列：${present}`,
        `${question.file} has no column ${field}; it has ${present}`,
      ),
      remedy: text('在情景中改正列名', 'correct the column name in the scenario'),
      at: { file: question.file, field },
    });
  }
  const items = Object.entries(question.items);
  const cell = (row: number, field: string) => textAt(table, field, row)?.trim() ?? '';
  const read = (row: number, item: string, field: string) =>
    item === 'ph' ? readPh(cell(row, field)) : readMeasurement(cell(row, field), question.detectionLimits[item]);
  return {
    length: table.length,
    cell,
    measurements: (row) => new Map(items.map(([item, field]) => [item, read(row, item, field)])),
    unreadable: (row, feature) =>
      items.flatMap(([item, field]) => {
        const { state, asWritten } = read(row, item, field);
        const at = { file: question.file, feature, field, row: row + 2 };
        return state === 'unreadable' ? [unreadableCell(at, asWritten)] : [];
      }),
  };
}

/** A cell that cannot be read: it counts as missing and is told. */
export function unreadableCell(at: Place, found: string): Finding {
  return {
    severity: 'warning',
    code: 'unreadable-cell',
    message: text(`单元格“${found}”读不懂，按缺测处理`, `cell "${found}" cannot be read and counts as missing`),
    remedy: text('在表中改正该单元格', 'correct the cell in the sheet'),
    at,
  };
}

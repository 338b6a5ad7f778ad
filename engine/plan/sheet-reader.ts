import type { SheetTable } from '../formats/format.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { type Measurement, readMeasurement } from '../table/measurement.ts';
import { textAt } from '../table/table.ts';

/** Reads cells of one sheet by field name. */
export interface SheetReader {
  readonly length: number;
  cell(row: number, field: string): string;
  /** Items that are named in the scenario, each with its cell read by the traps of laboratory sheets. */
  measurements(row: number): ReadonlyMap<string, Measurement>;
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
  return {
    length: table.length,
    cell,
    measurements: (row) =>
      new Map(items.map(([item, field]) => [item, readMeasurement(cell(row, field), question.detectionLimits[item])])),
  };
}
